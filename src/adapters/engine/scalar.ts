import type { DuckDBValue } from '@duckdb/node-api'
import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  DuckDBTimeValue,
} from '@duckdb/node-api'
import type { Scalar } from '../../contract/column.ts'

const DAY_MS = 86_400_000
/** Whole numbers of up to 15 digits are exact in a double, and so is the way to text and back. */
const FIFTEEN_DIGITS = 10n ** 15n

/** A value of DuckDB as the contract's scalar: exact or text, times as ISO 8601 without zone, NaN and infinity null. */
export function scalarOf(value: DuckDBValue): Scalar {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return isShort(value) ? Number(value) : value.toString()
  return scalarOfObject(value)
}

function scalarOfObject(value: DuckDBValue): Scalar {
  if (value instanceof DuckDBDecimalValue) return isShort(value.value) ? Number(value.toString()) : value.toString()
  if (value instanceof DuckDBDateValue) return value.isFinite ? isoDate(value.days) : null
  if (value instanceof DuckDBTimeValue) return isoTime(value.micros)
  const micros = microsOf(value)
  return micros === undefined ? String(value) : isoTimestamp(micros)
}

function isShort(whole: bigint): boolean {
  return whole < FIFTEEN_DIGITS && whole > -FIFTEEN_DIGITS
}

/** Null for the infinite; undefined for what is no timestamp. */
function microsOf(value: DuckDBValue): bigint | null | undefined {
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue)
    return finite(value, value.micros)
  if (value instanceof DuckDBTimestampSecondsValue) return finite(value, value.seconds * 1_000_000n)
  if (value instanceof DuckDBTimestampMillisecondsValue) return finite(value, value.millis * 1000n)
  if (value instanceof DuckDBTimestampNanosecondsValue) return finite(value, value.nanos / 1000n)
  return undefined
}

function finite(value: { isFinite: boolean }, micros: bigint): bigint | null {
  return value.isFinite ? micros : null
}

function isoTimestamp(micros: bigint | null): string | null {
  if (micros === null) return null
  const perDay = 86_400_000_000n
  const inDay = ((micros % perDay) + perDay) % perDay
  return `${isoDate(Number((micros - inDay) / perDay))}T${isoTime(inDay)}`
}

function isoDate(days: number): string {
  const date = new Date(days * DAY_MS)
  const year = date.getUTCFullYear()
  const sign = year < 0 ? '-' : ''
  return `${sign}${pad(Math.abs(year), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`
}

function isoTime(micros: bigint): string {
  const total = Number(micros)
  const seconds = Math.floor(total / 1e6)
  const fraction = total % 1e6
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(n => pad(n, 2)).join(':')
  return fraction === 0 ? clock : `${clock}.${pad(fraction, 6).replace(/0+$/, '')}`
}

function pad(n: number, length: number): string {
  return String(n).padStart(length, '0')
}
