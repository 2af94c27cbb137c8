import type { TableSetting } from '../../../contract/settings.ts'
import { isTyped } from '../../../core/grid/cellShape.ts'
import { findTable, isMostlyTyped, type ShapedRow } from '../../../core/grid/findHeader.ts'
import type { MergedRange } from '../../../core/grid/mergedRange.ts'
import { filledCount, isBlank } from '../../../core/grid/row.ts'
import { columnLetters } from '../../../core/grid/tableRange.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { DeclaredRange } from './openedWorkbook.ts'
import { Pane } from './pane.ts'
import { cutRow, type SheetTable, type TableArea } from './sheetTable.ts'
import { shapesOf } from './splitSheetRow.ts'

const MOST_COLUMNS = 2000
/** What stands beside declared tables is looked at when all of it is there, unless it is more than notes can be. */
const MOST_NOTES = 5000
const FIRST_ROWS = 200

/** What the declaration says of its table. */
export interface Declared {
  name: string
  setting: Partial<TableSetting>
  totalsFrom: number
}

/** Begins the table of an area; null where there is none. */
export type Begin = (area: Omit<TableArea, 'index'>, declared?: Declared) => Promise<SheetTable | null>

/**
 * The declared ranges that may be tables: those of tables, and those with a name alone where they begin with names of
 * columns and nothing touches them. None overlaps another.
 */
export function usableRanges(ranges: readonly DeclaredRange[], first: readonly SheetRow[]): DeclaredRange[] {
  const usable: DeclaredRange[] = []
  const inOrder = [...ranges].sort((a, b) => Number(a.kind === 'name') - Number(b.kind === 'name'))
  for (const declared of inOrder) {
    const { top, bottom, left, right } = declared.range
    const isTable = bottom > top && right - left < MOST_COLUMNS && right < MOST_COLUMNS
    const isFree = usable.every(({ range }) => !overlap(range, declared.range))
    if (isTable && isFree && (declared.kind === 'table' || standsAlone(declared.range, first))) usable.push(declared)
  }
  return usable.sort((a, b) => a.range.top - b.range.top || a.range.left - b.range.left)
}

function overlap(a: MergedRange, b: MergedRange): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right
}

/** Names over two columns or more, and blanks all around, as far as it can be seen. */
function standsAlone({ top, bottom, left, right }: MergedRange, first: readonly SheetRow[]): boolean {
  const header = first.find(({ row }) => row === top + 1)
  if (header === undefined || right === left) return false
  const names = header.cells.slice(left, right + 1)
  const shapes = shapesOf(header).slice(left, right + 1)
  if (names.length < right - left + 1 || names.some(isBlank) || shapes.some(isTyped)) return false
  return first.every(({ row, cells }) => {
    if (row === top || row === bottom + 2) return cells.slice(left, right + 1).every(isBlank)
    if (row <= top || row > bottom + 1) return true
    return isBlank(cells[left - 1]) && isBlank(cells[right + 1])
  })
}

interface DeclaredPane {
  range: MergedRange
  pane: Pane
  table: SheetTable | null
}

/** The declared tables of a sheet, each with its rows; what stands elsewhere is a table of its own, or notes. */
export class DeclaredPanes {
  readonly #begin: Begin
  readonly #panes: DeclaredPane[]
  #notes: SheetRow[] = []
  #rest: Pane | null = null

  constructor(ranges: readonly DeclaredRange[], begin: Begin) {
    this.#begin = begin
    this.#panes = ranges.map(declared => this.#paneOf(declared))
  }

  push(row: SheetRow): void {
    let rest = row
    for (const { range, pane } of this.#panes) {
      const { top, bottom, left, right } = range
      if (row.row <= top || row.row > bottom + 1) continue
      const inside = cutRow(row, { left, right: right + 1 })
      if (inside.cells.length > 0) pane.push(inside)
      rest = without(rest, range)
    }
    if (filledCount(rest.cells) > 0) this.#push(rest)
  }

  async settle(): Promise<void> {
    for (const { pane } of this.#panes) await pane.settle()
    await this.#rest?.settle()
  }

  async end(): Promise<void> {
    for (const { pane } of this.#panes) await pane.end()
    const owner = this.#panes.find(({ table }) => table !== null)
    if (this.#rest === null && (owner === undefined || isTable(this.#notes))) this.#beginRest()
    for (const row of this.#notes) if (owner?.table) noteIn(owner.table, row, owner.range)
    await this.#rest?.end()
  }

  #push(row: SheetRow): void {
    if (this.#rest === null) this.#notes.push(row)
    else this.#rest.push(row)
    if (this.#notes.length > MOST_NOTES) this.#beginRest()
  }

  #beginRest(): void {
    const block = { left: 0, right: Number.POSITIVE_INFINITY }
    this.#rest = new Pane({ block, headRows: FIRST_ROWS, isOne: false, begin: area => this.#begin(area) })
    for (const row of this.#notes.splice(0)) this.#rest.push(row)
  }

  #paneOf({ range, name, hasHeader, totalsRows }: DeclaredRange): DeclaredPane {
    const { top, bottom, left, right } = range
    const setting: Partial<TableSetting> = {
      range: `${columnLetters(left)}${top + 1}:${columnLetters(right)}${bottom + 1}`,
      ...(hasHeader ? { headerRow: top + 1, headerRows: 1 } : { headerRow: null }),
    }
    const declared = { name, setting, totalsFrom: totalsRows > 0 ? bottom + 2 - totalsRows : Number.POSITIVE_INFINITY }
    const begin = async (area: Omit<TableArea, 'index'>) => {
      entry.table = await this.#begin(area, declared)
      return entry.table
    }
    const block = { left, right: right + 1 }
    const pane = new Pane({ block, headRows: FIRST_ROWS, isOne: true, begin })
    const entry: DeclaredPane = { range, table: null, pane }
    return entry
  }
}

function without(row: SheetRow, { left, right }: MergedRange): SheetRow {
  const isOutside = (column: number) => column < left || column > right
  return {
    row: row.row,
    cells: row.cells.map((cell, column) => (isOutside(column) ? cell : null)),
    kinds: row.kinds.map((kind, column) => (isOutside(column) ? kind : 0)),
  }
}

/** Names over columns of numbers or dates, in rows most of which fill two columns at least: notes are none. */
function isTable(rows: readonly SheetRow[]): boolean {
  const shaped: ShapedRow[] = rows.slice(0, FIRST_ROWS).map(row => ({ cells: row.cells, shapes: shapesOf(row) }))
  const { start, headerRows, width } = findTable(shaped)
  const body = shaped.slice(start + headerRows)
  const full = body.filter(({ cells }) => filledCount(cells) >= 2)
  const isNamed = headerRows > 0 && filledCount(shaped[start]?.cells ?? []) >= 2
  const isTypedAnywhere = Array.from({ length: width }, (_, column) => column).some(column =>
    isMostlyTyped(body, column),
  )
  return isNamed && isTypedAnywhere && full.length >= 1 && full.length * 2 > body.length
}

/** Beside the rows of the table the cells are kept apart; else the row is a note. */
function noteIn({ landing }: SheetTable, { row, cells }: SheetRow, { top, bottom }: MergedRange): void {
  if (row <= top || row > bottom + 1) landing.skip(row, row <= top ? 'preamble' : 'note', cells)
  else for (const [column, cell] of cells.entries()) landing.reject(row, column, cell, 'beyond_header')
}
