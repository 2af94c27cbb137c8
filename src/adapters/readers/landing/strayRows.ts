import { findFooter, hasTotalLabel } from '../../../core/grid/findFooter.ts'
import { isMostlyTyped } from '../../../core/grid/findHeader.ts'
import { filledCount, type GridRow } from '../../../core/grid/row.ts'
import { shapeRow } from '../../../core/grid/shapeRow.ts'
import { text } from '../../typing/sql.ts'
import { type Landing, sourceColumn, sourceColumns } from './landing.ts'
import { counts, textRows } from './query.ts'

/** Rows at the end of a table among which its footer is looked for. */
const LAST_ROWS = 25

export interface LandedRows {
  landing: Landing
  /** The one header row as the file has it; empty when there is none or several. */
  header: GridRow
  /** The first rows of data, to know the usual from the unusual at the end. */
  firstRows: readonly GridRow[]
}

/** Moves the rows of the footer to the skipped ones; answers how many. */
export async function takeFooter({ landing, firstRows }: LandedRows): Promise<number> {
  const { connection, tables, width } = landing
  const [last = 0] = await counts(connection, `SELECT coalesce(max(_row), 0) FROM ${tables.relation}`)
  const rows = await lastRows(landing, last)
  const shaped = rows.map(row => shapeRow(row.cells))
  const first = firstRows.map(shapeRow)
  const reasons = findFooter(shaped.slice(landing.loadedRows > LAST_ROWS ? 0 : 1), {
    width,
    isTotalData: hasTotalLabel(first.slice(0, -LAST_ROWS)),
    isSparse: isSparse(firstRows),
    isTypedColumn: column => isMostlyTyped(first, column),
  })
  const footer = rows.slice(rows.length - reasons.length)
  for (const [i, { row, cells }] of footer.entries()) {
    await connection.run(`INSERT INTO ${tables.skipped} VALUES ($1, $2, $3)`, [
      BigInt(row),
      reasons[i] ?? 'note',
      JSON.stringify(cells),
    ])
  }
  const [begin] = footer
  if (begin) {
    await connection.run(`DELETE FROM ${tables.relation} WHERE _row >= ${begin.row}`)
    landing.forgetShort(begin.row)
  }
  return footer.length
}

/** Whether rows of a single cell are usual, those at the very end apart. */
function isSparse(rows: readonly GridRow[]): boolean {
  const body = rows.slice(0, rows.findLastIndex(row => filledCount(row) > 1) + 1)
  return body.filter(row => filledCount(row) === 1).length * 20 > body.length
}

/** Files put together from several repeat their header in the middle. */
export async function takeRepeatedHeaders({ landing, header }: LandedRows): Promise<void> {
  const { connection, tables } = landing
  const conditions = header.flatMap((cell, i) =>
    cell && i < landing.width ? [`${sourceColumn(i)} = ${text(cell)}`] : [],
  )
  if (conditions.length < 2) return
  const where = `WHERE ${conditions.join(' AND ')}`
  const raw = JSON.stringify(header)
  await connection.run(
    `INSERT INTO ${tables.skipped} SELECT _row, 'repeated_header', ${text(raw)} FROM ${tables.relation} ${where}`,
  )
  await connection.run(`DELETE FROM ${tables.relation} ${where}`)
}

async function lastRows(landing: Landing, last: number): Promise<{ row: number; cells: (string | null)[] }[]> {
  const { connection, tables, width } = landing
  const columns = sourceColumns(width).join(', ')
  const recent = `SELECT _row, ${columns} FROM ${tables.relation} WHERE _row > ${last - LAST_ROWS * 8}`
  return textRows(connection, `SELECT * FROM (${recent} ORDER BY _row DESC LIMIT ${LAST_ROWS}) ORDER BY _row`)
}
