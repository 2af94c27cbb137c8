import type { ChosenType } from '../../core/column/chooseType.ts'
import { BLANKS, type Family, familyPattern, type NumberFamily } from '../../core/column/family.ts'
import { text } from './sql.ts'

/** The cell's text as the family looks at it. */
export function cellSql(family: Family, column: string): string {
  return family.trim ? `trim(${column}, ${text(BLANKS)})` : column
}

/** Whether the family reads the cell. */
export function matchesSql(family: Family, column: string): string {
  return `regexp_full_match(${cellSql(family, column)}, ${text(familyPattern(family))})`
}

/** A number's digits with a point and a leading minus, as any cast reads them; right for cells that match. */
export function digitsSql(family: NumberFamily, column: string): string {
  const cell = cellSql(family, column)
  if (!family.isDressed) return cell
  const bare = `regexp_replace(${cell}, ${text(family.decimal === '.' ? '[^0-9.]' : '[^0-9,]')}, '', 'g')`
  const digits = family.decimal === '.' ? bare : `replace(${bare}, ',', '.')`
  const isNegative = `regexp_matches(${cell}, ${text('[-\u2212(]')})`
  // A currency such as kr. ends in a point of its own.
  return `CASE WHEN ${isNegative} THEN '-' ELSE '' END || ${digits}`
}

/** The cell's value; null when the family does not read it. `readsAll`: every cell is known to match or to be null. */
export function valueSql(
  family: Family,
  type: ChosenType,
  { column, readsAll }: { column: string; readsAll: boolean },
): string {
  if (readsAll) return readSql(family, type, column)
  return `CASE WHEN ${matchesSql(family, column)} THEN ${readSql(family, type, column)} END`
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
    case 'number': {
      const digits = digitsSql(family, column)
      const number = `TRY_CAST(${family.isFraction ? percentDigits(digits) : digits} AS ${duckType(type)})`
      // A number too large for a double is read as infinity, which it is not.
      return type.type === 'double' ? `CASE WHEN isfinite(${number}) THEN ${number} END` : number
    }
    case 'duration':
      return durationSql(cell, type)
    case 'time':
      return family.formats.length === 0
        ? `TRY_CAST(${cell} AS TIME)`
        : `CAST(try_strptime(${cell}, ${list(family.formats)}) AS TIME)`
    case 'date':
      return family.formats.length === 0
        ? `TRY_CAST(TRY_CAST(${cell} AS TIMESTAMP) AS DATE)`
        : `CAST(try_strptime(${cell}, ${list(family.formats)}) AS DATE)`
    case 'timestamp':
      return stampSql(family.isZoned, family.formats, cell)
  }
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

function stampSql(isZoned: boolean, formats: readonly string[], cell: string): string {
  if (formats.length > 0) return `try_strptime(${cell}, ${list(formats)})`
  return isZoned ? `TRY_CAST(${cell} AS TIMESTAMPTZ) AT TIME ZONE 'UTC'` : `TRY_CAST(${cell} AS TIMESTAMP)`
}

function list(formats: readonly string[]): string {
  return `[${formats.map(text).join(', ')}]`
}
