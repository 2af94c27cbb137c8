import type { SkipReason } from '../../../contract/settings.ts'
import { findFooter } from '../../../core/grid/findFooter.ts'
import { isMostlyTyped } from '../../../core/grid/findHeader.ts'
import { filledCount, type GridRow, isBlank } from '../../../core/grid/row.ts'
import { shapeRow } from '../../../core/grid/shapeRow.ts'
import { totalLabel } from '../../../core/grid/totalLabel.ts'
import { LABEL_COLUMNS } from '../../../core/grid/totalRows.ts'
import { text } from '../../typing/sql.ts'
import { type Landing, positionOf, sourceColumn, sourceColumns } from './landing.ts'
import { counts, type TextRow, textRows } from './query.ts'
import { TableAppender } from './tableAppender.ts'
import { findTotals, type StrayRow, type TakenTotals } from './takeTotals.ts'

/** Rows at the end of a table among which its footer is looked for. */
const LAST_ROWS = 25
/** A header is known by its first names; conditions on all columns of a wide table are more than one query takes. */
const NAMES_THAT_TELL = 50
const MOSTLY_FULL = 0.6

export interface LandedRows {
  landing: Landing
  /** The header rows as the file has them. */
  headers: readonly GridRow[]
  /** The first rows of data, to know the usual from the unusual at the end. */
  firstRows: readonly GridRow[]
  /** Rows of these kinds are data after all. */
  keep?: readonly SkipReason[]
  /** Columns before it are none of the table. */
  left?: number
}

/** Moves sums of other rows to the skipped ones, wherever they stand; answers them, and whether "total" is a word of the data. */
export async function takeTotals(
  { landing, keep = [], left = 0 }: LandedRows,
  until: number | undefined,
): Promise<TakenTotals> {
  const found = await findTotals(landing, { left, until })
  const taken = found.taken.filter(({ reason }) => !keep.includes(reason))
  await takeRows(landing, taken)
  return { ...found, taken }
}

/** Rows of the footer that were taken, and the first of all of it: those that are kept as data still end the table. */
export interface Footer {
  taken: StrayRow[]
  begin: number | undefined
}

/** Moves the rows of the footer to the skipped ones. Without `totals` it ends at the first sum of rows. */
export async function takeFooter({ landing, firstRows, keep = [] }: LandedRows, totals?: TakenTotals): Promise<Footer> {
  const { connection, tables, width } = landing
  const [last = 0] = await counts(connection, `SELECT coalesce(max(_row), 0) FROM ${tables.relation}`)
  const rows = await lastRows(landing, last)
  const shaped = rows.map(row => shapeRow(row.cells))
  const first = firstRows.map(shapeRow)
  const data = firstRows.filter(cells => !cells.slice(0, LABEL_COLUMNS).some(totalLabel))
  const reasons = findFooter(shaped.slice(landing.loadedRows > LAST_ROWS ? 0 : 1), {
    width,
    endsAtSums: totals === undefined,
    isTotalData: totals?.left.some(row => row < (rows[0]?.row ?? 0)) ?? false,
    isSparse: isSparse(firstRows),
    isTypedColumn: column => isMostlyTyped(first, column),
    isFullColumn: column => data.filter(cells => !isBlank(cells[column])).length >= data.length * MOSTLY_FULL,
  })
  const begin = rows.length - reasons.length
  const footer = rows.slice(begin).map((row, i) => ({ ...row, reason: reasons[i] ?? 'note' }))
  const taken = footer.filter(({ reason }) => !keep.includes(reason))
  await takeRows(landing, taken)
  return { taken, begin: footer[0]?.row }
}

/** Rows leave the table and are kept with the skipped ones. */
async function takeRows(landing: Landing, rows: readonly StrayRow[]): Promise<void> {
  if (rows.length === 0) return
  await keepSkipped(landing, await withCellsSetApart(landing, rows))
  await landing.remove(`_row IN (${rows.map(({ row }) => row).join(', ')})`)
  for (const { row } of rows) landing.forgetShort(row)
}

/** Whether rows of a single cell are usual, those at the very end apart. */
function isSparse(rows: readonly GridRow[]): boolean {
  const body = rows.slice(0, rows.findLastIndex(row => filledCount(row) > 1) + 1)
  return body.filter(row => filledCount(row) === 1).length * 20 > body.length
}

/** Files put together from several repeat their header in the middle; answers these rows. */
export async function takeRepeatedHeaders({ landing, headers, keep = [] }: LandedRows): Promise<StrayRow[]> {
  const { connection, tables, width } = landing
  const conditions = headers.map(header => saysAgain(header, width)).filter(condition => condition !== null)
  if (conditions.length === 0 || keep.includes('repeated_header')) return []
  const columns = sourceColumns(width).join(', ')
  const where = conditions.map(condition => `(${condition})`).join(' OR ')
  const repeated = await textRows(
    connection,
    `SELECT _row, ${columns} FROM ${tables.relation} WHERE ${where} ORDER BY _row`,
  )
  const rows = repeated.map((row): StrayRow => ({ ...row, reason: 'repeated_header' }))
  await takeRows(landing, rows)
  return rows
}

function saysAgain(header: GridRow, width: number): string | null {
  const same = header.flatMap((cell, i) => (cell && i < width ? [`${sourceColumn(i)} = ${text(cell)}`] : []))
  return same.length < 2 ? null : same.slice(0, NAMES_THAT_TELL).join(' AND ')
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
async function withCellsSetApart<T extends { row: number; cells: GridRow }>(
  { connection, tables, rejectedCells }: Landing,
  rows: readonly T[],
): Promise<T[]> {
  const [from, to] = [rows[0]?.row, rows.at(-1)?.row]
  if (rejectedCells === 0 || from === undefined || to === undefined) return [...rows]
  const apart = await textRows(
    connection,
    `SELECT _row, column_id, raw FROM ${tables.rejected} WHERE _row BETWEEN ${from} AND ${to}`,
  )
  const byRow = new Map(rows.map(({ row, cells }) => [row, [...cells]]))
  for (const { row, cells: place } of apart) {
    const [column, raw = null] = place
    const cells = byRow.get(row)
    if (cells && column) cells[positionOf(column)] ??= raw
  }
  return rows.map(row => ({ ...row, cells: Array.from(byRow.get(row.row) ?? row.cells, cell => cell ?? null) }))
}

async function keepSkipped({ connection, tables }: Landing, rows: readonly StrayRow[]): Promise<void> {
  const appender = await TableAppender.open(connection, tables.skipped, 2)
  for (const { row, reason, cells } of rows) appender.append(row, [reason, JSON.stringify(cells)])
  appender.close()
}
