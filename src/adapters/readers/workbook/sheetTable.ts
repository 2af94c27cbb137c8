import type { DuckDBConnection } from '@duckdb/node-api'
import type { SkipReason, TableSetting } from '../../../contract/settings.ts'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { type ColumnBlock, cutColumns } from '../../../core/grid/columnBlocks.ts'
import type { ShapedRow } from '../../../core/grid/findHeader.ts'
import { type Placement, placeTable } from '../../../core/grid/placeTable.ts'
import { extent, filledCount, type GridRow } from '../../../core/grid/row.ts'
import { Landing } from '../landing/landing.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import { KindCounts } from './kindCounts.ts'

/** A row of a sheet and its place among those that hold something. */
export interface PlacedRow {
  nth: number
  row: SheetRow
}

/** Where a table is looked for, and what is known of it. */
export interface TableArea {
  /** Place among the tables of its sheet, from 0. */
  index: number
  block: ColumnBlock
  /** Place of its first row among those that hold something. */
  from: number
  title: string | null
  /** Its first rows, cut to the block; blank ones are left out. */
  head: readonly ShapedRow[]
  /** The number in the sheet of each row of the head, by its place. */
  rowAt: ReadonlyMap<number, number>
}

export interface TableWish {
  /** In places of rows, not in their numbers. */
  setting: Partial<TableSetting>
  /** The last row of the sheet that is of the table. */
  bottom: number
  keep: readonly SkipReason[]
  /** So many of its last rows are totals, the file says. */
  totalsFrom: number
}

/** One table of a sheet while its rows come. */
export class SheetTable {
  readonly area: TableArea
  readonly place: Placement
  readonly landing: Landing
  readonly kinds: KindCounts
  /** The header rows, as they stand in the sheet. */
  readonly header: readonly { row: number; cells: GridRow }[]
  readonly keep: readonly SkipReason[]
  /** The first rows of data, to know the usual from the unusual at the end. */
  readonly firstRows: GridRow[] = []
  /** Rows above the header that hold something. */
  readonly above: { row: number; cells: GridRow }[] = []
  readonly #bottom: number
  readonly #totalsFrom: number
  readonly #mostFirst: number

  private constructor(area: TableArea, place: Placement, landing: Landing, wish: TableWish) {
    this.area = area
    this.place = place
    this.landing = landing
    this.kinds = new KindCounts(place.width)
    this.keep = wish.keep
    this.header = area.head
      .slice(place.header - area.from, place.header - area.from + place.headerRows)
      .map(({ cells }, i) => ({ row: area.rowAt.get(place.header + i) ?? 0, cells }))
    this.#bottom = wish.bottom
    this.#totalsFrom = wish.totalsFrom
    this.#mostFirst = area.head.length
  }

  /** Null where nothing stands in the area. */
  static async begin(
    connection: DuckDBConnection,
    { area, wish, stem }: { area: TableArea; wish: TableWish; stem: string },
  ): Promise<SheetTable | null> {
    const { block, head, from } = area
    const keepsUnits = wish.keep.includes('units')
    const found = placeTable({
      rows: head,
      from,
      to: Number.POSITIVE_INFINITY,
      setting: wish.setting,
      keepsUnits,
      hasWidths: false,
    })
    const left = Math.max(found.left, block.left)
    const place = { ...found, left, width: Math.min(found.width, block.right) }
    if (place.width - left <= 0) return null
    return new SheetTable(area, place, await Landing.open(connection, stem, place.width), wish)
  }

  /** Takes what of the row lies in its columns. */
  add({ nth, row }: PlacedRow): void {
    const { block } = this.area
    const isCut = block.left > 0 || block.right < row.cells.length
    this.#add(nth, isCut ? cutRow(row, block) : row)
  }

  #add(at: number, row: SheetRow): void {
    const { header, headerRows, first } = this.place
    if (at >= first) this.#addBelow(row)
    if (at >= first || row.cells.length === 0 || (at >= header && at < header + headerRows)) return
    if (at >= header) this.landing.skip(row.row, 'units', row.cells)
    else {
      this.above.push({ row: row.row, cells: row.cells })
      if (this.keep.includes('preamble')) this.#load(row)
      else this.landing.skip(row.row, 'preamble', row.cells)
    }
  }

  #addBelow(row: SheetRow): void {
    const { width, left, isRange } = this.place
    const { cells } = row
    if (cells.length === 0) return
    if (row.row > this.#bottom) this.landing.skip(row.row, 'note', cells)
    else if (row.row >= this.#totalsFrom) this.landing.skip(row.row, 'totals', cells)
    else if (cells.length > width && filledCount(cells.slice(left, width)) === 0)
      this.landing.skip(row.row, 'note', cells)
    else this.#load(isRange ? cutRow(row, { left, right: width }) : row)
  }

  /** Cells that hold an error are kept apart. */
  #load(row: SheetRow): void {
    const { landing, firstRows } = this
    if (firstRows.length < this.#mostFirst) firstRows.push(row.cells)
    this.kinds.add(row.kinds)
    landing.append(row.row, row.kinds.includes(CellKind.error) ? withoutErrors(landing, row) : row.cells)
  }
}

export function cutRow(row: SheetRow, block: ColumnBlock): SheetRow {
  const kept = row.cells.slice(0, block.right).map((cell, column) => (column < block.left ? null : cell))
  const cells = kept.slice(0, extent(kept))
  return { row: row.row, cells, kinds: row.kinds.map((kind, column) => (column < block.left ? 0 : kind)) }
}

function withoutErrors(landing: Landing, { row, cells, kinds }: SheetRow): (string | null)[] {
  return cells.map((cell, column) => {
    if (kinds[column] !== CellKind.error || column >= landing.width) return cell
    landing.reject(row, column, cell, 'error_cell')
    return null
  })
}

/** The head of a pane, cut to some of its columns. */
export function cutHead(head: readonly ShapedRow[], block: ColumnBlock): ShapedRow[] {
  return block.left === 0 && block.right === Number.POSITIVE_INFINITY
    ? [...head]
    : head.map(row => cutColumns(row, block))
}
