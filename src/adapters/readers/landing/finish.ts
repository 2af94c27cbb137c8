import type { Message } from '../../../contract/message.ts'
import type { Repair } from '../../../contract/receipt.ts'
import { cellShape } from '../../../core/grid/cellShape.ts'
import type { ColumnName } from '../../../core/grid/columnNames.ts'
import { findFooter, hasTotalLabel } from '../../../core/grid/findFooter.ts'
import { isMostlyTyped, type ShapedRow } from '../../../core/grid/findHeader.ts'
import { filledCount, type GridRow } from '../../../core/grid/row.ts'
import type { RawColumn, RawTable } from '../raw.ts'
import { type Landing, sourceColumn, sourceColumns } from './landing.ts'
import { quoted } from './openLanding.ts'
import { counts, textRows } from './query.ts'

/** Rows at the end of a table among which its footer is looked for. */
const LAST_ROWS = 25

/** What a reader knows of a table once its rows have landed. */
export interface Landed {
  landing: Landing
  name: string
  sheet: string | null
  sheetIndex: number
  names: readonly ColumnName[]
  headerRows: number
  /** The one header row as the file has it; empty when there is none or several. */
  header: GridRow
  /** The first rows of data, to know the usual from the unusual at the end. */
  firstRows: readonly GridRow[]
  /** Counts of cell kinds where the file declares them, by place in the row. */
  kinds: { takeBack(lastRows: number): void; of(position: number): Readonly<Record<string, number>> } | null
  currency: (position: number) => string | null
  repairs: readonly Repair[]
  warnings: readonly Message[]
}

/** Takes the footer out of the landed rows, drops columns that are empty throughout, and hands the table over. */
export async function finish(landed: Landed): Promise<RawTable> {
  const { landing } = landed
  landing.close()
  const footerRows = await takeFooter(landed)
  landed.kinds?.takeBack(footerRows)
  await takeRepeatedHeaders(landed)
  const columns = await columnsOf(landed)
  await nameRejects(landing, columns)
  const skipped = await skippedCounts(landing)
  const [loaded = 0] = await counts(landing.connection, `SELECT count(*) FROM ${landing.tables.relation}`)
  return {
    connection: landing.connection,
    relation: landing.tables.relation,
    skippedRelation: skipped.length > 0 ? landing.tables.skipped : null,
    rejectedRelation: landing.rejectedCells > 0 ? landing.tables.rejected : null,
    name: landed.name,
    sheet: landed.sheet,
    sheetIndex: landed.sheetIndex,
    columns,
    rowsRead: loaded + skipped.reduce((sum, { count }) => sum + count, 0),
    rejectedRows: 0,
    skipped,
    repairs: repairsOf(landed, columns),
    warnings: landed.warnings,
  }
}

async function takeFooter({ landing, firstRows }: Landed): Promise<number> {
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
async function takeRepeatedHeaders({ landing, header }: Landed): Promise<void> {
  const { connection, tables } = landing
  const conditions = header.flatMap((cell, i) =>
    cell && i < landing.width ? [`${sourceColumn(i)} = ${quoted(cell)}`] : [],
  )
  if (conditions.length < 2) return
  const where = `WHERE ${conditions.join(' AND ')}`
  const raw = JSON.stringify(header)
  await connection.run(
    `INSERT INTO ${tables.skipped} SELECT _row, 'repeated_header', ${quoted(raw)} FROM ${tables.relation} ${where}`,
  )
  await connection.run(`DELETE FROM ${tables.relation} ${where}`)
}

async function lastRows(landing: Landing, last: number): Promise<{ row: number; cells: (string | null)[] }[]> {
  const { connection, tables, width } = landing
  const columns = sourceColumns(width).join(', ')
  const recent = `SELECT _row, ${columns} FROM ${tables.relation} WHERE _row > ${last - LAST_ROWS * 8}`
  return textRows(connection, `SELECT * FROM (${recent} ORDER BY _row DESC LIMIT ${LAST_ROWS}) ORDER BY _row`)
}

export function shapeRow(cells: GridRow): ShapedRow {
  return { cells, shapes: cells.map(cellShape) }
}

async function columnsOf(landed: Landed): Promise<RawColumn[]> {
  const { landing, names } = landed
  const unnamed = names.flatMap(({ isGiven }, position) => (isGiven ? [] : [position]))
  const filled = await filledAmong(landing, unnamed)
  const kept = names.flatMap(({ name, isGiven }, position) =>
    isGiven || filled.has(position) ? [{ name, position }] : [],
  )
  return kept.map(({ name, position }, i) => ({
    id: `c${i + 1}`,
    name,
    source: sourceColumn(position),
    position,
    kinds: landed.kinds?.of(position) ?? null,
    currency: landed.currency(position),
  }))
}

async function filledAmong(landing: Landing, positions: readonly number[]): Promise<Set<number>> {
  if (positions.length === 0) return new Set()
  const sums = positions.map(position => `count(${sourceColumn(position)})`).join(', ')
  const filled = await counts(landing.connection, `SELECT ${sums} FROM ${landing.tables.relation}`)
  return new Set(positions.filter((_, i) => (filled[i] ?? 0) > 0))
}

/** Rejected cells were kept by their place in the row; columns have ids only now. Beyond the header the place stays. */
async function nameRejects(
  { connection, tables, rejectedCells }: Landing,
  columns: readonly RawColumn[],
): Promise<void> {
  if (rejectedCells === 0) return
  const ids = columns.map(column => `WHEN '${column.source}' THEN '${column.id}'`).join(' ')
  if (ids === '') return
  await connection.run(
    `UPDATE ${tables.rejected} SET column_id = CASE column_id ${ids} ELSE replace(column_id, 'v', 'beyond_') END`,
  )
}

async function skippedCounts({ connection, tables }: Landing): Promise<{ reason: string; count: number }[]> {
  const answer = await connection.runAndReadAll(
    `SELECT reason, count(*)::INT FROM ${tables.skipped} GROUP BY reason ORDER BY min(_row)`,
  )
  return answer.getRows().map(([reason, count]) => ({ reason: String(reason), count: Number(count) }))
}

function repairsOf({ landing, names, headerRows, repairs }: Landed, columns: readonly RawColumn[]): Repair[] {
  const repeated = columns.filter(column => names[column.position]?.isRepeated)
  const made = columns.filter(column => names[column.position]?.isGiven === false)
  const found: Repair[] = [
    ...repeated.map(column => repair('ingest.header_repeated', 1, { name: column.name }, column.id)),
    ...(headerRows > 0 ? made.map(column => repair('ingest.header_empty', 1, { name: column.name }, column.id)) : []),
  ]
  if (headerRows === 0) found.push(repair('ingest.header_missing', columns.length))
  if (headerRows > 1) found.push(repair('ingest.header_joined', headerRows, { rows: headerRows }))
  if (names.length > columns.length) found.push(repair('ingest.empty_columns', names.length - columns.length))
  if (landing.shortRows > 0) found.push(repair('ingest.short_rows', landing.shortRows))
  if (landing.rejectedCells > 0) found.push(repair('ingest.cells_set_apart', landing.rejectedCells))
  return [...repairs, ...found]
}

export function repair(
  code: string,
  count: number,
  params: Message['params'] = {},
  columnId: string | null = null,
): Repair {
  return { message: { code, params: { ...params, count } }, count, columnId }
}
