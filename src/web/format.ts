import type { Format } from '../contract/chart.ts'
import type { Scalar } from '../contract/column.ts'
import type { Place } from '../core/words/dates.ts'
import { Writer } from '../core/words/writer.ts'

/** Numbers and dates as whoever looks writes them. */
export const writer = new Writer(globalThis.navigator?.language ?? 'en-US')
export const locale = writer.locale

/** A value as a person of this locale writes it. */
export function formatValue(value: Scalar | undefined, format: Format, place: Place = 'full'): string {
  return writer.value(value, format, place)
}

/** A whole number. */
export function formatCount(n: number): string {
  return writer.count(n)
}

/** A number of any size with up to `digits` fraction digits. */
export function formatNumber(value: number | string, digits = 6): string {
  return writer.number(value, digits)
}

/** A number with exactly as many fraction digits. */
export function formatFixed(value: Scalar, digits: number): string {
  return writer.fixed(value, digits)
}

/** A share, as 12.4 %; on an axis without a decimal that says nothing. */
export function formatPercent(ratio: number, place: Place = 'full'): string {
  return writer.percent(ratio, place)
}

/** A value with every digit it has. */
export function formatExact(value: Scalar, format: Format): string {
  return writer.exact(value, format)
}

/** 1.3 MB: powers of 1000, as disks count. */
export function formatBytes(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const amount = bytes / 1000 ** step
  return new Intl.NumberFormat(locale, {
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

/** A day of data, with its month in letters. */
export function formatExactDay(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso.slice(0, 10)))
}
