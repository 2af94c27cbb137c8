import type { Column } from '../../contract/column.ts'
import type { Receipt, Repair, TotalsCheck } from '../../contract/receipt.ts'
import type { RepairCode } from '../../core/column/repairWords.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { columnRepairs } from './columnRepairs.ts'
import { eachOf } from './eachOf.ts'
import { balanceCells, balanceRows, type EarlierRejects } from './ledger.ts'
import type { TablePlan } from './planTable.ts'
import type { ColumnProfile } from './profile.ts'
import type { SortOrder } from './sortColumn.ts'
import type { RejectsWritten } from './writeParts.ts'

export interface ReceiptMakings {
  raw: RawTable
  plans: readonly ColumnPlan[]
  gathered: TablePlan['gathered']
  profiles: readonly ColumnProfile[]
  columns: readonly Column[]
  earlier: EarlierRejects
  written: RejectsWritten & { rows: number }
  sorted: SortOrder
  totals: TotalsCheck
}

/**
 * The receipt of a table: the reader's repairs, then each column's, and both ledgers.
 * Rejected cells are those that were written as rejects; typed ones are those the Parquet file holds.
 */
export async function receiptOf(makings: ReceiptMakings): Promise<Receipt> {
  const { raw, columns, earlier, written } = makings
  const conservation = balanceRows({
    read: raw.rowsRead,
    loaded: written.rows,
    rejected: raw.rejectedRows,
    skipped: raw.skipped.map(({ reason, count }) => ({ reason, count })),
  })
  const inPlace = [...earlier.byColumn.values()].reduce((sum, n) => sum + n, 0)
  const cells = balanceCells({
    read: written.rows * columns.length + earlier.beside,
    typed: columns.reduce((sum, { profile }) => sum + profile.rows - profile.nulls, 0),
    missing: columns.reduce((sum, { missing }) => sum + missing.reduce((n, { count }) => n + count, 0), 0),
    rejected: written.typing + inPlace + earlier.beside,
  })
  return { repairs: await repairs(makings), totals: makings.totals, conservation, cells }
}

async function repairs({
  raw,
  plans,
  gathered,
  profiles,
  columns,
  written,
  sorted,
}: ReceiptMakings): Promise<Repair[]> {
  const found = await eachOf(plans, gathered(0) !== undefined, (plan, i) =>
    columnRepairs(raw, plan, { rejected: written.byColumn.get(plan.column.id) ?? 0, gathered: gathered(i) }),
  )
  const lines = found.flat()
  const sortedName = sorted.mustSort ? columns.find(({ id }) => id === sorted.columnId)?.name : undefined
  if (sortedName !== undefined) {
    const message = { code: 'repair.sorted' satisfies RepairCode, params: { column: sortedName } }
    const undo = { tables: [{ sheet: raw.sheet, index: raw.index, keepOrder: true, columns: [] }] }
    lines.push({ message, count: written.rows, columnId: sorted.columnId, undo })
  }
  return [...raw.repairs, ...lines, ...estimates(columns, profiles)]
}

function estimates(columns: readonly Column[], profiles: readonly ColumnProfile[]): Repair[] {
  return columns.flatMap(({ id, name, profile }, i) =>
    (profiles[i]?.approximate ?? []).map(what => ({
      message: { code: `repair.${what}_approximate` satisfies RepairCode, params: { column: name } },
      count: profile.rows,
      columnId: id,
    })),
  )
}
