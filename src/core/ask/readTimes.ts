import type { Column } from '../../contract/column.ts'
import type { Filter, TimePart, TimeUnit } from '../../contract/plan.ts'
import { mainTime } from '../chart/rank.ts'
import { nameWords } from '../column/nameWords.ts'
import { moveUnits } from '../relation/timeUnit.ts'
import type { DateSpan } from './dateSpan.ts'
import type { Piece } from './piece.ts'
import { actsOf, addFilter, after, columnOf, isAct, isFree, type Reading, take } from './reading.ts'
import { isCalendar, isNumeric } from './subject.ts'
import { weekdaysIn } from './weekdays.ts'

type Dated = Piece & { kind: 'date' }

/** Reads the times that a question names, and what it runs over. */
export function readTimes(reading: Reading): void {
  const dates = withYears(
    reading.pieces.filter((piece): piece is Dated => piece.kind === 'date' && isFree(reading, piece)),
  )
  const time = timeOf(reading)
  const conditions: Filter[] = []
  for (const { piece, span } of dates) {
    const said = time && conditionOn(time, span, reading)
    const filter = said && withoutNegated(reading, piece, said)
    if (time && !filter) readMonthOfYear(reading, piece, time)
    if (!filter) readWeekdays(reading, piece)
    if (!filter) continue
    conditions.push(filter)
    take(reading, piece, 'ask.time', { name: time.name, text: piece.text })
    takeTimeBeside(reading, piece, time)
  }
  if (time) keep(reading, time, conditions)
  readGrains(reading, time)
}

