import { type CellShape, isTyped } from './cellShape.ts'
import { areNames, findTable, isMostlyTyped, isYear, type ShapedRow, type TableStart } from './findHeader.ts'
import { filledCount, type GridRow, isBlank } from './row.ts'
import { shapeRow } from './shapeRow.ts'

/* The judgement of whether another table begins at a place among rows. */

const MOST_ROWS_ABOVE_HEADER = 6
/** Share of the names that make a header one that was there before. */
const SAME_HEADER = 0.7
/** Units below the names, or groups above them, are not said again each time. */
const HALF = 0.5
/** Names and values, one below the other, look like a table of two columns until there are so many. */
const PAIRS = 5

/** As SplitRow; shapes are found when they are needed. */
interface Row {
  cells: GridRow
  shapes?: readonly CellShape[]
}

/** Where in the rows from a place on the next table has its header, and what stands above that. */
export interface Beginning {
  title: string | null
  header: number
}

/** A run of rows as a table. */
export interface Block {
  rows: readonly ShapedRow[]
  start: TableStart
  names: ReadonlySet<string>
  /** Rows below the header that hold something. */
  body: readonly ShapedRow[]
  typed: readonly boolean[]
}

export function blockOf(rows: readonly ShapedRow[]): Block {
  const start = findTable(rows)
  const first = start.start + start.headerRows
  const header = rows.slice(start.start, first)
  const names = new Set(header.flatMap(row => row.cells.filter(cell => !isBlank(cell)).map(nameOf)))
  const body = rows.slice(first).filter(row => filledCount(row.cells) > 0)
  const typed = Array.from({ length: start.width }, (_, column) => isMostlyTyped(body, column))
  return { rows, start, names, body, typed }
}

/** Whether rows above are a table of their own, and not a title or particulars of what follows. */
export function isTable({ start, names, body, typed }: Block): boolean {
  const full = body.filter(row => filledCount(row.cells) >= 2).length
  if (start.width < 2 || full === 0) return false
  if (start.width === 2)
    return full >= (start.headerRows > 0 && isOneKind(body, ['number']) ? 2 : PAIRS) && isOneKind(body)
  if (start.headerRows === 0) return full >= 3 && typed.includes(true)
  // Below a single text, one row is rather a line of particulars.
  return full >= 2 || (names.size >= 2 && typed.includes(true))
}

/** The second of two columns holds one kind of values, or one of these: particulars hold a day, a name and a number. */
function isOneKind(body: readonly ShapedRow[], among?: readonly CellShape[]): boolean {
  const kinds = new Set(body.flatMap(({ shapes: [, shape = 'blank'] }) => (shape === 'blank' ? [] : [asWord(shape)])))
  return kinds.size === 1 && (among === undefined || among.some(kind => kinds.has(kind)))
}

function asWord(shape: CellShape): CellShape {
  return shape === 'other' ? 'word' : shape
}

/** A quick look: most rows after a blank one begin no table. */
export function mayBegin(below: readonly Row[]): boolean {
  const header = headerAt(below)
  if (header === null) return false
  const row = shaped(below[header] ?? { cells: [] })
  return areNames({ ...row, shapes: row.shapes.map((shape, i) => (isYear(row.cells[i]) ? 'word' : shape)) })
}

/** The first row that fills two cells at least, when it comes soon. */
function headerAt(below: readonly Row[]): number | null {
  const at = below.findIndex(row => filledCount(row.cells) >= 2)
  return at < 0 || at > MOST_ROWS_ABOVE_HEADER ? null : at
}

export function beginningOf(above: Block, window: readonly Row[], hasWidths: boolean): Beginning | null {
  const header = headerAt(window)
  if (header === null) return null
  const rows = untilBlank(window.slice(header)).map(shaped)
  const below = blockOf(rows)
  if (below.start.start !== 0 || below.start.headerRows === 0 || below.body.length === 0) return null
  if (isSaidAgain(above, below)) return null
  const isNew = areNamesOverValues(below) ? differs(above, below, hasWidths) : differsInWords(above, below, hasWidths)
  return isNew ? { title: titleOf(window.slice(0, header)), header } : null
}

function isSaidAgain(above: Block, below: Block): boolean {
  const same = [...below.names].filter(name => above.names.has(name))
  const also = below.body[0]?.cells.filter(cell => !isBlank(cell)).map(nameOf) ?? []
  // Of two rows of names the second is taken for a row when nothing follows.
  const all = new Set(also.every(name => above.names.has(name)) ? [...same, ...also] : same)
  return same.length >= SAME_HEADER * below.names.size && all.size >= HALF * above.names.size
}

/** Words over a column of numbers or dates: the surest sign of a header. */
function areNamesOverValues({ rows, typed, start }: Block): boolean {
  const header = rows.slice(start.start, start.start + start.headerRows)
  return typed.some((isTypedBelow, column) => isTypedBelow && header.some(row => !isBlank(row.cells[column])))
}

function differs(above: Block, below: Block, hasWidths: boolean): boolean {
  return isStrange(above, below) || hasOtherWidth(above, below, hasWidths) || below.body.length >= 2
}

/** Without a number anywhere, words are a header only where nothing else would explain them. */
function differsInWords(above: Block, below: Block, hasWidths: boolean): boolean {
  const names = below.rows[0]?.cells.filter(cell => !isBlank(cell)) ?? []
  const areNames = new Set(names.map(nameOf)).size === names.length && !names.some(name => /[:.]\s*$/.test(name ?? ''))
  if (!areNames || (names.length < 3 && below.body.length < 3)) return false
  const isOdd = above.typed.includes(true) && below.body.every(row => isStrangeRow(above, row))
  return (isOdd && isStrange(above, below)) || (hasWidths && hasOtherWidth(above, below, hasWidths))
}

/** The header has words where the table above has numbers. */
function isStrange(above: Block, below: Block): boolean {
  const [header] = below.rows
  return header !== undefined && isStrangeRow(above, header)
}

function isStrangeRow(above: Block, { cells, shapes }: ShapedRow): boolean {
  return above.typed.some(
    (isTypedAbove, column) => isTypedAbove && !isBlank(cells[column]) && !isTyped(shapes[column] ?? 'blank'),
  )
}

/** Every row below is as wide as the others, and rows above are not. */
function hasOtherWidth(above: Block, below: Block, hasWidths: boolean): boolean {
  if (!hasWidths) return below.start.width !== above.start.width
  const widths = new Set(below.rows.map(row => row.cells.length))
  const usual = above.body.filter(row => widths.has(row.cells.length)).length
  return widths.size === 1 && usual * 10 <= above.body.length
}

function untilBlank(rows: readonly Row[]): readonly Row[] {
  const end = rows.findIndex(isBlankRow)
  return end < 0 ? rows : rows.slice(0, end)
}

/** The first line of those right above the header. */
function titleOf(above: readonly Row[]): string | null {
  const last = above.findLastIndex(row => !isBlankRow(row))
  const first = above.slice(0, last + 1).findLastIndex(isBlankRow) + 1
  return above[first]?.cells.find(cell => !isBlank(cell))?.trim() ?? null
}

export function isBlankRow({ cells }: Row): boolean {
  return filledCount(cells) === 0
}

export function shaped({ cells, shapes }: Row): ShapedRow {
  return shapes === undefined ? shapeRow(cells) : { cells, shapes }
}

function nameOf(cell: string | null | undefined): string {
  return (cell ?? '').trim().toLowerCase()
}
