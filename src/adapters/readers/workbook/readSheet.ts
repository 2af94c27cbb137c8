import { CellKind } from '../../../core/grid/cellKind.ts'
import { cellShape } from '../../../core/grid/cellShape.ts'
import { columnNames } from '../../../core/grid/columnNames.ts'
import { findTable, type ShapedRow, type TableStart } from '../../../core/grid/findHeader.ts'
import { fillMerged, parseRange } from '../../../core/grid/mergedRange.ts'
import { finish } from '../landing/finish.ts'
import { Landing } from '../landing/landing.ts'
import type { RawTable } from '../raw.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { KindCounts, shapeOfKind } from './kindCounts.ts'
import type { OpenedRows } from './openedWorkbook.ts'
import type { WorkbookSource } from './workbookSource.ts'

/** Rows at the beginning among which the table is looked for. */
const FIRST_ROWS = 200

export interface SheetSource extends WorkbookSource {
  sheet: Sheet
}

/** What stands before the first row of data, found among the first rows. */
interface SheetStart {
  first: readonly SheetRow[]
  table: TableStart
}

/** Reads one worksheet into a raw table; the reason when it is none. */
export async function readSheet(source: SheetSource): Promise<RawTable | 'empty' | 'no_data'> {
  const { workbook, sheet, connection, signal } = source
  const rows = workbook.rows(sheet, signal)
  const batches = rows[Symbol.asyncIterator]()
  const first: SheetRow[] = []
  while (first.length < FIRST_ROWS) {
    const { value, done } = await batches.next()
    if (done) break
    first.push(...value)
  }
  const table = findTable(first.slice(0, FIRST_ROWS).map(shapeRow))
  if (table.width === 0) return 'empty'
  if (first.length <= table.start + table.headerRows) return 'no_data'
  const landing = await Landing.open(connection, `s${sheet.index}`, table.width)
  const kinds = new KindCounts(table.width)
  let read = placeFirst(landing, kinds, { first, table })
  for (let next = await batches.next(); !next.done; next = await batches.next()) {
    for (const row of next.value) place(landing, kinds, row)
    read += next.value.length
    source.onProgress?.({ stage: 'reading', processed: read, total: null })
  }
  return handOver(source, rows, { landing, kinds, start: { first: first.slice(0, FIRST_ROWS), table } })
}

function handOver(
  { sheet }: SheetSource,
  rows: OpenedRows,
  { landing, kinds, start }: { landing: Landing; kinds: KindCounts; start: SheetStart },
): Promise<RawTable> {
  const { table, first } = start
  const begin = table.start + table.headerRows
  const merges = rows.merges.map(parseRange).filter(range => range !== null)
  const header = first.slice(table.start, begin).map(({ row, cells }) => ({ row: row - 1, cells }))
  const filled = fillMerged(header, merges)
  return finish({
    landing,
    name: sheet.name,
    sheet: sheet.name,
    sheetIndex: sheet.index,
    names: columnNames(filled, table.width),
    headerRows: table.headerRows,
    headers: filled,
    firstRows: first.slice(begin).map(({ cells }) => cells),
    kinds: {
      takeBack: footerRows => kinds.takeBack(footerRows),
      of: position => kinds.of(position),
    },
    currency: position => rows.currencyOf(position),
    repairs: [],
    warnings: [],
  })
}

function placeFirst(landing: Landing, kinds: KindCounts, { first, table }: SheetStart): number {
  const begin = table.start + table.headerRows
  for (const [i, row] of first.entries()) {
    if (i < table.start) landing.skip(row.row, 'preamble', row.cells)
    else if (i >= begin) place(landing, kinds, row)
  }
  return first.length
}

/** A row of the table; cells that hold an error are kept apart. */
function place(landing: Landing, kinds: KindCounts, row: SheetRow): void {
  kinds.add(row.kinds)
  if (row.kinds.includes(CellKind.error)) landing.append(row.row, withoutErrors(landing, row))
  else landing.append(row.row, row.cells)
}

function withoutErrors(landing: Landing, { row, cells, kinds }: SheetRow): (string | null)[] {
  return cells.map((cell, column) => {
    if (kinds[column] !== CellKind.error || column >= landing.width) return cell
    landing.reject(row, column, cell, 'error_cell')
    return null
  })
}

function shapeRow({ cells, kinds }: SheetRow): ShapedRow {
  return { cells, shapes: cells.map((cell, column) => shapeOfKind(kinds[column] ?? CellKind.blank) ?? cellShape(cell)) }
}
