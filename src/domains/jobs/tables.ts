import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import type { JobStatus } from '../../contract/job.ts'
import type { Message } from '../../contract/message.ts'

const at = (name: string) => timestamp(name, { withTimezone: true })

/** A verb that runs without HTTP. Whoever holds the newest `fence` and an unexpired lease owns it. */
export const job = pgTable(
  'job',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id').notNull(),
    name: text('name').notNull(),
    input: jsonb('input').notNull(),
    status: text('status').$type<JobStatus>().notNull().default('pending'),
    stage: text('stage'),
    processed: bigint('processed', { mode: 'number' }).notNull().default(0),
    total: bigint('total', { mode: 'number' }),
    attempt: integer('attempt').notNull().default(0),
    maxAttempts: integer('max_attempts').notNull().default(3),
    fence: integer('fence').notNull().default(0),
    leaseUntil: at('lease_until'),
    cancelRequested: boolean('cancel_requested').notNull().default(false),
    reason: jsonb('reason').$type<Message>(),
    createdAt: at('created_at').notNull(),
    startedAt: at('started_at'),
    finishedAt: at('finished_at'),
  },
  t => [
    index('job_open').on(t.status, t.leaseUntil).where(sql`status in ('pending', 'processing')`),
    index('job_workspace').on(t.workspaceId, t.id),
  ],
)
