import type { Calculation, TimeUnit } from '../../contract/plan.ts'
import { mainTime } from '../chart/rank.ts'
import { isCountable } from './nouns.ts'
import { type Acting, actsOf, after, columnOf, isAct, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured } from './subject.ts'

/** "rolling 7 day average": the average is the moving one. */
export function takeMovingMean(reading: Reading): void {
  if (!actsOf(reading, 'moving').some(({ text }) => /^(rolling|moving)$/i.test(text))) return
  for (const piece of actsOf(reading, 'aggregate'))
    if (piece.act.act === 'aggregate' && piece.act.aggregate === 'mean')
      take(reading, piece, 'ask.calculation.movingAverage')
}

const periods: readonly [RegExp, TimeUnit][] = [
  [/year|yoy/i, 'year'],
  [/month|mom/i, 'month'],
  [/quarter/i, 'quarter'],
  [/week/i, 'week'],
]

/** What grows does so over time, also when that is not said. */
function runOverTime({ wish, subject }: Reading, pieces: readonly Acting[]): void {
  const time = mainTime(subject.columns)
  if (!time || wish.groups.some(({ column }) => column.role === 'time' || isCalendar(column))) return
  if (wish.groups.length > 0 && pieces.some(({ act }) => act.act === 'running')) return
  const said = pieces.map(({ text }) => text).join(' ')
  const timeUnit = periods.find(([pattern]) => pattern.test(said))?.[1]
  wish.groups.unshift({ column: time, ...(isCalendar(time) && timeUnit && { timeUnit }) })
}

/** "3 month moving average", "rolling 7 day average": over so many of its periods. */
function movingOver(reading: Reading, piece: Acting): Calculation {
  const { number, period } = periodsBeside(reading, piece)
  const isRead = number?.kind === 'number' && isCountable(number) && number.number > 1 && number.number <= 366
  if (!isRead) {
    reading.factors.push(0.5)
    return { kind: 'movingAverage', periods: 3 }
  }
  take(reading, number, 'ask.calculation.movingAverage')
  const time = mainTime(reading.subject.columns)
  if (isAct(period, 'period') && period.act.act === 'period') {
    take(reading, period, 'ask.calculation.movingAverage')
    if (time && isCalendar(time) && reading.wish.groups.length === 0)
      reading.wish.groups.push({ column: time, timeUnit: period.act.unit })
  }
  return { kind: 'movingAverage', periods: number.number }
}

/** The number of periods, and what they are, before what is moving or behind it. */
function periodsBeside(reading: Reading, piece: Acting) {
  const before = after(reading, piece, -1)
  const behind = after(reading, piece)
  if (behind?.kind === 'number') {
    const next = after(reading, behind)
    return { number: behind, period: isAct(next, 'period') ? next : undefined }
  }
  return isAct(before, 'period')
    ? { number: after(reading, before, -1), period: before }
    : { number: before, period: undefined }
}

/** What share of each group: the parts are held against their group. */
function along({ wish }: Reading): { along?: string } {
  const side = wish.groups.find(({ isSide }) => isSide)
  return side && wish.groups.length > 1 ? { along: side.column.id } : {}
}

/** "tip percentage" is a ratio of two columns, which nothing here answers. */
function isRatio(reading: Reading, piece: Acting): boolean {
  const before = after(reading, piece, -1)
  // "over 20 percent"
  if (before?.kind === 'number') return true
  const column = columnOf(before)
  const behind = columnOf(after(reading, piece))
  if (piece.act.act !== 'share' || column === null || !isMeasured(column)) return false
  // "NA share of total sales"
  return (
    /^(percent(age)?|pct|%)$/i.test(piece.text) || / of$/i.test(piece.text) || (behind !== null && isMeasured(behind))
  )
}

/** Shares, running totals and growth are made of the first figure. */
export function readCalculations(reading: Reading): void {
  const { wish } = reading
  const acts = actsOf(reading, 'share', 'change', 'running', 'moving')
  const [piece] = acts
  if (!piece) return
  const isMixed = new Set(acts.map(({ act }) => act.act)).size > 1
  if (isRatio(reading, piece) || wish.figures.length > 1 || isMixed) reading.factors.push(0.5)
  if (wish.figures.length === 0) {
    // What grows is said, or is the number of rows.
    if (piece.act.act !== 'share' && !reading.pieces.some(({ kind }) => kind === 'rows')) reading.factors.push(0.5)
    wish.figures.push({ aggregate: 'count' })
  }
  const calculation = calculationOf(reading, piece)
  wish.figures = wish.figures.map((figure, i) => (i === 0 ? { ...figure, calculation } : figure))
  const isWhole = wish.figures[0]?.aggregate === 'sum' || wish.figures[0]?.aggregate === 'count'
  // Averages have no shares.
  if (calculation.kind === 'share' && !isWhole) reading.factors.push(0.3)
  if (calculation.kind === 'share') settleShare(reading)
  else runOverTime(reading, acts)
  for (const one of acts) take(reading, one, `ask.calculation.${calculation.kind}`)
}

function calculationOf(reading: Reading, piece: Acting): Calculation {
  if (piece.act.act === 'change') return { kind: 'change', against: piece.act.against, as: piece.act.as }
  if (piece.act.act === 'running') return { kind: 'running' }
  return piece.act.act === 'moving' ? movingOver(reading, piece) : { kind: 'share', ...along(reading) }
}

/** "what percentage of revenue comes from the West": the West beside the others, not alone. */
function settleShare({ wish, factors, subject }: Reading): void {
  if (wish.groups.length > 0) return
  const parts = wish.filters.filter(one => one.op === 'eq' && typeof one.value !== 'number')
  const [part, other] = parts
  const column = part && 'column' in part ? subject.columns.find(({ id }) => id === part.column) : undefined
  if (!column || other) {
    factors.push(0.3)
    return
  }
  factors.push(0.85)
  wish.filters = wish.filters.filter(one => one !== part)
  wish.groups.push({ column, isSide: true })
}
