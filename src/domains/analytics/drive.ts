import { DomainError } from '../../contract/problem.ts'
import type { Steps } from '../../core/stats/method.ts'
import type { Context } from '../../ports/context.ts'
import { type Asker, authoriseAll } from '../access/authorise.ts'

/** Longest answer of one pass: what a method reads of single rows, a sample of more. */
const ROWS_MAX = 100_000

/**
 * Runs a computation of several passes: its questions of one pass are asked together, as the actor may see the rows.
 * @throws DomainError cancelled between two passes, too; and what the engine or the method throws
 */
export async function drive<T>(
  ctx: Asker & Pick<Context, 'engine' | 'signal' | 'limits'>,
  steps: Steps<T>,
): Promise<T> {
  let step = steps.next([])
  while (!step.done) {
    if (ctx.signal.aborted) throw new DomainError('cancelled', 'The analysis was cancelled.')
    const asks = step.value
    const maxRows = Math.max(1, ...asks.map(ask => ask.maxRows ?? ROWS_MAX))
    const options = { signal: ctx.signal, timeoutMs: ctx.limits.queryTimeoutMs, maxRows }
    const relations = await authoriseAll(
      ctx,
      asks.map(({ relation }) => relation),
    )
    const answers = await ctx.engine.runMany(relations, options)
    step = steps.next(answers.map(({ table }) => table))
  }
  return step.value
}
