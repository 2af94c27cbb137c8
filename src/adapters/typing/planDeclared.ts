import { type ColumnWish, isDecided } from '../../core/column/columnWish.ts'
import { CURRENCIES } from '../../core/column/currencies.ts'
import { type TextCount, trimCell } from '../../core/column/family.ts'
import { headerCurrency } from '../../core/column/meaning.ts'
import type { DeclaredType, RawColumn, RawTable } from '../readers/raw.ts'
import { type ColumnSize, filled } from './cells.ts'
import { type CellSql, type ColumnPlan, planColumn } from './columnPlan.ts'
import { duckType } from './familySql.ts'
import { inspectColumn } from './inspectColumn.ts'
import { int, name, rowOf, text } from './sql.ts'

const NAN = 'NaN'
const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'double'])

/**
 * Plans a column whose type the file declares. Numbers stay the numbers they are; text stays text, but for dates that
 * were written as text. NaN is missing, and what has no end is rejected. A wish is obeyed by casting the values.
 */
export async function planDeclared(
  raw: RawTable,
  column: RawColumn & { declared: DeclaredType },
  { size, wish }: { size: ColumnSize; wish: ColumnWish },
): Promise<ColumnPlan> {
  const { declared } = column
  if (declared.type === 'text') return await planText(raw, column, { size, wish })
  const nonNull = size.nonNull ?? (await filled(raw, column))
  const x = name(column.source)
  const fits = { column, nonNull, fits: [], best: null, texts: [] }
  const type = wish.type === null || wish.type === declared.type ? declared : castOf(wish.type)
  const plan: Omit<ColumnPlan, 'missing' | 'isPresent' | 'value' | 'sqlOf'> = {
    column,
    type,
    fit: null,
    fits,
    currency: currencyOf(column, wish),
    unit: wish.unit === undefined ? column.unit : wish.unit,
    trimmed: 0,
    decoded: 0,
    isDecided: isDecided(wish),
  }
  const missing = await missingOf(raw, x, { declared, wish })
  const canBeEndless = type.type === 'double' || type.type === 'date' || type.type === 'timestamp'
  const sqlOf = (cell: string): CellSql => {
    const isMissing = missing.map(marker => isMarker(cell, declared, marker.text)).join(' OR ')
    const isPresent = missing.length === 0 ? `${cell} IS NOT NULL` : `(${cell} IS NOT NULL AND NOT (${isMissing}))`
    const value = type === declared ? cell : `TRY_CAST(${cell} AS ${duckType(type)})`
    const finite = canBeEndless ? `CASE WHEN isfinite(${value}) THEN ${value} END` : value
    return { isPresent, value: missing.length === 0 ? finite : `CASE WHEN ${isPresent} THEN ${finite} END` }
  }
  return { ...plan, missing, ...sqlOf(x), sqlOf }
}

function castOf(type: DeclaredType['type']): DeclaredType {
  return type === 'decimal' ? { type, precision: 38, scale: 6 } : { type, precision: 0, scale: 0 }
}

async function missingOf(
  raw: RawTable,
  x: string,
  { declared, wish }: { declared: DeclaredType; wish: ColumnWish },
): Promise<TextCount[]> {
  const markers = wish.missing ?? (declared.type === 'double' && !wish.present.includes(NAN) ? [NAN] : [])
  const counts: TextCount[] = []
  for (const marker of markers.map(trimCell)) {
    const condition = isMarker(x, declared, marker)
    const { n } = await rowOf(raw.connection, `SELECT count_if(${condition}) AS n FROM ${name(raw.relation)}`)
    if (int(n) > 0) counts.push({ text: marker, count: int(n) })
  }
  return counts
}

function isMarker(x: string, { type }: DeclaredType, marker: string): string {
  return type === 'double' && marker === NAN ? `isnan(${x})` : `CAST(${x} AS VARCHAR) = ${text(marker)}`
}

/** A column of texts may hold dates; that it holds numbers was told by nobody. */
async function planText(
  raw: RawTable,
  column: RawColumn,
  asked: { size: ColumnSize; wish: ColumnWish },
): Promise<ColumnPlan> {
  const found = await inspectColumn(raw, column, asked)
  const kind = found.best?.family.kind
  const isTime = kind === 'date' || kind === 'timestamp' || kind === 'time'
  return await planColumn(isTime || isDecided(asked.wish) ? found : { ...found, fits: [], best: null })
}

function currencyOf({ declared, currency, name: header }: RawColumn, { unit }: ColumnWish): string | null {
  if (!declared || !NUMBERS.has(declared.type)) return null
  const word = unit === undefined ? (currency ?? headerCurrency(header)) : unit
  return word === null ? null : unit === undefined ? (CURRENCIES.get(word) ?? word) : (CURRENCIES.get(word) ?? null)
}
