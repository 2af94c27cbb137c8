import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Message } from '../../contract/message.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Progress } from './job.ts'
import { job } from './tables.ts'

/** How long a worker may be silent before its job is anybody's. */
export const LEASE_MS = 7000
/** How often a worker says that it lives. */
export const HEARTBEAT_MS = 1000

export interface Lease {
  jobId: string
  workspaceId: string
  name: string
  input: unknown
  fence: number
  attempt: number
  maxAttempts: number
}

// The database's clock alone decides about leases: workers on several machines may disagree about the time.
const expired = and(eq(job.status, 'processing'), lt(job.leaseUntil, sql`clock_timestamp()`))
const free = or(eq(job.status, 'pending'), expired)
const until = sql`clock_timestamp() + ${`${LEASE_MS} milliseconds`}::interval`
/** What was sealed in the input of a job is forgotten when the job ends. */
export const unsealed = sql`${job.input} - 'sealed'`
const held = (lease: Lease) => and(eq(job.id, lease.jobId), eq(job.fence, lease.fence), eq(job.status, 'processing'))

/** Takes a job that waits or whose worker fell silent; null when somebody else has it. */
export async function claim(tx: Transaction, jobId: string): Promise<Lease | null> {
  const [row] = await tx
    .update(job)
    .set({
      status: 'processing',
      fence: sql`${job.fence} + 1`,
      attempt: sql`${job.attempt} + 1`,
      leaseUntil: until,
      startedAt: sql`coalesce(${job.startedAt}, clock_timestamp())`,
      stage: null,
      processed: 0,
    })
    .where(and(eq(job.id, jobId), free))
    .returning()
  if (!row) return null
  const { workspaceId, name, input, fence, attempt, maxAttempts } = row
  return { jobId, workspaceId, name, input, fence, attempt, maxAttempts }
}

/** Ids of jobs that could be claimed now, oldest first. */
export async function claimable(tx: Transaction, limit: number): Promise<string[]> {
  const rows = await tx.select({ id: job.id }).from(job).where(free).orderBy(job.id).limit(limit)
  return rows.map(r => r.id)
}

/** Extends the lease and notes progress. @returns 'lost' when another worker took over, 'cancel' when a person asked to stop */
export async function renew(
  tx: Transaction,
  lease: Lease,
  progress: Progress | null,
): Promise<'held' | 'lost' | 'cancel'> {
  const [row] = await tx
    .update(job)
    .set({ leaseUntil: until, ...(progress ?? {}) })
    .where(held(lease))
    .returning({ cancelRequested: job.cancelRequested })
  if (!row) return 'lost'
  return row.cancelRequested ? 'cancel' : 'held'
}

/** Ends a job if the lease still holds; the caller's whole transaction must be undone when it does not. */
export async function finish(
  tx: Transaction,
  lease: Lease,
  end: { status: 'completed' | 'failed' | 'cancelled'; reason: Message | null; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(job)
    .set({ status: end.status, reason: end.reason, finishedAt: end.at, leaseUntil: null, input: unsealed })
    .where(held(lease))
    .returning({ id: job.id })
  return rows.length === 1
}

/** Lets a job be anybody's again; false when it is no longer the caller's to give. */
export async function release(tx: Transaction, lease: Lease): Promise<boolean> {
  const rows = await tx
    .update(job)
    .set({ status: 'pending', leaseUntil: null, stage: null })
    .where(held(lease))
    .returning({ id: job.id })
  return rows.length === 1
}
