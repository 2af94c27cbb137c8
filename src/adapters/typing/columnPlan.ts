import { type ChosenType, type FamilyFit, typeOf } from '../../core/column/chooseType.ts'
import { BLANKS, type Family, type TextCount, trimCell } from '../../core/column/family.ts'
import { headerCurrency } from '../../core/column/meaning.ts'
import { isMissingInText, LONGEST_MARKER, TEXT_MARKERS } from '../../core/column/missingMarkers.ts'
import { CURRENCIES } from '../../core/column/numberText.ts'
import type { RawColumn, RawTable } from '../readers/raw.ts'
import { valueSql } from './familySql.ts'
import { type ColumnFits, type InspectedColumn, markersOf } from './inspectColumn.ts'
import { exactText, int, name, rowOf, rowsOf, text, textOf } from './sql.ts'

/** How a column of the raw table becomes one of the typed table. */
export interface ColumnPlan {
  column: RawColumn
  type: ChosenType
  /** Null: text. */
  fit: FamilyFit | null
  fits: ColumnFits
  /** Texts, as they stand in the cells, that are missing here. */
  missing: readonly TextCount[]
  /** ISO 4217 code where it is known, else the symbol. */
  currency: string | null
  /** SQL of the value: null for empty, missing and rejected cells. */
  value: string
  /** SQL: the cell is not empty and is not a marker. */
  isPresent: string
  /** Text cells that lost blanks around them. */
  trimmed: number
}

/** Decides on a column by what was measured over all of its cells. */
export async function planColumn(raw: RawTable, fits: InspectedColumn): Promise<ColumnPlan> {
  const { best, column } = fits
  const currency = best === null ? null : currencyOf(best.family, column)
  const type = best === null ? null : typeOf(best, currency !== null)
  if (best === null || type === null) return await planText(raw, fits)
  const missing = best.missing === 0 ? [] : await markersOf(raw, fits.cells, best.family)
  const x = name(column.source)
  return {
    column,
    type,
    fit: best,
    fits,
    missing,
    currency,
    value: valueSql(best.family, type, { column: x, readsAll: best.fits === fits.nonNull }),
    isPresent: presence(x, missing),
    trimmed: 0,
  }
}

function currencyOf(family: Family, column: RawColumn): string | null {
  if (family.kind !== 'number' || family.isPercent) return null
  const word = family.currency ?? column.currency ?? headerCurrency(column.name)
  return word === null ? null : (CURRENCIES.get(word) ?? word)
}

function presence(x: string, missing: readonly TextCount[]): string {
  if (missing.length === 0) return `${x} IS NOT NULL`
  return `(${x} IS NOT NULL AND ${x} NOT IN (${missing.map(marker => text(marker.text)).join(', ')}))`
}

async function planText(raw: RawTable, fits: InspectedColumn): Promise<ColumnPlan> {
  const { column, cells } = fits
  const x = name(column.source)
  const bare = `trim(${x}, ${text(BLANKS)})`
  // Trimming every cell to compare costs five times as much.
  const isPadded = `regexp_matches(x, ${text(`^[${BLANKS}]|[${BLANKS}]$`)})`
  const { n } = await rowOf(raw.connection, `SELECT sum(n) FILTER (${isPadded}) AS n FROM ${cells}`)
  const outer = int(n)
  const missing = await textMarkers(raw, cells, outer > 0 ? `trim(x, ${text(BLANKS)})` : 'x')
  const isPresent = presence(x, missing)
  const lost = missing.filter(marker => trimCell(marker.text) !== marker.text)
  const trimmed = outer - lost.reduce((sum, { count }) => sum + count, 0)
  const cell = trimmed > 0 ? bare : x
  return {
    column,
    type: { type: 'text', precision: 0, scale: 0 },
    fit: null,
    fits,
    missing,
    currency: null,
    value: missing.length === 0 ? cell : `CASE WHEN ${isPresent} THEN ${cell} END`,
    isPresent,
    trimmed,
  }
}

async function textMarkers(raw: RawTable, cells: string, bare: string): Promise<TextCount[]> {
  const isMarker = `lower(${bare}) IN (${TEXT_MARKERS.map(text).join(', ')})`
  const isCandidate = `CASE WHEN strlen(x) > ${LONGEST_MARKER} THEN false ELSE ${isMarker} END`
  const found = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, sum(n) AS n FROM ${cells} WHERE ${isCandidate} GROUP BY 1 ORDER BY n DESC, 1`,
  )
  if (found.length === 0) return []
  const around = await rowOf(
    raw.connection,
    `SELECT sum(n) AS cells, sum(n) FILTER (regexp_full_match(x, '[A-Z]{1,3}')) AS codes,
       sum(n) FILTER (regexp_full_match(x, '[^\\p{L}\\p{N}]+')) AS signs
     FROM ${cells} WHERE NOT (${isCandidate})`,
  )
  const surroundings = { cells: int(around['cells']), shortCodes: int(around['codes']), signs: int(around['signs']) }
  return found
    .map(row => ({ text: textOf(row['x']), count: int(row['n']) }))
    .filter(marker => isMissingInText(trimCell(marker.text), surroundings))
}
