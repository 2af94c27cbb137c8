const DAY_MS = 86_400_000

const number = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
const weekday = (n: number) => (((n + 3) % 7) + 7) % 7

/** Calendar days from one to the other. */
export function daysBetween(from: string, to: string): number {
  return number(to) - number(from)
}

/** A month is complete when its day of the month has come again; null backwards. */
export function monthsBetween(from: string, to: string): number | null {
  if (to < from) return null
  const parts = (day: string) => day.split('-').map(Number) as [number, number, number]
  const [[y1, m1, d1], [y2, m2, d2]] = [parts(from), parts(to)]
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0)
}

/** Mondays to Fridays, counted one by one. */
export function workdays(from: string, to: string): number {
  if (to < from) return -workdays(to, from)
  let count = 0
  for (let n = number(from); n <= number(to); n++) if (weekday(n) < 5) count++
  return count
}

/** Weeks that have begun since the one of 1 January; they begin on Sunday (0) or Monday (1). */
export function weekOfYear(day: string, first: 0 | 1): number {
  const start = (n: number) => n - (first === 1 ? weekday(n) : (weekday(n) + 1) % 7)
  return (start(number(day)) - start(number(`${day.slice(0, 4)}-01-01`))) / 7 + 1
}

/** A day so many days later; null outside the years 1 to 9999. */
export function addDays(day: string, n: number): string | null {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS)
  return written(date)
}

/** The same day so many months later, or the month's last. */
export function addMonths(day: string, n: number): string | null {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number)
  const months = y * 12 + m - 1 + n
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12]
  return makeDay(year, month + 1, Math.min(d, lastDay(year, month + 1)))
}

/** The last day of a day's month. */
export function monthEnd(day: string): string | null {
  const [y = 0, m = 0] = day.split('-').map(Number)
  return makeDay(y, m, lastDay(y, m))
}

/** Months and days beyond their end are counted on. */
export function makeDay(y: number, m: number, d: number): string | null {
  const date = new Date(0)
  date.setUTCFullYear(y, m - 1, d)
  return written(date)
}

function lastDay(y: number, m: number): number {
  const date = new Date(0)
  date.setUTCFullYear(y, m, 0)
  return date.getUTCDate()
}

function written(date: Date): string | null {
  const year = date.getUTCFullYear()
  return Number.isNaN(year) || year < 1 || year > 9999 ? null : date.toISOString().slice(0, 10)
}
