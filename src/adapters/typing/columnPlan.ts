import { type ChosenType, type FamilyFit, typeAsked, typeOf } from '../../core/column/chooseType.ts'
import { CURRENCIES } from '../../core/column/currencies.ts'
import { type Family, type TextCount, trimCell } from '../../core/column/family.ts'
import { headerCurrency } from '../../core/column/meaning.ts'
import type { RawColumn } from '../readers/raw.ts'
import { decodedSql, entitiesOf, NO_ENTITIES } from './entities.ts'
import { valueSql } from './familySql.ts'
import type { ColumnFits, InspectedColumn } from './inspectColumn.ts'
import { markersOf, textEdges, trimmedSql } from './markers.ts'
import { name, text } from './sql.ts'

export type CellSql = Pick<ColumnPlan, 'value' | 'isPresent'>

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
  /** What the values are counted in: of the cells, of a row of units, or as a person says; undefined: nobody says. */
  unit?: string | null | undefined
  /** SQL of the value: null for empty, missing and rejected cells. */
  value: string
  /** SQL: the cell is not empty and is not a marker. */
  isPresent: string
  /** Both, where the cell has another name. */
  sqlOf: (x: string) => CellSql
  /** Text cells that lost blanks around them. */
  trimmed: number
  /** Cells with entities such as `&amp;`, which were put into letters. */
  decoded: number
  /** A person said how the values are to be read. */
  isDecided: boolean
  /** The other columns of the table decided between readings of equal fit. */
  isSettled?: boolean
}

/** Decides on a column by what was measured over all of its cells. */
export async function planColumn(found: InspectedColumn): Promise<ColumnPlan> {
  const { best, column, wish, said, cells } = found
  const currency = best === null ? null : currencyOf(best.family, found)
  const type = best === null ? null : typeFor(found, best, currency !== null)
  if (best === null || type === null) return await planText(found)
  const missing =
    best.missing === 0 ? said : [...said, ...(await markersOf({ cells: cells.asked, family: best.family, wish }))]
  const readsAll = said.length === 0 && best.fits === found.nonNull
  const sqlOf = (x: string): CellSql => {
    const isPresent = presence(x, missing)
    const value = valueSql(best.family, type, { column: x, readsAll })
    // A marker that a person names may be a number itself: 999.
    return { isPresent, value: said.length === 0 ? value : `CASE WHEN ${isPresent} THEN ${value} END` }
  }
  return {
    column,
    type,
    fit: best,
    fits: found,
    missing,
    currency,
    unit: unitFor(found, best.family),
    ...sqlOf(name(column.source)),
    sqlOf,
    trimmed: 0,
    decoded: 0,
    isDecided: wish.type !== null || wish.format !== null,
  }
}

function typeFor({ wish }: InspectedColumn, best: FamilyFit, isMoney: boolean): ChosenType | null {
  if (wish.type !== null) return typeAsked(wish.type, best)
  const type = typeOf(best, isMoney)
  return type === null && wish.format !== null ? typeAsked('decimal', best) : type
}

function currencyOf(family: Family, { column, wish }: InspectedColumn): string | null {
  if (wish.unit !== undefined) return wish.unit === null ? null : (CURRENCIES.get(wish.unit) ?? null)
  if (family.kind !== 'number' || family.isPercent || family.unit !== null) return null
  const word = family.currency ?? column.currency ?? CURRENCIES.get(column.unit ?? '') ?? headerCurrency(column.name)
  return word === null ? null : (CURRENCIES.get(word) ?? word)
}

function unitFor({ column, wish }: InspectedColumn, family: Family): string | null | undefined {
  if (wish.unit !== undefined) return wish.unit
  return (family.kind === 'number' ? family.unit : null) ?? column.unit ?? undefined
}

/** SQL: the cell is neither empty nor one of the markers. */
export function presence(x: string, missing: readonly TextCount[]): string {
  if (missing.length === 0) return `${x} IS NOT NULL`
  return `(${x} IS NOT NULL AND ${x} NOT IN (${missing.map(marker => text(marker.text)).join(', ')}))`
}

async function planText(found: InspectedColumn): Promise<ColumnPlan> {
  const { column, cells, wish, said } = found
  const { padded, missing: markers } = await textEdges(cells.asked, wish)
  const missing = [...said, ...markers]
  const lost = missing.filter(marker => trimCell(marker.text) !== marker.text)
  const trimmed = wish.keepBlanks ? 0 : padded - lost.reduce((sum, { count }) => sum + count, 0)
  const { entities, cells: decoded } = wish.keepEntities ? NO_ENTITIES : await entitiesOf(cells.asked)
  const sqlOf = (x: string): CellSql => {
    const isPresent = presence(x, missing)
    const cell = decodedSql(trimmed > 0 ? trimmedSql(x) : x, entities)
    return { isPresent, value: missing.length === 0 ? cell : `CASE WHEN ${isPresent} THEN ${cell} END` }
  }
  return {
    column,
    type: { type: 'text', precision: 0, scale: 0 },
    fit: null,
    fits: found,
    missing,
    currency: null,
    unit: wish.unit,
    ...sqlOf(name(column.source)),
    sqlOf,
    trimmed,
    decoded,
    isDecided: wish.type !== null,
  }
}
