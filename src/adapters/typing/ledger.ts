import type { CellLedger, RowLedger } from '../../contract/receipt.ts'
import type { RawTable } from '../readers/raw.ts'
import { int, name, rowsOf } from './sql.ts'

/** Cells lost before typing: in the place of a cell of the table (which is empty there), or beside all of them. */
export interface EarlierRejects {
  byColumn: ReadonlyMap<string, number>
  beside: number
}

/** Counts the cells that were rejected before typing in rows that were loaded. */
export async function earlierRejects(raw: RawTable): Promise<EarlierRejects> {
  if (raw.rejectedRelation === null) return { byColumn: new Map(), beside: 0 }
  const source = new Map(raw.columns.map(column => [column.id, column.source]))
  const rows = await rowsOf(
    raw.connection,
    `SELECT column_id, count(*) AS n FROM ${name(raw.rejectedRelation)}
     WHERE _row IN (SELECT _row FROM ${name(raw.relation)}) GROUP BY column_id`,
  )
  const byColumn = new Map<string, number>()
  let beside = 0
  for (const row of rows) {
    const id = String(row['column_id'])
    const column = source.get(id)
    const inPlace = column === undefined ? 0 : await emptyAt(raw, id, column)
    byColumn.set(id, inPlace)
    beside += int(row['n']) - inPlace
  }
  return { byColumn, beside }
}

async function emptyAt(raw: RawTable, id: string, source: string): Promise<number> {
  const [row] = await rowsOf(
    raw.connection,
    `SELECT count(*) AS n FROM ${name(raw.relation)} t
     WHERE t.${name(source)} IS NULL
       AND t._row IN (SELECT _row FROM ${name(raw.rejectedRelation ?? '')} WHERE column_id = '${id.replaceAll("'", "''")}')`,
  )
  return int(row?.['n'])
}

/** @throws Error when rows are not accounted for: a fault of the program, never of the file */
export function balanceRows(ledger: RowLedger): RowLedger {
  const out = ledger.skipped.reduce((sum, { count }) => sum + count, ledger.loaded + ledger.rejected)
  if (out !== ledger.read) throw new Error(`rows do not balance: ${JSON.stringify(ledger)}`)
  return ledger
}

/** @throws Error when cells are not accounted for: a fault of the program, never of the file */
export function balanceCells(ledger: CellLedger): CellLedger {
  if (ledger.typed + ledger.missing + ledger.rejected !== ledger.read) {
    throw new Error(`cells do not balance: ${JSON.stringify(ledger)}`)
  }
  return ledger
}
