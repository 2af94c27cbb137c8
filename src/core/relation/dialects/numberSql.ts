import type { ColumnType } from '../../../contract/column.ts'
import { trimSql } from './blanks.ts'
import { finite, once } from './once.ts'

type Args = readonly string[]

/** Rounding by steps of 10^-digits. A constant number of digits keeps decimals exact. */
export function roundSql(fn: 'round' | 'roundUp' | 'roundDown', x: string, digits: string | number, type: ColumnType) {
  const whole = (v: string) => {
    if (fn === 'round') return `round(${v})`
    return fn === 'roundDown' ? `trunc(${v})` : once(v, n => `CASE WHEN ${n} < 0 THEN floor(${n}) ELSE ceil(${n}) END`)
  }
  if (type === 'double' || typeof digits === 'string') {
    const step = typeof digits === 'number' ? `CAST(1e${digits} AS DOUBLE)` : `pow(10::DOUBLE, ${digits})`
    return `(${whole(`CAST(${x} AS DOUBLE) * ${step}`)} / ${step})`
  }
  if (digits === 0) return `TRY(${whole(x)})`
  const [up, down] = [powerOfTen(digits), powerOfTen(-digits)]
  return `TRY(${whole(`(${x} * ${up})`)} * ${down})`
}

/** As a decimal constant: 10^2 is 100, 10^-2 is 0.01. */
function powerOfTen(n: number): string {
  return n >= 0 ? `CAST(1${'0'.repeat(n)} AS DECIMAL(${n + 1}, 0))` : `0.${'0'.repeat(-n - 1)}1`
}

/** A whole number from the rounded value; null beyond 64 bits. */
export function wholeSql(fn: 'floor' | 'ceil', [x = '']: Args): string {
  return `TRY_CAST(${fn}(${x}) AS BIGINT)`
}

/** Twice the rest, so that the sign is the divisor's. */
export function modSql([x = '', y = '']: Args): string {
  return once(y, d => `TRY(CASE WHEN ${d} <> 0 THEN ((${x} % ${d}) + ${d}) % ${d} END)`)
}

export function powerSql([x = '', y = '']: Args): string {
  return finite(`pow(CAST(${x} AS DOUBLE), CAST(${y} AS DOUBLE))`)
}

/** The largest double whose exponential is finite. */
const EXP_MAX = '7.09782712893384e2'

export function expSql([x = '']: Args): string {
  return once(x, v => `CASE WHEN ${v} <= ${EXP_MAX} THEN exp(CAST(${v} AS DOUBLE)) END`)
}

/** Roots and logarithms, where they are defined. */
export function rootSql(fn: 'sqrt' | 'ln' | 'log10', [x = '']: Args): string {
  const least = fn === 'sqrt' ? '>= 0' : '> 0'
  return once(x, v => `CASE WHEN ${v} ${least} THEN ${fn}(CAST(${v} AS DOUBLE)) END`)
}

const SIGN = '[-+−]?'
const MONEY = '[$€£¥₹]?'
const WRITTEN = `'[(]?${SIGN} ?${MONEY} ?${SIGN}([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})? ?[€$£¥₹%]?[)]?'`

/** Signs, money, thousands and percent as people write them; null for every other text. */
export function readNumberSql([x = '']: Args): string {
  return once(trimSql(x), cell => {
    const bare = `TRY_CAST(regexp_extract(replace(${cell}, ',', ''), '[0-9]*\\.?[0-9]+([eE][+-]?[0-9]+)?') AS DOUBLE)`
    const isNegative = `regexp_matches(${cell}, '^([(]|[^0-9]*[-−])')`
    const factor = `CASE WHEN ${isNegative} THEN -1.0::DOUBLE ELSE 1.0::DOUBLE END * CASE WHEN contains(${cell}, '%') THEN 0.01::DOUBLE ELSE 1.0::DOUBLE END`
    return `CASE WHEN regexp_full_match(${cell}, ${WRITTEN}) THEN ${finite(`${bare} * ${factor}`)} END`
  })
}

/** Digits of the decimal, never of the double: half is rounded away from zero. */
export function formatNumberSql(x: string, [fraction = 0, least = 1]: readonly number[], isGrouped: boolean): string {
  return once(`TRY_CAST(${x} AS DECIMAL(38, ${fraction}))`, v => {
    const text = `CAST(abs(${v}) AS VARCHAR)`
    const whole = `split_part(${text}, '.', 1)`
    const grouped = isGrouped ? `format('{:,}', TRY_CAST(${whole} AS BIGINT))` : `${whole}`
    const padded =
      least > 1
        ? `CASE WHEN length(${grouped}) < ${least} THEN lpad(${grouped}, ${least}, '0') ELSE ${grouped} END`
        : grouped
    const rest = fraction > 0 ? ` || '.' || split_part(${text}, '.', 2)` : ''
    return `CASE WHEN ${v} < 0 THEN '-' ELSE '' END || ${padded}${rest}`
  })
}
