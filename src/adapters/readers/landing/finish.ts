import type { Message } from '../../../contract/message.ts'
import type { Repair } from '../../../contract/receipt.ts'
import type { TableSetting } from '../../../contract/settings.ts'
import type { ColumnName } from '../../../core/grid/columnNames.ts'
import { columnLetters } from '../../../core/grid/tableRange.ts'
import type { RawColumn, RawTable } from '../raw.ts'
import { type Landing, sourceColumn } from './landing.ts'
import { type LandedTable, leaveOut } from './leaveOut.ts'
import { counts } from './query.ts'

/** What a reader knows of a table once its rows have landed. */
export interface Landed extends LandedTable {
  name: string
  sheetIndex: number
  names: readonly ColumnName[]
  headerRows: number
  /** 1-based row of the first header row, or of the first row of data; undoing what was found begins there. */
  headerRow?: number
  /** Counts of cell kinds where the file declares them, by place in the row. */
  kinds: { takeBack(lastRows: number): void; of(position: number): Readonly<Record<string, number>> } | null
  currency: (position: number) => string | null
  repairs: readonly Repair[]
  warnings: readonly Message[]
  /** The file itself says where its rows begin and end: none of them is a footer or a header said again. */
  isExact?: boolean
}

/** Takes the footer out of the landed rows, drops columns that are empty throughout, and hands the table over. */
export async function finish(landed: Landed): Promise<RawTable> {
  const { landing } = landed
  landing.close()
  const leftOut = landed.isExact ? { repairs: [], lastRows: 0 } : await leaveOut(landed)
  landed.kinds?.takeBack(leftOut.lastRows)
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
    index: landed.index ?? 0,
    columns,
    rowsRead: loaded + skipped.reduce((sum, { count }) => sum + count, 0),
    rejectedRows: 0,
    skipped,
    repairs: [...repairsOf(landed, columns), ...leftOut.repairs],
    warnings: landed.warnings,
  }
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

function repairsOf(landed: Landed, columns: readonly RawColumn[]): Repair[] {
  const { landing, names, headerRows, repairs } = landed
  const repeated = columns.filter(column => names[column.position]?.isRepeated)
  const made = columns.filter(column => names[column.position]?.isGiven === false)
  const found: Repair[] = [
    ...repeated.map(column => repair('ingest.header_repeated', 1, { name: column.name }, column.id)),
    ...(headerRows > 0 ? made.map(column => repair('ingest.header_empty', 1, { name: column.name }, column.id)) : []),
  ]
  const again = (change: Partial<TableSetting>) => undoneBy(landed, change)
  if (headerRows === 0) found.push({ ...repair('ingest.header_missing', columns.length), ...again({ headerRows: 1 }) })
  if (headerRows > 1)
    found.push({ ...repair('ingest.header_joined', headerRows, { rows: headerRows }), ...again({ headerRows: 1 }) })
  const empty = names.length - columns.length - (landed.left ?? 0)
  if (empty > 0) found.push({ ...repair('ingest.empty_columns', empty), ...ofRange(landed, names.length) })
  if (landing.shortRows > 0) found.push(repair('ingest.short_rows', landing.shortRows))
  if (landing.rejectedCells > 0)
    found.push({ ...repair('ingest.cells_set_apart', landing.rejectedCells), ...ofRange(landed, landing.widest) })
  return [...repairs, ...found]
}

/** The change of the table's settings that takes a repair back, where its header row is known. */
function undoneBy({ sheet, index = 0, headerRow }: Landed, change: Partial<TableSetting>): Pick<Repair, 'undo'> {
  if (headerRow === undefined) return {}
  return { undo: { tables: [{ sheet, index, headerRow, ...change, columns: [] }] } }
}

/** All of so many columns are the table's, whatever they hold. */
function ofRange({ sheet, index = 0, headerRow, left = 0 }: Landed, width: number): Pick<Repair, 'undo'> {
  if (headerRow === undefined || width === 0) return {}
  const range = `${columnLetters(left)}${headerRow}:${columnLetters(width - 1)}`
  return { undo: { tables: [{ sheet, index, range, columns: [] }] } }
}

export function repair(
  code: string,
  count: number,
  params: Message['params'] = {},
  columnId: string | null = null,
): Repair {
  return { message: { code, params: { ...params, count } }, count, columnId }
}
