import type { Filter } from '../../contract/plan.ts'
import { mainTime, rankDimensions, rankMeasures } from '../chart/rank.ts'
import { moveUnits, startOfUnit } from '../relation/timeUnit.ts'
import type { DateSpan } from './dateSpan.ts'
import { actsOf, has, type Reading, take } from './reading.ts'
import { isCalendar } from './subject.ts'
import type { Wish } from './wish.ts'

/** So many columns a change is broken down by. */
const BROKEN_DOWN = 3

/**
 * "why did March drop": that period and the one before, side by side, broken down by each of the columns that tell the
 * most. Null when the question is no such one, or names no period of the table's time.
 */
export function readWhy(reading: Reading): Wish[] | null {
  if (!has(reading, 'why')) return null
  const { subject, wish } = reading
  const time = mainTime(subject.columns)
  const dated = reading.pieces.find(piece => piece.kind === 'date')
  const chosen = wish.figures[0] ?? measureOf(reading)
  if (!time || dated?.kind !== 'date' || !chosen) return null
  const filter = isCalendar(time)
    ? twoPeriods(time.id, dated.span, String(time.profile.max))
    : twoYears(time.id, dated.span)
  if (!filter) return null
  for (const piece of actsOf(reading, 'why', 'moved', 'aggregate')) take(reading, piece, 'ask.why')
  take(reading, dated, 'ask.time', { name: time.name, text: dated.text })
  const group = { column: time, timeUnit: filter.unit, isSide: true }
  const isOfTime = (one: Filter) => 'column' in one && one.column === time.id
  const base = {
    ...wish,
    figures: [chosen],
    filters: [...wish.filters.filter(one => !isOfTime(one) && one.op !== 'or'), filter.filter],
    isCompared: true,
  }
  const named = wish.groups.map(({ column }) => column).filter(column => column !== time)
  const columns = named.length > 0 ? named : rankDimensions(subject.columns).slice(0, BROKEN_DOWN)
  return columns.map(column => ({ ...base, groups: [{ column }, group] }))
}

/** Without a name the measure that matters most is meant. */
function measureOf({ subject, factors, chosen: { measure: chosenMeasure } }: Reading) {
  if (chosenMeasure === 'rows') return { aggregate: 'count' as const }
  const [best] = rankMeasures(subject.columns)
  const column = chosenMeasure ?? best
  if (!chosenMeasure) factors.push(0.8)
  return column && { aggregate: column.meaning.additive === 'sum' ? ('sum' as const) : ('mean' as const), column }
}

function twoPeriods(column: string, span: DateSpan, newest: string) {
  const period = periodOf(span, newest)
  if (!period) return null
  const { low, high, unit } = period
  const filter: Filter = { op: 'between', column, low: moveUnits(low, unit, -1), high, closed: false }
  return { filter, unit }
}

/** A month without a year is the last one that the data have. */
function periodOf(span: DateSpan, newest: string) {
  if (span.kind === 'range' && span.low !== null && span.high !== null && span.unit !== null)
    return { low: span.low, high: span.high, unit: span.unit }
  if (span.kind === 'part' && (span.part === 'monthOfYear' || span.part === 'quarterOfYear')) {
    const unit = span.part === 'monthOfYear' ? ('month' as const) : ('quarter' as const)
    const month = ((span.values[0] ?? 1) - 1) * (unit === 'month' ? 1 : 3) + 1
    const low = `${newest.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
    const last = low <= newest ? low : moveUnits(low, 'year', -1)
    return { low: last, high: moveUnits(last, unit, 1), unit }
  }
  if (span.kind !== 'relative' || span.count !== 1 || span.direction === 'next') return null
  const current = startOfUnit(newest, span.unit)
  const low = span.direction === 'last' ? moveUnits(current, span.unit, -1) : current
  return { low, high: moveUnits(low, span.unit, 1), unit: span.unit }
}

function twoYears(column: string, span: DateSpan) {
  if (span.kind !== 'range' || span.low === null || span.unit !== 'year') return null
  const year = Number(span.low.slice(0, 4))
  return { filter: { op: 'in' as const, column, values: [year - 1, year] } satisfies Filter, unit: undefined }
}
