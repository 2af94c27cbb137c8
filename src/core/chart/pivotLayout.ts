import type { Pivot } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'

/** A head cell over several columns, or beside several rows. */
export interface Span {
  value: Scalar
  /** How many columns (or rows) it stands over. */
  length: number
  /** The first of them. */
  start: number
}

/** The heads of one level: equal neighbours under the same outer head are one cell. `width` columns stand under each. */
export function spansOf(keys: readonly (readonly Scalar[])[], level: number, width = 1): Span[] {
  const spans: Span[] = []
  keys.forEach((key, i) => {
    const before = keys[i - 1]
    const last = spans.at(-1)
    const isSame = before && last && key.slice(0, level + 1).every((value, k) => value === before[k])
    if (isSame) last.length += width
    else spans.push({ value: key[level] ?? null, length: width, start: i })
  })
  return spans
}

/** The figure at a row, a column and a measure; `null` as row or column asks for the total over it. */
export function pivotCell(pivot: Pivot, at: { row: number | null; column: number | null; measure: number }): Scalar {
  const { row, column, measure } = at
  const k = (column ?? 0) * pivot.measures.length + measure
  if (row !== null && column !== null) return pivot.cells[row]?.[k] ?? null
  if (row !== null) return pivot.rowTotals?.[row]?.[measure] ?? null
  if (column !== null) return pivot.columnTotals?.[k] ?? null
  return pivot.grandTotals?.[measure] ?? null
}

/** What a pivot's figure stands under: values of its dimensions by their place, rows first. */
export function pivotGroup(
  { rows, columns }: Pivot,
  dimensions: { rows: readonly string[]; columns: readonly string[] },
  at: { row: number | null; column: number | null },
): Record<string, Scalar> {
  const named = (ids: readonly string[], values: readonly Scalar[] | undefined) =>
    values ? ids.map((id, i) => [id, values[i] ?? null] as const) : []
  return Object.fromEntries([
    ...named(dimensions.rows, at.row === null ? undefined : rows[at.row]),
    ...named(dimensions.columns, at.column === null ? undefined : columns[at.column]),
  ])
}
