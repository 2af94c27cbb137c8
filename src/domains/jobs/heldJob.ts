import { sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { HEARTBEAT_MS, LEASE_MS, type Lease, renew } from './lease.ts'
import { job } from './tables.ts'

/**
 * Writes a job in the caller's transaction whose maker still gathers what it needs and holds it meanwhile: `keepHeld`
 * says that the maker lives, `release` lets workers have it. Of a maker that was killed it comes to a worker by itself.
 */
export async function enqueueHeld(
  ctx: Context,
  tx: Transaction,
  { name, input }: { name: string; input: unknown },
): Promise<Lease> {
  const { workspaceId } = ctx
  const jobId = ctx.newId('job')
  const [row] = await tx
    .insert(job)
    .values({
      ...{ id: jobId, workspaceId, name, input, createdAt: ctx.now() },
      status: 'processing',
      fence: 1,
      leaseUntil: sql`clock_timestamp() + ${`${LEASE_MS} milliseconds`}::interval`,
    })
    .returning({ maxAttempts: job.maxAttempts })
  if (!row) throw new Error(`job ${jobId} was not written`)
  return { jobId, workspaceId, name, input, fence: 1, attempt: 0, maxAttempts: row.maxAttempts }
}

/** Renews the lease until stopped. */
export function keepHeld(ctx: Context, lease: Lease): { stop(): void } {
  // A beat that fails is made up for by the next; when none comes through the lease runs out, as it should.
  const beat = () => void ctx.transaction(tx => renew(tx, lease, null)).catch(() => undefined)
  const timer = setInterval(beat, HEARTBEAT_MS)
  return { stop: () => clearInterval(timer) }
}
