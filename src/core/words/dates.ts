import type { Format } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'

/** Where a figure stands decides how much of it is said. */
export type Place = 'full' | 'axis' | 'kpi' | 'cell' | 'short'

/** Epoch milliseconds of a date cell: ISO text without zone, a whole year, or milliseconds already; null when none. */
export function epochOf(value: Scalar): number | null {
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'number') return value >= 0 && value < 10_000 ? Date.UTC(value, 0, 1) : value
  if (/^\d{4}$/.test(value)) return Date.UTC(Number(value), 0, 1)
  const time = Date.parse(
    /T|\d \d/.test(value) ? `${value.replace(' ', 'T')}Z`.replace('ZZ', 'Z') : `${value}T00:00:00Z`,
  )
  return Number.isNaN(time) ? null : time
}

const dateShapes: Record<string, Record<'full' | 'axis', Intl.DateTimeFormatOptions>> = {
  year: { full: { year: 'numeric' }, axis: { year: 'numeric' } },
  month: { full: { month: 'long', year: 'numeric' }, axis: { month: 'short', year: 'numeric' } },
  week: { full: { day: 'numeric', month: 'short', year: 'numeric' }, axis: { day: 'numeric', month: 'short' } },
  day: {
    full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    axis: { day: 'numeric', month: 'short' },
  },
  hour: {
    full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    axis: { hour: '2-digit', minute: '2-digit' },
  },
}

/** How a unit of time is written at a place, for Intl, in UTC: dates of the data have no zone. Quarters are no shape of Intl. */
export function dateShape(unit: NonNullable<Format['timeUnit']>, place: Place): Intl.DateTimeFormatOptions {
  const { weekday, ...options } =
    dateShapes[unit === 'minute' ? 'hour' : unit]?.[place === 'axis' ? 'axis' : 'full'] ?? {}
  const named = weekday && place !== 'cell' ? { weekday, ...options } : options
  return { ...named, timeZone: 'UTC', hourCycle: 'h23' }
}
