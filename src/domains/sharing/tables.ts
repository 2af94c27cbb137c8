import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { FilterValues } from '../../contract/dashboardFilter.ts'
import type { Comment, ShareLink } from '../../contract/sharing.ts'
import { dashboard } from '../dashboards/tables.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** A way in for people without an account. `token_hash` is the SHA-256 of what the address holds. */
export const shareLink = pgTable(
  'share_link',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    dashboardId: text('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<ShareLink['kind']>().notNull(),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** What signs the tokens of an embed, sealed for the link's id. */
    sealedSecret: text('sealed_secret'),
    lockedValues: jsonb('locked_values').$type<FilterValues>().notNull().default({}),
    allowsRows: boolean('allows_rows').notNull().default(false),
    allowsExport: boolean('allows_export').notNull().default(false),
    passwordHash: text('password_hash'),
    expiresAt: at('expires_at'),
    revokedAt: at('revoked_at'),
    opened: integer('opened').notNull().default(0),
    lastOpenedAt: at('last_opened_at'),
    createdBy: text('created_by').notNull(),
    createdById: text('created_by_id').notNull(),
    createdAt: at('created_at').notNull(),
  },
  t => [
    index('share_link_of').on(t.dashboardId, t.id),
    index('share_link_alive').on(t.dashboardId).where(sql`revoked_at is null`),
  ],
)

/** A remark on a dashboard or one of its tiles. What was taken back keeps its place, without its words, while it has answers. */
export const dashboardComment = pgTable(
  'dashboard_comment',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    dashboardId: text('dashboard_id')
      .notNull()
      .references(() => dashboard.id, { onDelete: 'cascade' }),
    tileId: text('tile_id'),
    parentId: text('parent_id'),
    text: text('text').notNull(),
    mentions: jsonb('mentions').$type<Comment['mentions']>().notNull().default([]),
    byId: text('by_id').notNull(),
    by: text('by').notNull(),
    at: at('at').notNull(),
    editedAt: at('edited_at'),
    resolvedAt: at('resolved_at'),
    resolvedBy: text('resolved_by'),
    deletedAt: at('deleted_at'),
  },
  t => [index('dashboard_comment_of').on(t.dashboardId, t.id)],
)
