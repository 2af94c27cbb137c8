import type { Column } from '../../contract/column.ts'
import type { TotalsCheck } from '../../contract/receipt.ts'
import { cellShape } from '../../core/grid/cellShape.ts'
import { type Explanation, explainSums } from '../../core/grid/explainSums.ts'
import { totalLabel } from '../../core/grid/totalLabel.ts'
import { LABEL_COLUMNS, looseNumber } from '../../core/grid/totalRows.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { name, rowsOf } from './sql.ts'
import { type RowSegment, type StatedRow, sumsBetween } from './sumsBetween.ts'

const numeric = new Set<Column['type']>(['integer', 'decimal', 'double'])
const NOTHING: TotalsCheck = { checked: 0, agreed: 0, disagreements: [] }
/** Beyond so many the list ends. */
const LISTED = 100

/**
 * The file's own totals and subtotals, all rows skipped as such, held against our sums of the rows they stand for.
 *
 * A total states the whole table, or what was added up since the last one; a subtotal its part, or parts of parts.
 */
export async function checkTotals(
  raw: RawTable,
  plans: readonly ColumnPlan[],
  columns: readonly Column[],
): Promise<TotalsCheck> {
  const statements = await statedRows(raw, plans, columns)
  const checked = new Set(statements.flatMap(({ stated }) => [...stated.keys()]))
  if (checked.size === 0) return NOTHING
  const segments = await sumsBetween(raw, { plans, columns, statements, checked: [...checked] })
  const found = explainSums(statements, segments, (column, computed) =>
    tolerance(columns[column]?.scale ?? null, computed),
  )
  const wrong = found.flatMap((explanation, i) => {
    const over = overOf(explanation, segments)
    return explanation.disagreements.map(({ column, stated, computed }) => ({
      column,
      line: { columnId: columns[column]?.id ?? '', stated, computed, row: statements[i]?.row ?? 0, ...over },
    }))
  })
  return {
    checked: checked.size,
    agreed: checked.size - new Set(wrong.map(({ column }) => column)).size,
    disagreements: wrong.slice(0, LISTED).map(({ line }) => line),
  }
}

/** Half a unit of the column's last digit, and the last bits of a sum of doubles. */
function tolerance(scale: number | null, computed: number): number {
  return Math.max(0.5 * 10 ** -(scale || 3), 1e-9 * Math.abs(computed))
}

/** The first and the last row that were added up, unless they are all of them. */
function overOf({ from, to }: Explanation, segments: readonly RowSegment[]) {
  const filled = segments.filter(({ rows }) => rows > 0)
  const summed = segments.slice(from, to + 1).filter(({ rows }) => rows > 0)
  const [first, last] = [summed[0], summed.at(-1)]
  if (!first || !last || summed.length === filled.length) return {}
  return { over: { from: first.from, to: last.to } }
}

async function statedRows(
  raw: RawTable,
  plans: readonly ColumnPlan[],
  columns: readonly Column[],
): Promise<StatedRow[]> {
  if (raw.skippedRelation === null) return []
  const skipped = await rowsOf(
    raw.connection,
    `SELECT _row, reason, raw FROM ${name(raw.skippedRelation)} WHERE reason IN ('totals', 'subtotals') ORDER BY _row`,
  )
  return skipped.flatMap(({ _row, reason, raw: json }) => {
    // Readers write a skipped row as a JSON array of its cells.
    const cells = JSON.parse(String(json)) as (string | null)[]
    const label = cells
      .slice(0, LABEL_COLUMNS * 2)
      .map(totalLabel)
      .find(Boolean)
    if (label?.kind === 'summary') return []
    const stated = new Map(
      plans.flatMap((plan, i) => statedIn(plan, columns[i], cells).map(value => [i, value] as const)),
    )
    return stated.size === 0 ? [] : [{ row: Number(_row), isWhole: reason === 'totals', stated }]
  })
}

/** The number in the column's place, read with the column's own marks; it may be dressed where the column's cells are not. */
function statedIn(
  { fit, column: { position } }: ColumnPlan,
  column: Column | undefined,
  cells: readonly (string | null)[],
): number[] {
  const cell = cells[position]?.trim()
  if (!cell || !column || !numeric.has(column.type) || fit?.family.kind !== 'number' || fit.family.isFraction) return []
  const exact = fit.family.decimal === '.' && /^-?\d*\.?\d*(?:e[+-]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  if (Number.isFinite(exact)) return [exact]
  const value = cellShape(cell) === 'number' ? looseNumber(cell, fit.family.decimal) : null
  return value === null ? [] : [value]
}
