import type { ChosenType } from '../../core/column/chooseType.ts'
import { BLANKS, type Family, familyPattern, type NumberFamily } from '../../core/column/family.ts'
import { momentSql, timeSql } from './dateSql.ts'
import { text } from './sql.ts'

/** The cell's text as the family looks at it. */
function cellSql(family: Family, column: string): string {
  return family.trim ? `trim(${column}, ${text(BLANKS)})` : column
}

/** Whether the family reads the cell. */
export function matchesSql(family: Family, column: string): string {
  return `regexp_full_match(${cellSql(family, column)}, ${text(familyPattern(family))})`
}

/** A number's digits with a point and a leading minus, as any cast reads them; right for cells that match. */
export function digitsSql(family: NumberFamily, column: string): string {
  const whole = cellSql(family, column)
  if (!family.isDressed) return whole
  // Digits and points in a word beside the number are not its own: "kr. 5", "5 m2".
  const cell = family.words === null ? whole : `regexp_replace(${whole}, ${text(family.words)}, '', 'g')`
  const bare = `regexp_replace(${cell}, ${text(family.decimal === '.' ? '[^0-9.]' : '[^0-9,]')}, '', 'g')`
  const digits = family.decimal === '.' ? bare : `replace(${bare}, ',', '.')`
  const isNegative = `regexp_matches(${cell}, ${text('[-\u2212(]')})`
  return `CASE WHEN ${isNegative} THEN '-' ELSE '' END || ${digits}`
}

/** The cell's value; null when the family does not read it. `readsAll`: every cell is known to match or to be null. */
export function valueSql(
  family: Family,
  type: ChosenType,
  { column, readsAll }: { column: string; readsAll: boolean },
): string {
  const read = readSql(family, type, column)
  // What the groups of a pattern hold is nothing where it does not match.
  const isGuarded = 'parts' in family && family.parts.length > 0
  return readsAll || isGuarded ? read : `CASE WHEN ${matchesSql(family, column)} THEN ${read} END`
}

/** DuckDB's name of a column type. */
export function duckType(type: ChosenType): string {
  if (type.type === 'decimal') return `DECIMAL(${type.precision},${type.scale})`
  return { text: 'VARCHAR', integer: 'BIGINT', double: 'DOUBLE', boolean: 'BOOLEAN' }[type.type as string] ?? type.type
}

function readSql(family: Family, type: ChosenType, column: string): string {
  const cell = cellSql(family, column)
  switch (family.kind) {
    case 'boolean':
      return `lower(${cell}) = ${text(family.yes)}`
    case 'number':
      return numberSql(family, type, digitsSql(family, column))
    case 'duration':
      return durationSql(cell, type)
    case 'time':
      return timeSql(family, cell)
    case 'date':
    case 'timestamp': {
      const moment = momentSql(family, cell)
      return family.kind === type.type ? moment : `CAST(${moment} AS ${duckType(type)})`
    }
  }
}

function numberSql({ isFraction }: NumberFamily, type: ChosenType, written: string): string {
  const digits = isFraction ? percentDigits(written) : written
  const number = `TRY_CAST(${digits} AS ${duckType(type)})`
  // A number too large for a double is read as infinity, which it is not.
  if (type.type === 'double') return `CASE WHEN isfinite(${number}) THEN ${number} END`
  // A cast to whole numbers rounds: a fraction is not one of them.
  if (type.hasFractions) return `CASE WHEN NOT regexp_matches(${digits}, '\\.\\d*[1-9]') THEN ${number} END`
  return number
}

/** Reading "0.07e2" is exact where 0.07 * 100 is not. */
function percentDigits(digits: string): string {
  return `CASE WHEN regexp_matches(${digits}, '[eE]') THEN CAST(CAST(${digits} AS DOUBLE) * 100 AS VARCHAR) ELSE ${digits} || 'e2' END`
}

function durationSql(cell: string, type: ChosenType): string {
  const part = (i: number) => `CAST(abs(CAST(split_part(${cell}, ':', ${i}) AS DECIMAL(15,3))) AS DECIMAL(15,3))`
  const seconds = `${part(1)} * 3600 + ${part(2)} * 60 + ${part(3)}`
  return `TRY_CAST(CASE WHEN starts_with(${cell}, '-') THEN -(${seconds}) ELSE ${seconds} END AS ${duckType(type)})`
}
