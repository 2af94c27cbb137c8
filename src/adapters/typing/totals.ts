import type { Column } from '../../contract/column.ts'
import type { TotalsCheck } from '../../contract/receipt.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { valueSql } from './familySql.ts'
import { name, rowOf, rowsOf, text } from './sql.ts'

const numeric = new Set<Column['type']>(['integer', 'decimal', 'double'])
const NOTHING: TotalsCheck = { checked: 0, agreed: 0, disagreements: [] }

/**
 * The file's own totals row (the last one skipped as such) held against our sums, for every number column in which it
 * states a number.
 */
export async function checkTotals(
  raw: RawTable,
  plans: readonly ColumnPlan[],
  columns: readonly Column[],
): Promise<TotalsCheck> {
  const cells = await totalsRow(raw)
  if (cells === null) return NOTHING
  const check: TotalsCheck = { checked: 0, agreed: 0, disagreements: [] }
  for (const [i, column] of columns.entries()) {
    const plan = plans[i]
    const cell = plan && cells[plan.column.position]?.trim()
    if (!plan || !cell || !numeric.has(column.type)) continue
    const stated = await statedIn(raw, plan, cell)
    if (stated === null) continue
    const computed = Number(column.profile.sum ?? 0)
    check.checked += 1
    if (agree(stated, computed, column.scale)) check.agreed += 1
    else check.disagreements.push({ columnId: column.id, stated, computed })
  }
  return check
}

/** Half a unit of the column's last digit, and the last bits of a sum of doubles. */
function agree(stated: number, computed: number, scale: number | null): boolean {
  return Math.abs(stated - computed) <= Math.max(0.5 * 10 ** -(scale || 3), 1e-9 * Math.abs(computed))
}

async function totalsRow(raw: RawTable): Promise<readonly (string | null)[] | null> {
  if (raw.skippedRelation === null) return null
  const [row] = await rowsOf(
    raw.connection,
    `SELECT raw FROM ${name(raw.skippedRelation)} WHERE reason = 'totals' ORDER BY _row DESC LIMIT 1`,
  )
  // Readers write a skipped row as a JSON array of its cells.
  return row === undefined ? null : (JSON.parse(String(row.raw)) as (string | null)[])
}

/** The cell read exactly as the column's own cells are. */
async function statedIn(raw: RawTable, { fit, type }: ColumnPlan, cell: string): Promise<number | null> {
  if (fit === null) return null
  const value = valueSql(fit.family, type, { column: 'x', readsAll: false })
  const { stated } = await rowOf(
    raw.connection,
    `SELECT CAST(${value} AS DOUBLE) AS stated FROM (SELECT ${text(cell)} AS x)`,
  )
  return stated === null || stated === undefined ? null : Number(stated)
}
