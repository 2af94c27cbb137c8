import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Filter, QueryPlan, RelativeDates } from '../../contract/plan.ts'
import { isClock, moveUnits, startOfUnit } from './timeUnit.ts'

/** What relative dates are relative to. Dates and timestamps are ISO 8601 text without zone. */
export interface Anchors {
  /** Now, on the clock of the workspace. */
  today: string
  /** The newest date in a column; null when it has none. */
  newestOf: (column: string) => Scalar
  typeOf: (column: string) => ColumnType | undefined
}

/**
 * The plan with every relative condition as the `between` it means now; what cannot be resolved (a column that is no
 * date) stays for `checkPlan` to refuse. Neither the engine nor its cache sees a relative date.
 */
export function resolveDates(plan: QueryPlan, anchors: Anchors): QueryPlan {
  return plan.filter === undefined ? plan : { ...plan, filter: resolveFilter(plan.filter, anchors) }
}

/** The same of a condition by itself. */
export function resolveFilter(filter: Filter, anchors: Anchors): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { ...filter, of: filter.of.map(part => resolveFilter(part, anchors)) }
    case 'not':
      return { ...filter, of: resolveFilter(filter.of, anchors) }
    case 'relative':
      return periodsOf(filter, anchors)
    default:
      return filter
  }
}

/** A column without dates has no newest one, and no row near it. */
function periodsOf(filter: RelativeDates, { today, newestOf, typeOf }: Anchors): Filter {
  const { column, direction, unit, count } = filter
  const type = typeOf(column)
  if ((type !== 'date' && type !== 'timestamp') || (type === 'date' && isClock(unit))) return filter
  const anchor = filter.anchor === 'today' ? today : newestOf(column)
  if (typeof anchor !== 'string') return { op: 'or', of: [] }
  const current = startOfUnit(anchor, unit)
  const from = { last: -count, this: 0, next: 1 }[direction]
  const low = moveUnits(current, unit, from)
  const high = moveUnits(low, unit, direction === 'this' ? 1 : count)
  return { op: 'between', column, low, high, closed: false }
}
