import { CellKind } from '../../../core/grid/cellKind.ts'
import { decimalText } from './numbers.ts'

const DAY_MS = 86_400_000
/** 9999-12-31, the last day Excel shows, by the 1900 system. */
const LAST_SERIAL = 2_958_465
/** The 1900 system counts a 29 February 1900 that never was, for the sake of Lotus 1-2-3. */
const PHANTOM_DAY = 60
/** Days between the two systems' day 0. */
const SHIFT_1904 = 1462
/** 1899-12-30 and days of 1970-01-01 from it: right from serial 61 on. */
const UNIX_EPOCH_SERIAL = 25_569

export interface DatedText {
  text: string
  kind: CellKind
}

/**
 * A serial number as its calendar text, free of any time zone, rounded to the millisecond.
 *
 * The rules where a serial is not what its format says:
 * - 1900 system, below 1: there is no day 0, so it is a time; day 60 is the text 1900-02-29 as Excel shows it, no date.
 * - a date with a time of day is a timestamp, and a time with a day is one too: nothing stored is dropped.
 * - outside 0 .. 9999-12-31 it stays a number.
 */
export function serialText(serial: number, kind: CellKind, date1904: boolean): DatedText {
  const totalMs = Math.round(serial * DAY_MS)
  if (!isDated(totalMs, kind, date1904)) return { text: decimalText(serial), kind: CellKind.number }
  if (kind === CellKind.duration) return { text: totalMs < 0 ? `-${timeText(-totalMs)}` : timeText(totalMs), kind }
  const day = Math.floor(totalMs / DAY_MS)
  const ms = totalMs - day * DAY_MS
  if (day === 0 && (!date1904 || kind === CellKind.time)) return { text: timeText(ms), kind: CellKind.time }
  if (day === PHANTOM_DAY && !date1904) return { text: withTime('1900-02-29', ms), kind: CellKind.text }
  const date = dateText(date1904 ? day + SHIFT_1904 : day)
  if (kind === CellKind.date && ms === 0) return { text: date, kind }
  return { text: `${date} ${timeText(ms)}`, kind: CellKind.timestamp }
}

function isDated(totalMs: number, kind: CellKind, date1904: boolean): boolean {
  if (kind === CellKind.duration) return Number.isSafeInteger(totalMs)
  const lastDay = date1904 ? LAST_SERIAL - SHIFT_1904 : LAST_SERIAL
  return totalMs >= 0 && totalMs < (lastDay + 1) * DAY_MS
}

function withTime(date: string, ms: number): string {
  return ms === 0 ? date : `${date} ${timeText(ms)}`
}

/** YYYY-MM-DD of a day of the 1900 system, other than its day 60. */
function dateText(day: number): string {
  const z = (day < PHANTOM_DAY ? day + 1 : day) - UNIX_EPOCH_SERIAL + 719_468
  // Days to a civil date, with years that begin in March (Howard Hinnant, chrono-compatible date algorithms, 2013).
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${two(month)}-${two(dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)}`
}

/** HH:MM:SS[.fff]; hours go on past 24. */
function timeText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  const text = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(seconds % 60)}`
  return ms % 1000 === 0 ? text : `${text}.${String(ms % 1000).padStart(3, '0')}`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}

const ISO = /^(\d{4}-\d{2}-\d{2})?(?:T?(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(?:Z|[+-]\d{2}:?\d{2})?$/

/** A cell of type `d` (ISO 8601): the same canonical texts. Its zone, which a sheet does not have, is not read. */
export function isoText(raw: string, style: CellKind): DatedText {
  const [, date, clock] = ISO.exec(raw.trim()) ?? []
  const time = clock === undefined ? undefined : isoTime(clock)
  if (date === undefined)
    return time === undefined ? { text: raw, kind: CellKind.text } : { text: time, kind: CellKind.time }
  const isDay = time === undefined || (style === CellKind.date && time === '00:00:00')
  return isDay ? { text: date, kind: CellKind.date } : { text: `${date} ${time}`, kind: CellKind.timestamp }
}

function isoTime(clock: string): string {
  const [hours, minutes, seconds = '0'] = clock.split(':')
  return timeText((Number(hours) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000))
}
