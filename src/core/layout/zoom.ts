import type { ChartSpec } from '../../contract/chart.ts'
import type { Column } from '../../contract/column.ts'
import type { Filter, QueryPlan } from '../../contract/plan.ts'

/** Both conditions; the other one when one is not there. */
export function both(a: Filter | undefined, b: Filter | undefined): Filter | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return { op: 'and', of: [...partsOf(a), ...partsOf(b)] }
}

/** A chart of only these rows: its plans ask for them too. */
export function zoomed(spec: ChartSpec, zoom: Filter | undefined): ChartSpec {
  if (zoom === undefined) return spec
  const narrow = (plan: QueryPlan): QueryPlan => {
    const filter = both(plan.filter, zoom)
    return filter === undefined ? plan : { ...plan, filter }
  }
  return {
    ...spec,
    plan: narrow(spec.plan),
    totals: spec.totals.map(narrow),
    ...(spec.trend ? { trend: narrow(spec.trend) } : {}),
  }
}

/** Columns that have one value among the rows of a zoom: a chart by them would be one bar. */
export function withFixed(columns: readonly Column[], zoom: Filter | undefined): Column[] {
  const fixed = new Set(zoom === undefined ? [] : partsOf(zoom).flatMap(fixedColumn))
  return columns.map(column => (fixed.has(column.id) ? { ...column, role: 'constant' } : column))
}

function fixedColumn(part: Filter): string[] {
  if (part.op === 'eq' || part.op === 'isNull') return [part.column]
  return part.op === 'in' && part.values.length === 1 ? [part.column] : []
}

const partsOf = (filter: Filter): Filter[] => (filter.op === 'and' ? filter.of.flatMap(partsOf) : [filter])
