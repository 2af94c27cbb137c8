import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { job } from './tables.ts'

/** Writes a job in the caller's transaction; wake it with `ctx.queue.wake(id)` once that has committed. */
export async function enqueue(
  ctx: Context,
  tx: Transaction,
  { name, input }: { name: string; input: unknown },
): Promise<string> {
  const id = ctx.newId('job')
  await tx.insert(job).values({ id, workspaceId: ctx.workspaceId, name, input, createdAt: ctx.now() })
  return id
}
