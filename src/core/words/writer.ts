import type { Format } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Ranges, TimePart } from '../../contract/plan.ts'
import { dateShape, epochOf, type Place } from './dates.ts'
import { usableLocale } from './locale.ts'

const mostAligned = 4

/** No value. */
export const none = '–'

/** Writes numbers and dates as people of one locale do. Every picture, table and sentence of a chart goes through it. */
export class Writer {
  readonly locale: string
  readonly #numbers = new Map<string, Intl.NumberFormat>()
  readonly #dates = new Map<string, Intl.DateTimeFormat>()

  constructor(locale: string) {
    this.locale = usableLocale(locale)
  }

  /** A value of a chart or a table; null is a dash. */
  value(value: Scalar | undefined, format: Format, place: Place = 'full'): string {
    if (value === null || value === undefined) return none
    if (format.ranges) return this.#range(value, format.ranges)
    if (format.timePart || format.width !== undefined) return this.#group(value, format, place)
    if (format.kind === 'date' || format.timeUnit) return this.date(value, format.timeUnit ?? 'day', place)
    if (format.kind === 'text' || !isNumeric(value)) return String(value)
    // Percentages are stored in percent: 12.5 is 12.5 %.
    if (format.kind === 'percent') return this.percent(Number(value) / 100, place)
    if (format.kind === 'ratio') return this.percent(Number(value), place)
    const text = this.#numberFormat(format, place, Math.abs(Number(value))).format(value as Intl.StringNumericLiteral)
    const suffix = format.kind === 'number' && format.unit && format.unit !== '%' ? ` ${format.unit}` : ''
    return withMinus(text) + (place === 'axis' ? '' : suffix)
  }

  /** A whole number. */
  count(n: number): string {
    return this.#written(n, { maximumFractionDigits: 0 })
  }

  /** A number of any size with up to `digits` fraction digits. */
  number(value: number | string, digits = 6): string {
    return this.#written(value, { maximumFractionDigits: digits })
  }

  /** A number with exactly as many fraction digits. */
  fixed(value: Scalar, digits: number): string {
    return this.#written(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  }

  /** A share, as 12.4 %; on an axis without a decimal that says nothing. */
  percent(ratio: number, place: Place = 'full'): string {
    const minimumFractionDigits = place === 'axis' ? 0 : 1
    return this.#written(ratio, { style: 'percent', minimumFractionDigits, maximumFractionDigits: 1 })
  }

  /** A value with every digit it has: where a figure is explained nothing is rounded away. */
  exact(value: Scalar, format: Format): string {
    if (value === null || format.kind === 'text' || !isNumeric(value)) return this.value(value, format)
    // Sums of doubles end in noise after the 15th digit.
    const written = typeof value === 'number' ? String(Number(value.toPrecision(15))) : value
    const digits = Math.min(20, written.split('.')[1]?.length ?? 0)
    if (format.kind === 'percent' || format.kind === 'ratio') return this.value(value, format)
    return this.value(written, { ...format, fractionDigits: Math.max(digits, format.fractionDigits ?? 0) })
  }

  /** A date of the data, which has no zone: written as it stands in the file. */
  date(value: Scalar, unit: NonNullable<Format['timeUnit']>, place: Place = 'full'): string {
    const time = epochOf(value)
    return time === null ? String(value) : this.time(time, unit, place)
  }

  /** The same of epoch milliseconds in UTC. */
  time(time: number, unit: NonNullable<Format['timeUnit']>, place: Place = 'full'): string {
    const date = new Date(time)
    if (unit === 'quarter') return `Q${Math.floor(date.getUTCMonth() / 3) + 1} ${date.getUTCFullYear()}`
    return this.#dateFormat(dateShape(unit, place)).format(date)
  }

  /** A repeating part of time: January, Tue, Q3, 14:00. Monday and January are 1. */
  part(n: number, part: TimePart, place: Place = 'full'): string {
    const length = place === 'axis' ? 'short' : 'long'
    if (part === 'monthOfYear')
      return this.#dateFormat({ month: length, timeZone: 'UTC' }).format(Date.UTC(2001, n - 1, 1))
    // The first of January 2001 was a Monday.
    if (part === 'dayOfWeek') return this.#dateFormat({ weekday: length, timeZone: 'UTC' }).format(Date.UTC(2001, 0, n))
    if (part === 'quarterOfYear') return `Q${n}`
    return part === 'hourOfDay' ? `${String(n).padStart(2, '0')}:00` : String(n)
  }

  /** A month where its year is said nearby. */
  month(time: number): string {
    return this.#dateFormat({ month: 'short', timeZone: 'UTC' }).format(new Date(time))
  }

  /** A part of time, or a range from one edge to the other; of whole numbers from the first to the last. */
  #group(value: Scalar, { width = 0, timePart, ...format }: Format, place: Place): string {
    if (!isNumeric(value)) return String(value)
    const low = Number(value)
    if (timePart) return this.part(low, timePart, place)
    const isWhole = format.fractionDigits === 0 && Number.isInteger(low) && Number.isInteger(width)
    const high = low + width - (isWhole ? 1 : 0)
    const ends = low === high ? [low] : [low, high]
    return ends.map(end => this.value(Number(end.toPrecision(12)), format, place)).join(' – ')
  }

  /** By its label, else as its edges in the order that tells which one belongs to it: '20 to < 30', '> 20 to 30'. */
  #range(value: Scalar, { edges, closed, labels }: Ranges): string {
    const i = edges.indexOf(Number(value))
    if (!isNumeric(value) || i < 0) return String(value)
    const [low, high] = [edges[i] ?? 0, edges[i + 1] ?? 0].map(edge => this.#written(edge, {}))
    return labels?.[i] ?? (closed === 'left' ? `${low} to < ${high}` : `> ${low} to ${high}`)
  }

  #written(value: Scalar, options: Intl.NumberFormatOptions): string {
    return withMinus(this.#plain(options).format(value as Intl.StringNumericLiteral))
  }

  #numberFormat(format: Format, place: Place, size: number): Intl.NumberFormat {
    if (place === 'axis') return this.#plain({ ...style(format), notation: 'compact', maximumFractionDigits: 2 })
    if (place === 'short' || (place === 'kpi' && size >= 1e6))
      return this.#plain({
        ...style(format),
        notation: 'compact',
        maximumSignificantDigits: 3,
        minimumSignificantDigits: place === 'short' ? 3 : 1,
      })
    return this.#plain({ ...style(format), ...fractions(format, place) })
  }

  #plain(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options)
    const known = this.#numbers.get(key) ?? new Intl.NumberFormat(this.locale, options)
    this.#numbers.set(key, known)
    return known
  }

  #dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const key = JSON.stringify(options)
    const known = this.#dates.get(key) ?? new Intl.DateTimeFormat(this.locale, options)
    this.#dates.set(key, known)
    return known
  }
}

function isNumeric(value: Scalar): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && Number.isFinite(Number(value)))
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

/** A true minus sign (U+2212), as wide as a digit. */
function withMinus(text: string): string {
  return text.replace(/-/g, '\u2212')
}
