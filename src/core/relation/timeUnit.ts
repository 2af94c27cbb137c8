import type { TimeUnit } from '../../contract/plan.ts'

/** Whether a unit is shorter than a day: its starts are timestamps, and dates have none. */
export function isClock(unit: TimeUnit): boolean {
  return unit === 'hour' || unit === 'minute'
}

/**
 * The start of the unit after the one that starts at `start`, as text of the same form: a date, or a timestamp for
 * hours and minutes. Proleptic Gregorian, without zone. What is no date comes back as it is.
 */
export function nextUnit(start: string, unit: TimeUnit): string {
  return moveUnits(start, unit, 1)
}

/** As `nextUnit`, but any number of units later, or earlier when negative. */
export function moveUnits(start: string, unit: TimeUnit, count: number): string {
  const { year, month, date, hour, minute } = partsOf(start)
  const months = { year: 12, quarter: 3, month: 1, week: 0, day: 0, hour: 0, minute: 0 }
  const days = { year: 0, quarter: 0, month: 0, week: 7, day: 1, hour: 0, minute: 0 }
  const moved = new Date(0)
  moved.setUTCFullYear(year, month - 1 + months[unit] * count, date + days[unit] * count)
  moved.setUTCHours(hour + (unit === 'hour' ? count : 0), minute + (unit === 'minute' ? count : 0), 0, 0)
  return Number.isNaN(moved.getTime()) ? start : written(moved, unit)
}

/** The start of the unit that a date or timestamp stands in, in the form of `nextUnit`; weeks start on Monday. */
export function startOfUnit(moment: string, unit: TimeUnit): string {
  const { year, month, date, hour, minute } = partsOf(moment)
  const start = new Date(0)
  const firstMonth = { year: 1, quarter: Math.floor((month - 1) / 3) * 3 + 1 }
  const isLong = unit === 'year' || unit === 'quarter'
  start.setUTCFullYear(year, (isLong ? firstMonth[unit] : month) - 1, isLong || unit === 'month' ? 1 : date)
  if (unit === 'week') start.setUTCDate(start.getUTCDate() - ((start.getUTCDay() + 6) % 7))
  if (isClock(unit)) start.setUTCHours(hour, unit === 'minute' ? minute : 0, 0, 0)
  return Number.isNaN(start.getTime()) ? moment : written(start, unit)
}

function partsOf(moment: string) {
  const [day = '', clock = '00:00:00'] = moment.split('T')
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return { year, month, date, hour, minute }
}

function written(date: Date, unit: TimeUnit): string {
  return isClock(unit) ? `${dateText(date)}T${date.toISOString().slice(-13, -5)}` : dateText(date)
}

function dateText(date: Date): string {
  const pad = (n: number, length: number) => String(n).padStart(length, '0')
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}
