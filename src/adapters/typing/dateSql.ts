import { MONTH_NUMBERS } from '../../core/column/dateWords.ts'
import type { DateFamily, DatePart, TimeFamily } from '../../core/column/family.ts'
import { text } from './sql.ts'

/** '|january=01|february=02...': looking a word up in one text is quicker than comparing it with each. */
const MONTHS = `|${[...MONTH_NUMBERS].map(([word, n]) => `${word}=${String(n).padStart(2, '0')}`).join('|')}|`
const ZONES: Readonly<Record<string, string>> = {
  Z: '+00',
  UTC: '+00',
  GMT: '+00',
  WET: '+00',
  WEST: '+01',
  BST: '+01',
  CET: '+01',
  CEST: '+02',
  EET: '+02',
  EEST: '+03',
  EST: '-05',
  EDT: '-04',
  CST: '-06',
  CDT: '-05',
  MST: '-07',
  MDT: '-06',
  PST: '-08',
  PDT: '-07',
  JST: '+09',
}

/** SQL of the date or timestamp (in UTC) that a cell is read as; null where it is no day of the calendar. */
export function momentSql(family: DateFamily, cell: string): string {
  const asDate = family.kind === 'date'
  switch (family.reading) {
    case 'iso':
      return asDate ? `TRY_CAST(TRY_CAST(${cell} AS TIMESTAMP) AS DATE)` : `TRY_CAST(${cell} AS TIMESTAMP)`
    case 'parts':
      return partsSql(family, cell, momentOf(family))
    case 'any':
      return `coalesce(${(family.among ?? []).map(other => oneOf(family, other, cell)).join(', ')})`
    case 'seconds':
      return `make_timestamp(CAST(round(TRY_CAST(${cell} AS DOUBLE) * 1e6) AS BIGINT))`
    case 'milliseconds':
      return `epoch_ms(TRY_CAST(${cell} AS BIGINT))`
    case 'serial':
      if (asDate) return `DATE '1899-12-30' + CAST(TRY_CAST(${cell} AS DECIMAL(18,6)) AS INTEGER)`
      return `TIMESTAMP '1899-12-30' + to_milliseconds(CAST(round(TRY_CAST(${cell} AS DOUBLE) * 86400000) AS BIGINT))`
  }
}

/** A way among several: it must read the whole cell, and be of their common kind. */
function oneOf({ kind }: DateFamily, other: DateFamily, cell: string): string {
  const moment = momentSql(other, cell)
  const guarded =
    other.reading === 'parts'
      ? moment
      : `CASE WHEN regexp_full_match(${cell}, ${text(other.pattern)}) THEN ${moment} END`
  return other.kind === kind ? guarded : `CAST(${guarded} AS ${kind.toUpperCase()})`
}

/** SQL of the time of day a cell is read as. */
export function timeSql(family: TimeFamily, cell: string): string {
  if (family.parts.length === 0) return `TRY_CAST(${cell} AS TIME)`
  return partsSql(family, cell, `TRY_CAST(${clockText(family.parts)} AS TIME)`)
}

/** The value made of the groups of the pattern, of which `p` holds the texts. */
function partsSql({ pattern, parts }: DateFamily | TimeFamily, cell: string, value: string): string {
  const names = parts.map(text).join(', ')
  return `list_transform([regexp_extract(${cell}, ${text(`^(?:${pattern})$`)}, [${names}])], lambda p: ${value})[1]`
}

function momentOf({ kind, parts, hasShortYear, isZoned }: DateFamily): string {
  const day = parts.includes('week') ? weekDay(parts) : dayText(parts, hasShortYear)
  if (kind === 'date') return `TRY_CAST(${day} AS DATE)`
  const clock = clockText(parts)
  // With a zone behind it, the engine reads no clock without seconds.
  const seconds = isZoned ? ` || CASE WHEN length(${clock}) <= 5 THEN ':00' ELSE '' END` : ''
  const moment = `rtrim(${day} || ' ' || ${clock}${seconds})`
  return isZoned
    ? `TRY_CAST(${moment} || ${zoneText()} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'`
    : `TRY_CAST(${moment} AS TIMESTAMP)`
}

function dayText(parts: readonly DatePart[], hasShortYear: boolean): string {
  const century = `CASE WHEN TRY_CAST(p.year AS INTEGER) < 69 THEN '20' ELSE '19' END`
  const year = hasShortYear ? `${century} || p.year` : 'p.year'
  return `${year} || '-' || ${monthText(parts)} || '-' || ${parts.includes('day') ? 'p.day' : `'1'`}`
}

function monthText(parts: readonly DatePart[]): string {
  if (parts.includes('quarter')) return `CAST(TRY_CAST(p.quarter AS INTEGER) * 3 - 2 AS VARCHAR)`
  if (!parts.includes('monthWord')) return 'p.month'
  const key = `'|' || lower(p.monthWord) || '='`
  return `substr(${text(MONTHS)}, strpos(${text(MONTHS)}, ${key}) + length(p.monthWord) + 2, 2)`
}

/** The Monday of an ISO week, or the day of it that is told. */
function weekDay(parts: readonly DatePart[]): string {
  const week = `p.year || '-W' || lpad(p.week, 2, '0') || '-'`
  const day = parts.includes('weekday') ? `CASE WHEN p.weekday = '' THEN '1' ELSE p.weekday END` : `'1'`
  return `CAST(CAST(try_strptime(${week} || ${day}, '%G-W%V-%u') AS DATE) AS VARCHAR)`
}

function clockText(parts: readonly DatePart[]): string {
  if (!parts.includes('half')) return 'p.clock'
  const hour = `TRY_CAST(p.hour AS INTEGER) % 12 + CASE WHEN lower(p.half) = 'p' THEN 12 ELSE 0 END`
  return `CASE WHEN p.hour = '' THEN '' ELSE CAST(${hour} AS VARCHAR) || p.rest END`
}

function zoneText(): string {
  const cases = Object.entries(ZONES).map(([zone, offset]) => `WHEN ${text(zone)} THEN ${text(offset)}`)
  const bare = `regexp_replace(p.zone, '^(?:GMT|UTC)', '')`
  const offset = `rtrim(regexp_replace(${bare}, '^([+-]\\d\\d):?(\\d\\d)?$', '\\1:\\2'), ':')`
  return `CASE p.zone ${cases.join(' ')} WHEN '' THEN '+00' ELSE ${offset} END`
}
