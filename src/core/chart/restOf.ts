import type { ChartSpec } from '../../contract/chart.ts'
import type { Filter, QueryPlan } from '../../contract/plan.ts'

/** A chart of some rows turned into the same chart of all others. What the chart itself leaves out stays left out. */
export function restOf(spec: ChartSpec, rows: Filter): ChartSpec {
  const { trend: _, ...kept } = spec
  return { ...kept, plan: ofRest(spec.plan, rows), totals: spec.totals.map(plan => ofRest(plan, rows)) }
}

function ofRest(plan: QueryPlan, rows: Filter): QueryPlan {
  const chosen = new Set(partsOf(rows).map(part => JSON.stringify(part)))
  const own = plan.filter ? partsOf(plan.filter).filter(part => !chosen.has(JSON.stringify(part))) : []
  const others: Filter = { op: 'not', of: rows }
  return { ...plan, filter: own.length > 0 ? { op: 'and', of: [...own, others] } : others }
}

const partsOf = (filter: Filter): Filter[] => (filter.op === 'and' ? filter.of.flatMap(partsOf) : [filter])
