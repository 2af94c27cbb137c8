import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import type { ChartType } from '../../contract/chart.ts'
import type { Message } from '../../contract/message.ts'
import type { Question } from '../../contract/question.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** What a chart and each of its revisions hold. */
const content = () => ({
  name: text('name').notNull(),
  description: text('description').notNull(),
  type: text('type').$type<ChartType>().notNull(),
  question: jsonb('question').$type<Question>().notNull(),
  columns: jsonb('columns').$type<UsedColumn[]>().notNull(),
})

/** A chart that was kept. It outlives its dataset, whose last known name it carries: so no foreign key. */
export const chart = pgTable(
  'chart',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    datasetId: text('dataset_id').notNull(),
    tableId: text('table_id').notNull(),
    datasetName: text('dataset_name').notNull(),
    ...content(),
    revision: integer('revision').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: at('updated_at').notNull(),
    deletedAt: at('deleted_at'),
  },
  t => [
    index('chart_newest').on(t.workspaceId, t.updatedAt, t.id).where(sql`deleted_at is null`),
    index('chart_of_dataset').on(t.workspaceId, t.datasetId),
  ],
)

/** What a chart was after each change, and what the change was. */
export const chartRevision = pgTable(
  'chart_revision',
  {
    workspaceId: text('workspace_id').notNull(),
    chartId: text('chart_id')
      .notNull()
      .references(() => chart.id, { onDelete: 'cascade' }),
    revision: integer('revision').notNull(),
    what: jsonb('what').$type<Message[]>().notNull(),
    ...content(),
    by: text('by').notNull(),
    at: at('at').notNull(),
  },
  t => [primaryKey({ columns: [t.chartId, t.revision] })],
)
