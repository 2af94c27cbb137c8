import type { TimePart, TimeUnit } from '../../src/contract/plan.ts'

/*
 * Dates and times of the reference: text taken apart, and periods numbered. Nothing here knows a zone.
 */

const DAY_MS = 86_400_000

/** The start of the unit a date or timestamp stands in. */
export function truncate(text: string, unit: TimeUnit): string {
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-')
  switch (unit) {
    case 'year':
      return `${year}-01-01`
    case 'quarter':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
    case 'month':
      return `${year}-${month}-01`
    case 'week': {
      const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
      return date.toISOString().slice(0, 10)
    }
    case 'day':
      return text.slice(0, 10)
    case 'hour':
      return `${text.slice(0, 13)}:00:00`
    case 'minute':
      return `${text.slice(0, 16)}:00`
  }
}

/** A repeating part of a date or timestamp. */
export function partOf(text: string, part: TimePart): number {
  const month = Number(text.slice(5, 7))
  switch (part) {
    case 'monthOfYear':
      return month
    case 'quarterOfYear':
      return month <= 3 ? 1 : month <= 6 ? 2 : month <= 9 ? 3 : 4
    case 'dayOfWeek':
      return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7
    case 'hourOfDay':
      return Number(text.slice(11, 13))
    case 'dayOfMonth':
      return Number(text.slice(8, 10))
  }
}

/** The number of the unit a date or timestamp stands in, counted from some beginning: neighbours differ by one. */
export function periodOf(text: string, unit: TimeUnit): number {
  const [year = 0, month = 0] = text.slice(0, 7).split('-').map(Number)
  const days = Math.round(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS)
  const minutes = days * 1440 + Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))
  switch (unit) {
    case 'year':
      return year
    case 'quarter':
      return year * 4 + Math.floor((month - 1) / 3)
    case 'month':
      return year * 12 + month
    case 'week':
      // Day 0 was a Thursday.
      return Math.floor((days + 3) / 7)
    case 'day':
      return days
    case 'hour':
      return Math.floor(minutes / 60)
    case 'minute':
      return minutes
  }
}

/** The same date and clock in the year before; 28 February for the 29th. */
export function yearBefore(text: string): string {
  const day = text.slice(4, 10) === '-02-29' ? '-02-28' : text.slice(4, 10)
  return `${Number(text.slice(0, 4)) - 1}${day}${text.slice(10)}`
}
