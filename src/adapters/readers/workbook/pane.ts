import { type ColumnBlock, columnBlocks } from '../../../core/grid/columnBlocks.ts'
import type { ShapedRow } from '../../../core/grid/findHeader.ts'
import { type TableSpan, TableSplitter } from '../../../core/grid/splitTables.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import { cutHead, type PlacedRow, type SheetTable, type TableArea } from './sheetTable.ts'
import { SplitSheetRow, shapesOf } from './splitSheetRow.ts'

/** Blank rows between others that are counted: so many tell as much as more do. */
const MOST_BLANKS = 2
const BLANK: ShapedRow = { cells: [], shapes: [] }

export interface PaneOptions {
  block: ColumnBlock
  /** Rows at the beginning of a table among which its header is looked for. */
  headRows: number
  /** Tables below or beside each other are not told apart. */
  isOne: boolean
  /** Begins a table; null where there is none. */
  begin(area: Omit<TableArea, 'index'>): Promise<SheetTable | null>
}

/** A stretch of columns with the tables that stand in it, one below the other. Its rows are handed on as soon as it is sure whose they are. */
export class Pane {
  readonly #options: PaneOptions
  readonly #splitter: TableSplitter
  #queue: (PlacedRow & { at: number })[] = []
  #count = 0
  #pushed = 0
  #lastRow = 0
  /** Spans that are done. */
  #done = 0
  /** Tables of the span in work; null until it has begun. */
  #tables: SheetTable[] | null = null

  constructor(options: PaneOptions) {
    this.#options = options
    const { headRows, isOne } = options
    this.#splitter = new TableSplitter({ hasWidths: false, headRows: Math.min(headRows, 200), isOne })
  }

  push(row: SheetRow): void {
    const blanks = Math.min(MOST_BLANKS, row.row - this.#lastRow - 1)
    for (let i = 0; i < blanks; i++) this.#split(BLANK)
    this.#lastRow = row.row
    this.#queue.push({ at: this.#count, nth: this.#pushed++, row })
    this.#split(new SplitSheetRow(row))
  }

  #split(row: { cells: SheetRow['cells'] } | ShapedRow): void {
    this.#splitter.push(row)
    this.#count++
  }

  /** Hands on what has become sure. */
  async settle(): Promise<void> {
    for (const span of this.#splitter.ended.slice(this.#done)) await this.#endSpan(span)
    const { from, title } = this.#splitter.open
    const { settled } = this.#splitter
    if (this.#tables === null && settled - from < this.#options.headRows) return
    await this.#beginSpan(settled, title)
    this.#land(settled)
  }

  async end(): Promise<void> {
    for (const span of this.#splitter.end().slice(this.#done)) await this.#endSpan(span)
  }

  async #endSpan({ to, title }: TableSpan): Promise<void> {
    await this.#beginSpan(to, title)
    this.#land(to)
    this.#tables = null
    this.#done++
  }

  async #beginSpan(to: number, title: string | null): Promise<void> {
    if (this.#tables !== null) return
    this.#tables = []
    const first = this.#queue.filter(({ at }) => at < to).slice(0, this.#options.headRows)
    const head = first.map(({ row }): ShapedRow => ({ cells: row.cells, shapes: shapesOf(row) }))
    const rowAt = new Map(first.map(({ nth, row }) => [nth, row.row]))
    const nth = first[0]?.nth ?? this.#pushed
    for (const block of this.#blocksOf(head)) {
      const table = await this.#options.begin({ block, from: nth, title, head: cutHead(head, block), rowAt })
      if (table !== null) this.#tables.push(table)
    }
  }

  #blocksOf(head: readonly ShapedRow[]): ColumnBlock[] {
    const { block, isOne } = this.#options
    if (isOne) return [block]
    const found = columnBlocks(cutHead(head, block))
    return found.map(({ left, right }) => ({ left: Math.max(left, block.left), right: Math.min(right, block.right) }))
  }

  #land(to: number): void {
    let n = 0
    while (n < this.#queue.length && (this.#queue[n]?.at ?? to) < to) n++
    const rows = n === this.#queue.length ? this.#queue : this.#queue.slice(0, n)
    this.#queue = n === this.#queue.length ? [] : this.#queue.slice(n)
    for (const table of this.#tables ?? []) for (const row of rows) table.add(row)
  }
}
