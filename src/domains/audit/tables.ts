import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { AuditEvent } from '../../contract/audit.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** Who did what; written in the transaction of what was done, never changed. */
export const auditEvent = pgTable(
  'audit_event',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    at: at('at').notNull(),
    actorKind: text('actor_kind').$type<AuditEvent['actor']['kind']>().notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    targetKind: text('target_kind').notNull(),
    targetId: text('target_id').notNull(),
    targetName: text('target_name'),
    detail: jsonb('detail').$type<AuditEvent['detail']>().notNull(),
  },
  t => [index('audit_event_newest').on(t.workspaceId, t.id)],
)

/** What later domains are to be told, once the transaction that wrote it has committed. */
export const outboxEvent = pgTable(
  'outbox_event',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').notNull(),
    createdAt: at('created_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    dueAt: at('due_at').notNull(),
    deliveredAt: at('delivered_at'),
    /** Given up after the last attempt; kept for an operator to look at. */
    failedAt: at('failed_at'),
    fault: text('fault'),
  },
  t => [index('outbox_event_due').on(t.dueAt).where(sql`delivered_at is null and failed_at is null`)],
)
