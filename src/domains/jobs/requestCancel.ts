import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { unsealed } from './lease.ts'
import { job } from './tables.ts'

/**
 * Asks a job to stop. A pending one ends here; a running one is told and ends itself.
 * @returns how it stood: 'ended' when it was pending and is cancelled now, 'asked' when it runs, 'over' when it was done
 */
export async function requestCancel(ctx: Context, tx: Transaction, jobId: string): Promise<'ended' | 'asked' | 'over'> {
  const open = and(
    eq(job.id, jobId),
    eq(job.workspaceId, ctx.workspaceId),
    inArray(job.status, ['pending', 'processing']),
  )
  const [row] = await tx.select({ status: job.status }).from(job).where(open).for('update')
  if (!row) return 'over'
  if (row.status === 'processing') {
    await tx.update(job).set({ cancelRequested: true }).where(eq(job.id, jobId))
    return 'asked'
  }
  await tx.update(job).set({ status: 'cancelled', finishedAt: ctx.now(), input: unsealed }).where(eq(job.id, jobId))
  return 'ended'
}
