import type { SkipReason } from '../../../contract/settings.ts'
import { findFooter, hasTotalLabel } from '../../../core/grid/findFooter.ts'
import { isMostlyTyped } from '../../../core/grid/findHeader.ts'
import { filledCount, type GridRow } from '../../../core/grid/row.ts'
import { shapeRow } from '../../../core/grid/shapeRow.ts'
import { text } from '../../typing/sql.ts'
import { type Landing, positionOf, sourceColumn, sourceColumns } from './landing.ts'
import { counts, type TextRow, textRows } from './query.ts'
import { TableAppender } from './tableAppender.ts'

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
  await keepSkipped(
    landing,
    footer.map((row, i) => ({ ...row, reason: reasons[i] ?? 'note' })),
  )
  const [begin] = footer
  if (begin) {
    await landing.remove(`_row >= ${begin.row}`)
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
  const condition = conditions.join(' AND ')
  const repeated = await textRows(connection, `SELECT _row FROM ${tables.relation} WHERE ${condition} ORDER BY _row`)
  if (repeated.length === 0) return
  const rows = await withCellsSetApart(
    landing,
    repeated.map(({ row }) => ({ row, cells: [...header] })),
  )
  await keepSkipped(
    landing,
    rows.map(row => ({ ...row, reason: 'repeated_header' })),
  )
  await landing.remove(condition)
}

/** The last rows of the table, with what was set apart from them. */
async function lastRows(landing: Landing, last: number): Promise<TextRow[]> {
  const { connection, tables, width } = landing
  const columns = sourceColumns(width).join(', ')
  const recent = `SELECT _row, ${columns} FROM ${tables.relation} WHERE _row > ${last - LAST_ROWS * 8}`
  const rows = await textRows(
    connection,
    `SELECT * FROM (${recent} ORDER BY _row DESC LIMIT ${LAST_ROWS}) ORDER BY _row`,
  )
  return await withCellsSetApart(landing, rows)
}

/** Cells beyond the header, and those that hold an error, are back in their places: a row is judged and kept whole. */
async function withCellsSetApart({ connection, tables, rejectedCells }: Landing, rows: TextRow[]): Promise<TextRow[]> {
  const [from, to] = [rows[0]?.row, rows.at(-1)?.row]
  if (rejectedCells === 0 || from === undefined || to === undefined) return rows
  const apart = await textRows(
    connection,
    `SELECT _row, column_id, raw FROM ${tables.rejected} WHERE _row BETWEEN ${from} AND ${to}`,
  )
  const byRow = new Map(rows.map(({ row, cells }) => [row, cells]))
  for (const { row, cells: place } of apart) {
    const [column, raw = null] = place
    const cells = byRow.get(row)
    if (cells && column) cells[positionOf(column)] ??= raw
  }
  return rows.map(({ row, cells }) => ({ row, cells: Array.from(cells, cell => cell ?? null) }))
}

async function keepSkipped(
  { connection, tables }: Landing,
  rows: readonly (TextRow & { reason: SkipReason })[],
): Promise<void> {
  if (rows.length === 0) return
  const appender = await TableAppender.open(connection, tables.skipped, 2)
  for (const { row, reason, cells } of rows) appender.append(row, [reason, JSON.stringify(cells)])
  appender.close()
}
