import type { Column } from '../../contract/column.ts'
import type { Filter, TimeUnit } from '../../contract/plan.ts'
import { mainTime, rankDimensions, rankMeasures } from '../chart/rank.ts'
import { moveUnits, startOfUnit } from '../relation/timeUnit.ts'
import type { DateSpan } from './dateSpan.ts'
import { actsOf, has, isAct, type Reading, take } from './reading.ts'
import { isCalendar } from './subject.ts'
import type { Wish, WishedFigure } from './wish.ts'

/** So many columns a change is broken down by. */
const BROKEN_DOWN = 3

/** What a question why takes for granted: that a figure moved from one period to the next. */
export interface WishedPremise {
  /** The figure of both periods. */
  wish: Wish
  moved: 'up' | 'down' | null
  time: Column
  /** Where the earlier period begins, the later begins and ends. */
  periods: Periods
}

interface Periods {
  before: string
  after: string
  end: string
  unit: TimeUnit
}

/**
 * "why did March drop": that period and the one before, side by side, broken down by each of the columns that tell the
 * most. Null when the question is no such one, or names no period of the table's time.
 */
export function readWhy(reading: Reading): { wishes: Wish[]; premise: WishedPremise } | null {
  if (!has(reading, 'why')) return null
  const { subject, wish } = reading
  const time = mainTime(subject.columns)
  const dated = reading.pieces.find(piece => piece.kind === 'date')
  const chosen = figureOf(reading)
  if (!time || dated?.kind !== 'date' || !chosen) return null
  const periods = isCalendar(time) ? periodsOf(dated.span, String(time.profile.max)) : yearsOf(dated.span)
  if (!periods) return null
  const moved = movedIn(reading)
  for (const piece of reading.pieces)
    if (isAct(piece, 'why', 'moved', 'aggregate', 'change')) take(reading, piece, 'ask.why')
  take(reading, dated, 'ask.time', { name: time.name, text: dated.text })
  const group = { column: time, isSide: true, ...(isCalendar(time) && { timeUnit: periods.unit }) }
  const isOfTime = (one: Filter) => 'column' in one && one.column === time.id
  const filters = [...wish.filters.filter(one => !isOfTime(one) && one.op !== 'or'), inBoth(time, periods)]
  const base = { ...wish, figures: [chosen], filters, isCompared: true }
  const named = wish.groups.map(({ column }) => column).filter(column => column !== time)
  const columns = named.length > 0 ? named : rankDimensions(subject.columns).slice(0, BROKEN_DOWN)
  return {
    wishes: columns.map(column => ({ ...base, groups: [{ column }, group] })),
    premise: {
      wish: { ...base, groups: [{ ...group, isSide: false }], isCompared: false, type: 'table' },
      moved,
      time,
      periods,
    },
  }
}

const falling = /drop|fall|fell|decrease|decline|down|dip|slump|plunge|low|crash/i
const rising = /rise|rose|increase|grow|grew|jump|up|spike|high/i

function movedIn(reading: Reading): WishedPremise['moved'] {
  const said = actsOf(reading, 'moved').map(({ text }) => text)
  if (said.some(text => falling.test(text))) return 'down'
  return said.some(text => rising.test(text)) ? 'up' : null
}

function inBoth({ id, type }: Column, { before, after, end }: Periods): Filter {
  if (type === 'date' || type === 'timestamp')
    return { op: 'between', column: id, low: before, high: end, closed: false }
  return { op: 'in', column: id, values: [Number(before), Number(after)] }
}

/** The figure that is named; its change is what the question is about. */
function figureOf(reading: Reading): WishedFigure | undefined {
  const [named] = reading.wish.figures
  if (!named) return measureOf(reading)
  const { calculation, ...figure } = named
  const isCounted = figure.aggregate === 'count' && !figure.column && calculation !== undefined
  if (calculation?.kind !== 'change') return named
  return isCounted && !reading.pieces.some(({ kind }) => kind === 'rows') ? measureOf(reading) : figure
}

/** Without a name the measure that matters most is meant. */
function measureOf({ subject, factors, chosen: { measure: chosenMeasure } }: Reading): WishedFigure | undefined {
  if (chosenMeasure === 'rows') return { aggregate: 'count' as const }
  const [best] = rankMeasures(subject.columns)
  const column = chosenMeasure ?? best
  if (!chosenMeasure) factors.push(0.8)
  return column && { aggregate: column.meaning.additive === 'sum' ? ('sum' as const) : ('mean' as const), column }
}

/** The period and the one before; null where the stretch is no single one. */
function periodsOf(span: DateSpan, newest: string): Periods | null {
  const period = periodOf(span, newest)
  if (!period) return null
  const { low, high, unit } = period
  return moveUnits(low, unit, 1) === high ? { before: moveUnits(low, unit, -1), after: low, end: high, unit } : null
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

function yearsOf(span: DateSpan): Periods | null {
  if (span.kind !== 'range' || span.low === null || span.unit !== 'year') return null
  const year = Number(span.low.slice(0, 4))
  return { before: String(year - 1), after: String(year), end: String(year + 1), unit: 'year' }
}
