import type { TimeUnit } from '../../contract/plan.ts'

/**
 * The start of the unit after the one that starts at `start`, as text of the same form: a date, or a timestamp for
 * hours and minutes. Proleptic Gregorian, without zone. What is no date comes back as it is.
 */
export function nextUnit(start: string, unit: TimeUnit): string {
  const [day = '', clock = '00:00:00'] = start.split('T')
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  const next = new Date(0)
  const steps = { year: 12, quarter: 3, month: 1, week: 0, day: 0, hour: 0, minute: 0 }
  const days = { year: 0, quarter: 0, month: 0, week: 7, day: 1, hour: 0, minute: 0 }
  next.setUTCFullYear(year, month - 1 + steps[unit], date + days[unit])
  next.setUTCHours(hour + (unit === 'hour' ? 1 : 0), minute + (unit === 'minute' ? 1 : 0), 0, 0)
  if (Number.isNaN(next.getTime())) return start
  return unit === 'hour' || unit === 'minute'
    ? `${dateText(next)}T${next.toISOString().slice(-13, -5)}`
    : dateText(next)
}

function dateText(date: Date): string {
  const pad = (n: number, length: number) => String(n).padStart(length, '0')
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}
