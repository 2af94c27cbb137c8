import { and, eq, gt, or, sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { job } from './tables.ts'

/** A job that waits longer has nobody to run it, as one whose lease ran out. */
const WAITS_MS = 10_000

interface Wanted {
  name: string
  /** Part of its input. */
  input: Record<string, string>
}

/** How far a job is that runs or is about to; null when there is none. */
export async function openJob(
  ctx: Context,
  tx: Transaction,
  { name, input }: Wanted,
): Promise<{ processed: number; total: number } | null> {
  const since = new Date(ctx.now().getTime() - WAITS_MS)
  const [row] = await tx
    .select({ processed: job.processed, total: job.total })
    .from(job)
    .where(
      and(
        or(
          and(eq(job.status, 'processing'), gt(job.leaseUntil, sql`clock_timestamp()`)),
          and(eq(job.status, 'pending'), gt(job.createdAt, since)),
        ),
        eq(job.workspaceId, ctx.workspaceId),
        eq(job.name, name),
        sql`${job.input} @> ${JSON.stringify(input)}::jsonb`,
      ),
    )
    .limit(1)
  return row ? { processed: row.processed, total: row.total ?? 0 } : null
}
