import type { Format } from '../contract/chart.ts'
import type { Scalar } from '../contract/column.ts'
import { usableLocale } from '../core/words/locale.ts'

/** Where a figure stands decides how much of it is said. */
export type Place = 'full' | 'axis' | 'kpi' | 'cell' | 'short'

export const locale = usableLocale(globalThis.navigator?.language ?? 'en-US')
const mostAligned = 4
const numbers = new Map<string, Intl.NumberFormat>()

/** No value. */
export const none = '–'

/** A value as a person of this locale writes it. */
export function formatValue(value: Scalar | undefined, format: Format, place: Place = 'full'): string {
  if (value === null || value === undefined) return none
  if (format.kind === 'date' || format.timeUnit) return formatDate(value, format.timeUnit ?? 'day', place)
  if (format.kind === 'text' || !isNumeric(value)) return String(value)
  // Percentages are stored in percent: 12.5 is 12.5 %.
  if (format.kind === 'percent') return formatPercent(Number(value) / 100, place)
  const text = numberFormat(format, place, Math.abs(Number(value))).format(value as Intl.StringNumericLiteral)
  const suffix = format.kind === 'number' && format.unit && format.unit !== '%' ? ` ${format.unit}` : ''
  return withMinus(text) + (place === 'axis' ? '' : suffix)
}

/** A whole number. */
export function formatCount(n: number): string {
  return withMinus(plain({ maximumFractionDigits: 0 }).format(n))
}

/** A number of any size with up to `digits` fraction digits. */
export function formatNumber(value: number | string, digits = 6): string {
  return withMinus(plain({ maximumFractionDigits: digits }).format(value as Intl.StringNumericLiteral))
}

/** A number with exactly as many fraction digits. */
export function formatFixed(value: Scalar, digits: number): string {
  const shape = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return withMinus(plain(shape).format(value as Intl.StringNumericLiteral))
}

/** A share, as 12.4 %; on an axis without a decimal that says nothing. */
export function formatPercent(ratio: number, place: Place = 'full'): string {
  const minimumFractionDigits = place === 'axis' ? 0 : 1
  return withMinus(plain({ style: 'percent', minimumFractionDigits, maximumFractionDigits: 1 }).format(ratio))
}

/** A value with every digit it has: where a figure is explained nothing is rounded away. */
export function formatExact(value: Scalar, format: Format): string {
  if (value === null || format.kind === 'text' || !isNumeric(value)) return formatValue(value, format)
  // Sums of doubles end in noise after the 15th digit.
  const written = typeof value === 'number' ? String(Number(value.toPrecision(15))) : value
  const digits = Math.min(20, written.split('.')[1]?.length ?? 0)
  if (format.kind === 'percent') return formatPercent(Number(value) / 100)
  return formatValue(written, { ...format, fractionDigits: Math.max(digits, format.fractionDigits ?? 0) })
}

/** 1.3 MB: powers of 1000, as disks count. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return plain({
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: amount < 10 && step > 0 ? 1 : 0,
  }).format(amount)
}

/** A day, of a moment on the clock of whoever looks. */
export function formatDay(iso: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso))
}

/** A moment, on the clock of whoever looks. */
export function formatMoment(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso))
}

/** How long ago, in the largest unit that fits. */
export function formatAgo(iso: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000)
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'narrow' })
  const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ]
  if (seconds < -30 * 86_400) return formatDay(iso)
  for (const [unit, size] of steps) if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit)
  return words.format(0, 'second')
}

/** Epoch milliseconds of a date cell: ISO text without zone, a whole year, or milliseconds already. */
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

/** Dates of the data have no zone: they are written as they stand in the file. */
export function formatDate(value: Scalar, unit: NonNullable<Format['timeUnit']>, place: Place = 'full'): string {
  const time = epochOf(value)
  return time === null ? String(value) : formatTime(time, unit, place)
}

/** The same of epoch milliseconds in UTC. */
export function formatTime(time: number, unit: NonNullable<Format['timeUnit']>, place: Place = 'full'): string {
  const date = new Date(time)
  if (unit === 'quarter') return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
  const { weekday, ...options } =
    dateShapes[unit === 'minute' ? 'hour' : unit]?.[place === 'axis' ? 'axis' : 'full'] ?? {}
  const named = weekday && place !== 'cell' ? { weekday, ...options } : options
  return new Intl.DateTimeFormat(locale, { ...named, timeZone: 'UTC', hourCycle: 'h23' }).format(date)
}

/** A month where its year is said nearby. */
export function formatMonth(time: number): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(new Date(time))
}

function isNumeric(value: Scalar): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)))
}

function numberFormat(format: Format, place: Place, size: number): Intl.NumberFormat {
  if (place === 'axis') return plain({ ...style(format), notation: 'compact', maximumFractionDigits: 2 })
  if (place === 'short' || (place === 'kpi' && size >= 1e6))
    return plain({
      ...style(format),
      notation: 'compact',
      maximumSignificantDigits: 3,
      minimumSignificantDigits: place === 'short' ? 3 : 1,
    })
  return plain({ ...style(format), ...fractions(format, place) })
}

function style(format: Format): Intl.NumberFormatOptions {
  if (format.kind === 'money' && format.unit)
    return { style: 'currency', currency: format.unit, currencyDisplay: 'narrowSymbol', minimumFractionDigits: 0 }
  return {}
}

/** Where numbers stand under each other they share their fraction digits, unless those are many. */
function fractions({ kind, fractionDigits }: Format, place: Place): Intl.NumberFormatOptions {
  const most = fractionDigits ?? (kind === 'money' ? 2 : 6)
  const isAligned = place !== 'full' && fractionDigits !== null && fractionDigits <= mostAligned
  if (isAligned) return { maximumFractionDigits: most, minimumFractionDigits: most }
  return { maximumFractionDigits: most, minimumFractionDigits: kind === 'money' ? Math.min(2, most) : 0 }
}

function plain(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const known = numbers.get(key) ?? new Intl.NumberFormat(locale, options)
  numbers.set(key, known)
  return known
}

function withMinus(text: string): string {
  return text.replace(/-/g, '\u2212')
}
