import { jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { Verdict } from '../../contract/automatic.ts'
import type { Message } from '../../contract/message.ts'

/** What one person thinks of one tile of an automatic dashboard. */
export const tileVerdict = pgTable(
  'tile_verdict',
  {
    workspaceId: text('workspace_id').notNull(),
    userId: text('user_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    tableId: text('table_id').notNull(),
    tileId: text('tile_id').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    title: jsonb('title').$type<Message>().notNull(),
    columns: jsonb('columns').$type<string[]>().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.datasetId, t.tableId, t.tileId] })],
)
