import type { Column } from '../../../contract/column.ts'
import type { Filter } from '../../../contract/plan.ts'
import { epochMs } from '../period.ts'
import { isDate } from './fields.ts'

/** Numbers, or epoch milliseconds of dates. */
export interface Range {
  low: number
  high: number
}

/** Conditions that all must hold, each by itself. */
export function conditionsOf(filter: Filter | undefined): Filter[] {
  if (filter === undefined) return []
  return filter.op === 'and' ? filter.of.flatMap(conditionsOf) : [filter]
}

/** All of the conditions as one filter; undefined for none. */
export function filterOf(conditions: readonly Filter[]): Filter | undefined {
  const [first, second] = conditions
  return second === undefined ? first : { op: 'and', of: [...conditions] }
}

/** Whether a condition lets no missing value of the column through. */
export function excludesMissing(filter: Filter | undefined, column: string): boolean {
  return conditionsOf(filter).some(part => {
    if ('of' in part || part.op === 'isNull' || part.op === 'ne' || part.column !== column) return false
    return part.op === 'in' ? !part.values.includes(null) : true
  })
}

/** From the least to the greatest value of a column that a filter leaves possible. */
export function rangeWithin(column: Column, filter: Filter | undefined): Range {
  const read = (value: unknown) => (isDate(column) ? epochMs(typeof value === 'string' ? value : null) : Number(value))
  let [low, high] = [read(column.profile.min), read(column.profile.max)]
  for (const part of conditionsOf(filter)) {
    const [from, to] = endsOf(part, column.id).map(end => (end === null ? Number.NaN : read(end)))
    if (from !== undefined && from > low) low = from
    if (to !== undefined && to < high) high = to
  }
  return { low, high: Math.max(low, high) }
}

type End = string | number | boolean | null

function endsOf(filter: Filter, column: string): [End, End] {
  if ('of' in filter || filter.column !== column) return [null, null]
  if (filter.op === 'between') return [filter.low, filter.high]
  if (filter.op === 'eq') return [filter.value, filter.value]
  if (filter.op === 'gt' || filter.op === 'ge') return [filter.value, null]
  return filter.op === 'lt' || filter.op === 'le' ? [null, filter.value] : [null, null]
}
