import type { Column, Scalar } from '../../contract/column.ts'
import type { TimeUnit } from '../../contract/plan.ts'

const DAY_MS = 86_400_000
/** Approximate lengths; used only to choose a unit and to judge whether a period is whole. */
const lengthMs: Record<TimeUnit, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  week: 7 * DAY_MS,
  month: 30.44 * DAY_MS,
  quarter: 91.31 * DAY_MS,
  year: 365.25 * DAY_MS,
}

/** ISO text without zone as epoch milliseconds, read as UTC; NaN when it is none. */
export function epochMs(value: Scalar): number {
  if (typeof value !== 'string') return Number.NaN
  const text = value.includes('T') || value.includes(' ') ? value.replace(' ', 'T') : `${value}T00:00:00`
  return Date.parse(text.endsWith('Z') ? text : `${text}Z`)
}

/**
 * The unit that gives a readable line: the finest with at most 120 periods over the span, and not finer than the data.
 * Null when the column is a whole year already, or spans nothing.
 */
export function unitOf(column: Column): TimeUnit | null {
  return unitWithin(column, epochMs(column.profile.max) - epochMs(column.profile.min))
}

/** The same for a part of the column's span. */
export function unitWithin(column: Column, spanMs: number): TimeUnit | null {
  if (column.type !== 'date' && column.type !== 'timestamp') return null
  if (!(spanMs > 0)) return 'day'
  const values = Math.max(column.profile.distinct - 1, 1)
  const gapMs = (epochMs(column.profile.max) - epochMs(column.profile.min)) / values
  return unitsOf(column).find(unit => periodsIn(spanMs, unit) <= 120 && lengthMs[unit] >= gapMs * 0.9) ?? 'year'
}

/** The finest unit of a column with at most so many periods over a span. */
export function finestUnit(column: Column, spanMs: number, most: number): TimeUnit {
  return unitsOf(column).find(unit => periodsIn(spanMs, unit) <= most) ?? 'year'
}

/** How long a unit is, in milliseconds; months and longer units about. */
export function lengthOf(unit: TimeUnit): number {
  return lengthMs[unit]
}

/** About how many periods of a unit a span holds. */
export function periodsIn(spanMs: number, unit: TimeUnit): number {
  return spanMs / lengthMs[unit]
}

/** Units that a column can be grouped by, the finest first. */
export function unitsOf({ type }: Column): TimeUnit[] {
  const units: TimeUnit[] = ['day', 'week', 'month', 'quarter', 'year']
  return type === 'date' ? units : ['minute', 'hour', ...units]
}

/** The start of the period after the one that starts at `start` (epoch ms, UTC). */
export function nextPeriod(startMs: number, unit: TimeUnit): number {
  const date = new Date(startMs)
  if (unit === 'year') return date.setUTCFullYear(date.getUTCFullYear() + 1)
  if (unit === 'quarter') return date.setUTCMonth(date.getUTCMonth() + 3)
  if (unit === 'month') return date.setUTCMonth(date.getUTCMonth() + 1)
  return startMs + lengthMs[unit]
}

/** A period's start as the engine writes it: a date for units of a day and more, else a timestamp. */
export function periodText(startMs: number, unit: TimeUnit): string {
  const iso = new Date(startMs).toISOString()
  return unit === 'hour' || unit === 'minute' ? iso.slice(0, 19) : iso.slice(0, 10)
}

/** Made once: making one takes longer than many thousand labels. */
const shortMonth = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' })

/** A short label of a period for words: '2016', 'Q2 2016', 'Jun 2016', '3 Jun 2016', '3 Jun 2016 14:00'. */
export function periodLabel(value: Scalar, unit: TimeUnit | null): string {
  const ms = epochMs(value)
  if (unit === null || Number.isNaN(ms)) return String(value)
  const date = new Date(ms)
  if (unit === 'year') return String(date.getUTCFullYear())
  if (unit === 'quarter') return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
  const month = shortMonth.format(date)
  if (unit === 'month') return `${month} ${date.getUTCFullYear()}`
  const day = `${date.getUTCDate()} ${month} ${date.getUTCFullYear()}`
  return unit === 'hour' || unit === 'minute' ? `${day} ${date.toISOString().slice(11, 16)}` : day
}

/** Whether the data reach (nearly) to the end of the period that starts at `start`. */
export function isWhole(start: Scalar, unit: TimeUnit, lastSeen: Scalar): boolean {
  const startMs = epochMs(start)
  const endMs = nextPeriod(startMs, unit)
  return epochMs(lastSeen) >= endMs - Math.max(DAY_MS, (endMs - startMs) * 0.1) || unit === 'minute'
}