/** "Q1 vs Q2 2026": the first takes the year of the second. */
function withYears(dates: readonly Dated[]): { piece: Dated; span: DateSpan }[] {
  return dates.map((piece, i) => {
    const { span } = piece
    const next = dates[i + 1]?.span
    const isLent =
      span.kind === 'part' && next?.kind === 'range' && next.low !== null && next.unit === unitsOfParts.get(span.part)
    const [n] = span.kind === 'part' ? span.values : []
    if (!isLent || n === undefined || next.low === null || next.unit === null) return { piece, span }
    const month = next.unit === 'quarter' ? (n - 1) * 3 + 1 : n
    const low = `${next.low.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
    return { piece, span: { ...next, low, high: moveUnits(low, next.unit, 1) } }
  })
}

const unitsOfParts = new Map<TimePart, TimeUnit>([
  ['monthOfYear', 'month'],
  ['quarterOfYear', 'quarter'],
])

/** "excluding 2010". */
function withoutNegated(reading: Reading, piece: Dated, filter: Filter): Filter {
  const before = after(reading, piece, -1)
  if (!isAct(before, 'not') || !isFree(reading, before)) return filter
  take(reading, before, 'ask.word')
  return filter.op === 'eq' ? { ...filter, op: 'ne' } : { op: 'not', of: filter }
}

/** "on weekends" where the names of weekdays are a column. */
function readWeekdays(reading: Reading, piece: Dated): void {
  const { span } = piece
  if (span.kind !== 'part' || span.part !== 'dayOfWeek') return
  for (const column of reading.subject.columns) {
    const days = weekdaysIn(column, reading.subject.values)
    const values = [...(days ?? [])].flatMap(([value, day]) => (span.values.includes(day) ? [value] : []))
    if (values.length === 0) continue
    addFilter(reading, { op: 'in', column: column.id, values })
    take(reading, piece, 'ask.time', { name: column.name, text: piece.text })
    return
  }
}

/** "December 1960" where years and the names of months are two columns. */
function readMonthOfYear(reading: Reading, piece: Dated, time: Column): void {
  const { span } = piece
  if (span.kind !== 'range' || span.unit !== 'month' || span.low === null || span.high === null) return
  if (moveUnits(span.low, 'month', 1) !== span.high) return
  const name = monthNames[Number(span.low.slice(5, 7)) - 1] ?? ''
  const year = Number(span.low.slice(0, 4))
  const option = [...reading.subject.values].flatMap(([id, values]) => {
    const value = values.find(one => typeof one === 'string' && one.length > 2 && name.startsWith(one.toLowerCase()))
    return typeof value === 'string' ? [{ id, value }] : []
  })
  const [only, other] = option
  if (!only || other || year < Number(time.profile.min) || year > Number(time.profile.max)) return
  addFilter(reading, { op: 'eq', column: only.id, value: only.value })
  addFilter(reading, { op: 'eq', column: time.id, value: year })
  take(reading, piece, 'ask.time', { name: time.name, text: piece.text })
}

const monthNames = 'january february march april may june july august september october november december'.split(' ')

/** The column of time: one that is named, the main one, or a number that is called a year. */
function timeOf({ subject, pieces }: Reading): Column | null {
  const named = pieces.map(columnOf).find(column => column && (isCalendar(column) || column.role === 'time'))
  if (named) return named
  return (
    mainTime(subject.columns) ??
    subject.columns.find(column => isNumeric(column) && nameWords(column.name).includes('year')) ??
    null
  )
}

function takeTimeBeside(reading: Reading, piece: Piece, time: Column): void {
  for (const near of [after(reading, piece, -1), after(reading, piece)])
    if (near && columnOf(near) === time && isFree(reading, near) && !isAct(after(reading, near, -1), 'by'))
      take(reading, near, 'ask.conditionColumn', { name: time.name })
}

/** Several times are alternatives; held against each other they are groups. */
function keep(reading: Reading, time: Column, conditions: readonly Filter[]): void {
  const [first, second] = conditions
  if (!first) return
  if (!second) {
    addFilter(reading, first)
    return
  }
  if (conditions.some(one => !isWhole(one))) reading.factors.push(0.4)
  const years = conditions.map(one => (one.op === 'eq' ? one.value : null))
  addFilter(
    reading,
    years.every(year => year !== null)
      ? { op: 'in', column: time.id, values: years }
      : { op: 'or', of: [...conditions] },
  )
  if (isEither(reading)) return
  reading.wish.groups.push({
    column: time,
    isSide: true,
    timeUnit: isCalendar(time) ? unitBetween(conditions) : undefined,
  })
  reading.wish.isCompared = true
}

/** A stretch with both ends; "after 2010" is no side of a comparison. */
const isWhole = ({ op }: Filter) => op === 'between' || op === 'eq'

/** "in 2007 or 2008": one stretch, though in two parts. */
function isEither(reading: Reading): boolean {
  const joint = reading.pieces.find(
    (piece, i) => piece.kind === 'date' && reading.pieces.slice(i + 1, i + 3).some(({ text }) => /^or$/i.test(text)),
  )
  if (!joint) return false
  const or = after(reading, joint)
  return isAct(or, 'and') && /^or$/i.test(or.text) && after(reading, or)?.kind === 'date'
}

function unitBetween([first]: readonly Filter[]): TimeUnit {
  if (first?.op !== 'between' || typeof first.low !== 'string' || typeof first.high !== 'string') return 'year'
  const { low, high } = first
  return (['year', 'quarter', 'month', 'week', 'day'] as const).find(unit => moveUnits(low, unit, 1) === high) ?? 'year'
}

function conditionOn(time: Column, span: DateSpan, reading: Reading): Filter | null {
  if (isCalendar(time)) return onCalendar(time, span, reading)
  return onYears(time, span)
}

function onCalendar({ id, profile }: Column, span: DateSpan, { subject, factors }: Reading): Filter | null {
  if (span.kind === 'part') return { op: 'in', column: id, part: span.part, values: span.values }
  if (span.kind === 'range') {
    const { low, high } = span
    if (low !== null && high !== null) return { op: 'between', column: id, low, high, closed: false }
    if (low !== null) return { op: 'ge', column: id, value: low }
    return high === null ? null : { op: 'lt', column: id, value: high }
  }
  const { direction, unit, count } = span
  // Old data have no rows near today: the newest of them are meant.
  const newest = typeof profile.max === 'string' ? profile.max : subject.today
  const isOld = moveUnits(newest, unit, direction === 'this' ? 1 : count + 1) <= subject.today
  if (isOld) factors.push(0.9)
  return { op: 'relative', column: id, direction, unit, count, anchor: isOld ? 'newest' : 'today' }
}

/** Years that stand as whole numbers; two digits are of the last century. */
function onYears({ id, profile }: Column, span: DateSpan): Filter | null {
  const [least, most] = [Number(profile.min), Number(profile.max)]
  const shift = most < 100 ? 1900 : 0
  const whole = (date: string) => (date.slice(4) === '-01-01' ? Number(date.slice(0, 4)) - shift : null)
  if (span.kind === 'relative')
    return span.unit === 'year' && span.direction === 'last' && span.count > 1
      ? { op: 'gt', column: id, value: most - span.count }
      : null
  if (span.kind !== 'range') return null
  const [low, high] = [
    span.low === null ? -Infinity : whole(span.low),
    span.high === null ? Infinity : whole(span.high),
  ]
  // A part of a year is not in a column of years; nor is a year outside of them.
  if (low === null || high === null || low > most || high <= least) return null
  return betweenYears(id, low, high)
}

function betweenYears(column: string, low: number, high: number): Filter | null {
  if (high === low + 1) return { op: 'eq', column, value: low }
  if (Number.isFinite(low) && Number.isFinite(high)) return { op: 'between', column, low, high: high - 1, closed: true }
  if (Number.isFinite(low)) return { op: 'ge', column, value: low }
  return Number.isFinite(high) ? { op: 'lt', column, value: high } : null
}

/** "monthly", "by year", "over time", "by weekday". */
function readGrains(reading: Reading, time: Column | null): void {
  const { wish } = reading
  for (const piece of actsOf(reading, 'grain', 'part')) readGrain(reading, piece, time)
  const trends = actsOf(reading, 'trend')
  if (trends.length === 0 || !time) return
  if (!wish.groups.some(({ column }) => column.role === 'time' || isCalendar(column)))
    wish.groups.push({ column: time })
  // "how have sales changed"
  for (const piece of [...trends, ...actsOf(reading, 'moved')])
    take(reading, piece, 'ask.overTime', { name: time.name })
}

function readGrain(reading: Reading, piece: Piece, time: Column | null): void {
  const { wish } = reading
  const named = columnCalled(reading, piece)
  if (isAveraged(reading, piece)) {
    // "average monthly sales" is an average of sums, unless rows are months.
    const isRow = named !== null && time !== null && isEachRow(named, time)
    if (isRow) take(reading, piece, 'ask.word')
    else reading.factors.push(0.5)
    if (isRow) return
  }
  const group = named ? { column: named } : time && groupOver(time, piece)
  if (!group) return
  const { column } = group
  if (!wish.groups.some(known => known.column === column)) wish.groups.push(group)
  take(reading, piece, 'ask.group', { name: column.name })
  takeTimeBeside(reading, piece, column)
  const near = after(reading, piece)
  if (near && columnOf(near) === column && isFree(reading, near))
    take(reading, near, 'ask.group', { name: column.name })
}

/** Whether each row is one month of one year. */
const isEachRow = (unit: Column, time: Column) =>
  unit !== time && unit.profile.rows === unit.profile.distinct * time.profile.distinct

/** "average monthly", "maximum daily". */
function isAveraged(reading: Reading, piece: Piece): boolean {
  const before = after(reading, piece, -1)
  return (
    isAct(before, 'aggregate') &&
    before.act.act === 'aggregate' &&
    before.act.aggregate !== 'sum' &&
    /ly$|annual$/i.test(piece.text)
  )
}

/** A column that is called as the unit is: "by day" where there is a column of days. */
function columnCalled({ subject }: Reading, piece: Piece): Column | null {
  if (piece.kind !== 'act' || (piece.act.act !== 'grain' && piece.act.act !== 'part')) return null
  const names =
    piece.act.act === 'grain'
      ? [piece.act.unit]
      : {
          dayOfWeek: ['weekday', 'day'],
          monthOfYear: ['month'],
          hourOfDay: ['time', 'hour'],
          quarterOfYear: ['quarter'],
          dayOfMonth: ['day'],
        }[piece.act.part]
  return subject.columns.find(column => !isCalendar(column) && names.includes(column.name.toLowerCase())) ?? null
}

function groupOver(time: Column, piece: Piece) {
  if (piece.kind !== 'act') return null
  if (piece.act.act === 'grain') {
    if (isCalendar(time)) return isWithinDay(time, piece.act.unit) ? null : { column: time, timeUnit: piece.act.unit }
    return piece.act.unit === 'year' ? { column: time } : null
  }
  return piece.act.act === 'part' && isCalendar(time) && !isWithinDay(time, piece.act.part)
    ? { column: time, timePart: piece.act.part }
    : null
}

/** A date has no hours. */
const isWithinDay = ({ type }: Column, unit: TimeUnit | TimePart) =>
  type === 'date' && ['hour', 'minute', 'hourOfDay'].includes(unit)
