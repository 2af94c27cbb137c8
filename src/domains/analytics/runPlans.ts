import type { PlanResult, QueryPlan } from '../../contract/plan.ts'
import { canonical } from '../../core/relation/canonical.ts'
import { lower } from '../../core/relation/lower.ts'
import { resolveDates } from '../../core/relation/resolveDates.ts'
import type { Context } from '../../ports/context.ts'
import type { EngineResult } from '../../ports/engine.ts'
import { authoriseAll } from '../access/authorise.ts'
import type { LoadedScan } from '../datasets/loadScan.ts'
import { loadScan } from '../datasets/loadScan.ts'
import { dateAnchors } from './dateAnchors.ts'

/**
 * Answers several plans, in their order; those over the same rows are one pass. Any member may ask: what they may see
 * is decided by `authorise`.
 * @throws DomainError not_found, not_ready, invalid_plan, took_too_long, out_of_memory, busy
 */
export async function runPlans(ctx: Context, { plans }: { plans: QueryPlan[] }): Promise<{ results: PlanResult[] }> {
  const sources = await loadSources(ctx, plans)
  const relations = plans.map((plan, i) => {
    const source = at(sources, i)
    return lower(resolveDates(plan, dateAnchors(ctx, source)), source.scan)
  })
  const answers = await ctx.engine.runMany(await authoriseAll(ctx, relations), {
    signal: ctx.signal,
    timeoutMs: ctx.limits.queryTimeoutMs,
  })
  return { results: answers.map((answer, i) => toResult(answer, at(sources, i).version.id)) }
}

/** Plans mostly ask the same table: each is loaded once. */
async function loadSources(ctx: Context, plans: readonly QueryPlan[]): Promise<LoadedScan[]> {
  const loading = new Map<string, Promise<LoadedScan>>()
  return Promise.all(
    plans.map(({ source }) => {
      const key = canonical(source)
      const found = loading.get(key) ?? loadScan(ctx, source)
      loading.set(key, found)
      return found
    }),
  )
}

function toResult({ table, bill, cached, durationMs }: EngineResult, versionId: string): PlanResult {
  return { table, bill, versionId, cached, durationMs }
}

function at<T>(items: readonly T[], i: number): T {
  const item = items[i]
  if (item === undefined) throw new Error(`no item ${i} of ${items.length}`)
  return item
}
