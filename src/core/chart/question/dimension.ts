import type { Column } from '../../../contract/column.ts'
import type { Dimension, Filter, TimeUnit } from '../../../contract/plan.ts'
import { niceStep } from '../nice.ts'
import { finestUnit, periodsIn, unitWithin } from '../period.ts'
import { type Group, isDate, isNumber } from './fields.ts'
import { rangeWithin } from './range.ts'

/** A group as a plan groups by it, over the range that the filter leaves. */
export function dimensionFor({ column, field }: Group, as: string, filter: Filter | undefined): Dimension {
  const base = { as, column: column.id }
  if (field.timePart !== undefined) return { ...base, timePart: field.timePart }
  if (field.ranges !== undefined && isNumber(column)) return { ...base, ranges: field.ranges }
  if (isDate(column)) return { ...base, timeUnit: unitFor(column, field, filter) }
  if (field.bins !== undefined && isNumber(column)) return { ...base, bin: binsOver(column, filter, field.bins) }
  if (field.width !== undefined && isNumber(column)) return { ...base, bin: binOf(column, filter, field.width) }
  return base
}

function unitFor(column: Column, { timeUnit, bins }: Group['field'], filter: Filter | undefined): TimeUnit {
  if (timeUnit !== undefined) return timeUnit
  const { low, high } = rangeWithin(column, filter)
  return bins === undefined ? (unitWithin(column, high - low) ?? 'day') : finestUnit(column, high - low, bins)
}

/** About so many equal ranges with round edges. */
export function binsOver(column: Column, filter: Filter | undefined, count: number): { start: number; width: number } {
  const { low, high } = rangeWithin(column, filter)
  return binOf(column, filter, niceStep((high - low) / count))
}

function binOf(column: Column, filter: Filter | undefined, asked: number): { start: number; width: number } {
  const width = Math.max(asked, column.type === 'integer' ? 1 : 0)
  const { low } = rangeWithin(column, filter)
  const start = Math.floor(low / width) * width
  return { start: Number.isFinite(start) ? start : 0, width }
}

/** At most how many groups there may be: missing values are one too. */
export function groupsIn({ column, field, kind }: Group, filter: Filter | undefined): number {
  const { distinct, nulls } = column.profile
  const missing = nulls > 0 ? 1 : 0
  if (field.timePart !== undefined) return Math.min(distinct, partsOf[field.timePart]) + missing
  if (field.ranges !== undefined) return field.ranges.edges.length - 1 + 1
  if (kind === 'range') return Math.min(distinct, field.bins ?? 200) + missing
  if (!isDate(column)) return Math.min(distinct, namedIn(column, filter)) + missing
  const { low, high } = rangeWithin(column, filter)
  const unit = unitFor(column, field, filter)
  return Math.min(distinct, Math.ceil(periodsIn(high - low, unit)) + 1) + missing
}

/** Values that the filter itself names: there are no more groups than those. */
function namedIn(column: Column, filter: Filter | undefined): number {
  const parts = filter?.op === 'and' ? filter.of : filter ? [filter] : []
  const counts = parts.map(part => {
    if (part.op === 'in' && part.column === column.id) return part.values.length
    return part.op === 'eq' && part.column === column.id ? 1 : Number.POSITIVE_INFINITY
  })
  return Math.min(...counts, Number.POSITIVE_INFINITY)
}

const partsOf = { monthOfYear: 12, quarterOfYear: 4, dayOfWeek: 7, hourOfDay: 24, dayOfMonth: 31 } as const
