import { headerCurrency } from '../../core/column/meaning.ts'
import { CURRENCIES } from '../../core/column/numberText.ts'
import type { DeclaredType, RawColumn, RawTable } from '../readers/raw.ts'
import { type ColumnSize, filled } from './cells.ts'
import { type ColumnPlan, planColumn } from './columnPlan.ts'
import { inspectColumn } from './inspectColumn.ts'
import { int, name, rowOf } from './sql.ts'

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal', 'double'])

/**
 * Plans a column whose type the file declares. Numbers stay the numbers they are; text stays text, but for dates that
 * were written as text. NaN is missing, and what has no end is rejected.
 */
export async function planDeclared(
  raw: RawTable,
  column: RawColumn & { declared: DeclaredType },
  size: ColumnSize,
): Promise<ColumnPlan> {
  const { declared } = column
  if (declared.type === 'text') return await planText(raw, column, size)
  const nonNull = size.nonNull ?? (await filled(raw, column))
  const x = name(column.source)
  const fits = { column, nonNull, fits: [], best: null, texts: [] }
  const base = { column, type: declared, fit: null, fits, currency: currencyOf(column), trimmed: 0 }
  if (declared.type === 'double') {
    const nans = await nanCount(raw, x)
    const missing = nans > 0 ? [{ text: 'NaN', count: nans }] : []
    const isPresent = nans > 0 ? `(${x} IS NOT NULL AND NOT isnan(${x}))` : `${x} IS NOT NULL`
    return { ...base, missing, isPresent, value: `CASE WHEN isfinite(${x}) THEN ${x} END` }
  }
  const canBeInfinite = declared.type === 'date' || declared.type === 'timestamp'
  const value = canBeInfinite ? `CASE WHEN isfinite(${x}) THEN ${x} END` : x
  return { ...base, missing: [], isPresent: `${x} IS NOT NULL`, value }
}

/** A column of texts may hold dates; that it holds numbers was told by nobody. */
async function planText(raw: RawTable, column: RawColumn, size: ColumnSize): Promise<ColumnPlan> {
  const found = await inspectColumn(raw, column, size)
  const kind = found.best?.family.kind
  const isTime = kind === 'date' || kind === 'timestamp' || kind === 'time'
  return await planColumn(raw, isTime ? found : { ...found, fits: [], best: null })
}

async function nanCount(raw: RawTable, x: string): Promise<number> {
  const { n } = await rowOf(raw.connection, `SELECT count_if(isnan(${x})) AS n FROM ${name(raw.relation)}`)
  return int(n)
}

function currencyOf({ declared, currency, name: header }: RawColumn): string | null {
  if (!declared || !NUMBERS.has(declared.type)) return null
  const word = currency ?? headerCurrency(header)
  return word === null ? null : (CURRENCIES.get(word) ?? word)
}
