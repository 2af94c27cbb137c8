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
  const { outer, candidates } = await aroundTexts(raw, cells)
  const missing = candidates > 0 ? await textMarkers(raw, cells, outer > 0 ? TRIMMED : 'x') : []
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

const TRIMMED = `trim(x, ${text(BLANKS)})`
/** Comparing a cell with itself trimmed costs five times as much, a pattern twice. */
const IS_PADDED = `(${[...BLANKS].map(blank => `x LIKE ${text(`${blank}%`)} OR x LIKE ${text(`%${blank}`)}`).join(' OR ')})`

function isCandidate(bare: string): string {
  const isMarker = `lower(${bare}) IN (${TEXT_MARKERS.map(text).join(', ')})`
  return `CASE WHEN strlen(x) > ${LONGEST_MARKER} THEN false ELSE ${isMarker} END`
}

/** How many cells have blanks around them, and how many may say that something is missing. */
async function aroundTexts(raw: RawTable, cells: string): Promise<{ outer: number; candidates: number }> {
  const bare = `CASE WHEN ${IS_PADDED} THEN ${TRIMMED} ELSE x END`
  const row = await rowOf(
    raw.connection,
    `SELECT sum(n) FILTER (${IS_PADDED}) AS outside, sum(n) FILTER (${isCandidate(bare)}) AS candidates FROM ${cells}`,
  )
  return { outer: int(row['outside']), candidates: int(row['candidates']) }
}

async function textMarkers(raw: RawTable, cells: string, bare: string): Promise<TextCount[]> {
  const isMarker = isCandidate(bare)
  const found = await rowsOf(
    raw.connection,
    `SELECT ${exactText('x')} AS x, sum(n) AS n FROM ${cells} WHERE ${isMarker} GROUP BY 1 ORDER BY n DESC, 1`,
  )
  if (found.length === 0) return []
  const around = await rowOf(
    raw.connection,
    `SELECT sum(n) AS cells, sum(n) FILTER (regexp_full_match(x, '[A-Z]{1,3}')) AS codes,
       sum(n) FILTER (regexp_full_match(x, '[^\\p{L}\\p{N}]+')) AS signs
     FROM ${cells} WHERE NOT (${isMarker})`,
  )
  const surroundings = { cells: int(around['cells']), shortCodes: int(around['codes']), signs: int(around['signs']) }
  return found
    .map(row => ({ text: textOf(row['x']), count: int(row['n']) }))
    .filter(marker => isMissingInText(trimCell(marker.text), surroundings))
}
