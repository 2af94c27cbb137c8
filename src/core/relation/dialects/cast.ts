import type { ColumnType } from '../../../contract/column.ts'
import { trimSql } from './blanks.ts'
import { finite, once } from './once.ts'

const WORDS = `['true', 'yes', 'y', 't', '1', 'false', 'no', 'n', 'f', '0']`
const NUMBER = `'^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?$'`
const WHOLE = `'^([+-]?[0-9]+)(\\.0*)?$'`
const DAY = `'^([0-9]{4,6}-[0-9]{2}-[0-9]{2})([T ][0-9:.]*)?$'`
const MOMENT = `'^[0-9]{4,6}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?)?$'`
const CLOCK = `'^[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?$'`

/** A value as another type; null where it does not fit. */
export function castSql(x: string, from: ColumnType, to: { type: ColumnType; scale?: number }): string {
  if (to.type === 'text') return textSql(x, from)
  if (from === 'text') return readSql(x, to)
  if (isNumeric(to.type)) return numberSql(x, from, to)
  if (from === to.type) return x
  if (to.type === 'boolean') return isNumeric(from) ? `(${x} <> 0)` : 'CAST(NULL AS BOOLEAN)'
  const isOfTime = from === 'date' ? to.type === 'timestamp' : from === 'timestamp'
  return isOfTime ? `CAST(${x} AS ${to.type})` : `CAST(NULL AS ${to.type})`
}

function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

/** A double without fraction reads as a whole number: 12, not 12.0. */
function textSql(x: string, from: ColumnType): string {
  if (from === 'text') return x
  if (from !== 'double') return `CAST(${x} AS VARCHAR)`
  return once(
    x,
    n => `CASE WHEN ${n} = trunc(${n}) AND abs(${n}) < 1e15 THEN CAST(CAST(${n} AS BIGINT) AS VARCHAR)
      ELSE CAST(${n} AS VARCHAR) END`,
  )
}

function readSql(x: string, { type, scale = 0 }: { type: ColumnType; scale?: number }): string {
  const cell = trimSql(x)
  const as: Record<Exclude<ColumnType, 'text'>, () => string> = {
    integer: () => `TRY_CAST(regexp_extract(${cell}, ${WHOLE}, 1) AS BIGINT)`,
    decimal: () => `TRY_CAST(regexp_extract(${cell}, ${NUMBER}) AS DECIMAL(38, ${scale}))`,
    double: () => finite(`TRY_CAST(regexp_extract(${cell}, ${NUMBER}) AS DOUBLE)`),
    boolean: () => `(list_position(${WORDS}, lower(${cell})) <= 5)`,
    date: () => `TRY_CAST(regexp_extract(${cell}, ${DAY}, 1) AS DATE)`,
    timestamp: () => `TRY_CAST(regexp_extract(${cell}, ${MOMENT}) AS TIMESTAMP)`,
    time: () => `TRY_CAST(regexp_extract(${cell}, ${CLOCK}) AS TIME)`,
  }
  return type === 'text' ? x : as[type]()
}

/** To whole numbers only what is whole; to decimals rounded to their scale. */
function numberSql(x: string, from: ColumnType, { type, scale = 0 }: { type: ColumnType; scale?: number }): string {
  if (!isNumeric(from) && from !== 'boolean') return `CAST(NULL AS ${type === 'integer' ? 'BIGINT' : 'DOUBLE'})`
  const number = from === 'boolean' ? `CAST(${x} AS BIGINT)` : x
  if (type === 'double') return `CAST(${number} AS DOUBLE)`
  if (type === 'decimal') return `TRY_CAST(${number} AS DECIMAL(38, ${scale}))`
  if (from === 'integer' || from === 'boolean') return number
  return once(x, n => `CASE WHEN ${n} = trunc(${n}) THEN TRY_CAST(${n} AS BIGINT) END`)
}
