import type { ChartSpec } from '../../contract/chart.ts'
import type { Filter, QueryPlan } from '../../contract/plan.ts'

/**
 * The same chart of only the rows that the conditions are true for too. Its units, ranges and places stay what they
 * were: two pictures of it can be held against each other.
 */
export function withConditions(spec: ChartSpec, conditions: readonly Filter[]): ChartSpec {
  if (conditions.length === 0) return spec
  const { plan, totals, trend, ...rest } = spec
  return {
    ...rest,
    plan: planWith(plan, conditions),
    totals: totals.map(total => planWith(total, conditions)),
    ...(trend && { trend: planWith(trend, conditions) }),
  }
}

/** The plan's own conditions first, each a step of its own on the bill; then these. */
export function planWith(plan: QueryPlan, conditions: readonly Filter[]): QueryPlan {
  const { filter } = plan
  const own = filter === undefined ? [] : filter.op === 'and' ? filter.of : [filter]
  const all = [...own, ...conditions]
  const [first] = all
  if (first === undefined) return plan
  // One that is made of several is a step of its own too.
  return { ...plan, filter: all.length === 1 && first.op !== 'and' ? first : { op: 'and', of: all } }
}
