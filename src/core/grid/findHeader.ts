import { type CellShape, isTyped } from './cellShape.ts'
import { extent, filledCount, type GridRow, isBlank } from './row.ts'

/** A row and what each of its cells looks like. */
export interface ShapedRow {
  cells: GridRow
  shapes: readonly CellShape[]
}

/** Where a table begins in a grid: rows 0 to `start` - 1 stand above it, then `headerRows` rows of names, then data. */
export interface TableStart {
  start: number
  headerRows: number
  /** Columns of the table: of its header, or of most of its rows when these are wider. */
  width: number
}

const MOST_HEADER_ROWS = 3
const MOST_ROWS_OF_WORDS = 8
/** Share of a column's filled cells that must be numbers or dates for the column to count as such. */
const MOSTLY = 0.7

/**
 * Finds where the table begins in the first rows of a grid.
 *
 * A title or a note above the table fills fewer cells than its rows do. The header is words where the column below holds
 * numbers or dates; without such a column, words that do not recur below.
 */
export function findTable(rows: readonly ShapedRow[]): TableStart {
  const full = firstFullRow(rows)
  if (full === null) return { start: 0, headerRows: 0, width: 0 }
  const top = fullestOfWords(rows, full)
  if (!isHeader(rows, top)) {
    const start = firstLike(rows, top)
    return { start, headerRows: 0, width: widthOf(rows, start, 0) }
  }
  const below = firstDetached(rows, top)
  if (below !== null) {
    const rest = findTable(rows.slice(below))
    return { ...rest, start: rest.start + below }
  }
  let start = topBand(rows, top, top)
  if (start < top) start = topBand(rows, start, top)
  let last = top
  while (last - start + 1 < MOST_HEADER_ROWS && continuesHeader(rows, last + 1)) last++
  const headerRows = last - start + 1
  return { start, headerRows, width: widthOf(rows, last + 1, Math.max(...headerExtents(rows, start, last))) }
}

/** The first row that fills at least half as many cells as rows usually do. */
function firstFullRow(rows: readonly ShapedRow[]): number | null {
  const counts = rows.map(row => filledCount(row.cells))
  const filled = counts.filter(n => n > 0).sort((a, b) => a - b)
  const typical = filled[filled.length >> 1]
  if (typical === undefined) return null
  const least = typical <= 2 ? typical : Math.max(2, Math.ceil(typical / 2))
  const top = counts.findIndex(n => n >= least)
  if (top < 0) return null
  const full = counts.findIndex(n => n >= typical)
  return full > top && isPlainHeader(rows, full) ? full : fullerNext(rows, counts, top)
}

/** The first row below particulars that fill half of the columns at most, and have a blank row below them: no names. */
function firstDetached(rows: readonly ShapedRow[], top: number): number | null {
  const counts = rows.slice(top).map(row => filledCount(row.cells))
  const [names = 0, next = 0] = counts
  const filled = counts.filter(n => n > 0).sort((a, b) => a - b)
  const usual = filled[filled.length >> 1] ?? 0
  const at = counts.findIndex((n, i) => i > 0 && n > 0)
  return next === 0 && at > 0 && usual > 2 && names * 2 <= usual ? top + at : null
}

/** Words alone over a column of numbers or dates: above it, particulars of two cells are no rows of a narrow table. */
function isPlainHeader(rows: readonly ShapedRow[], at: number): boolean {
  const header = rows[at]
  const body = rows.slice(at + 1)
  if (header === undefined || !areNames(header)) return false
  return header.cells.some((cell, column) => !isBlank(cell) && isMostlyTyped(body, column))
}

/** Without a header, rows of few cells above `top` are data, too, when numbers and dates stand where they do below. */
function firstLike(rows: readonly ShapedRow[], top: number): number {
  const typed = (rows[top]?.cells ?? []).map((_, column) => isMostlyTyped(rows.slice(top), column))
  let start = top
  for (let row = rows[start - 1]; row && isLike(row, typed); row = rows[start - 1]) start--
  return start
}

function isLike({ cells, shapes }: ShapedRow, typed: readonly boolean[]): boolean {
  if (filledCount(cells) < 2 || cells.length > typed.length) return false
  const filled = typed.flatMap((isTypedBelow, column) =>
    isTypedBelow && !isBlank(cells[column]) ? [isTyped(shapes[column] ?? 'blank')] : [],
  )
  return filled.length > 0 && filled.every(Boolean)
}

/** Notes in several cells may stand above the header, too: of the rows of words above the data, it fills most cells. */
function fullestOfWords(rows: readonly ShapedRow[], from: number): number {
  let end = from
  while (end < rows.length && areNames(rows[end])) end++
  if (end - from > MOST_ROWS_OF_WORDS || end === rows.length) return from
  let fullest = from
  for (let at = from + 1; at < end; at++) {
    if (filledCount(rows[at]?.cells ?? []) > filledCount(rows[fullest]?.cells ?? [])) fullest = at
  }
  return fullest
}

/** A row of two or three cells above wider rows is "Seller, Jane", not a header. */
function fullerNext(rows: readonly ShapedRow[], counts: readonly number[], top: number): number {
  const below = counts[top + 1] ?? 0
  const isShort = (counts[top] ?? 0) <= 3 && below > (counts[top] ?? 0) + 1
  return isShort && areNames(rows[top + 1]) ? top + 1 : top
}

function isHeader(rows: readonly ShapedRow[], at: number): boolean {
  const header = rows[at]
  const body = rows.slice(at + 1)
  if (!header || body.length === 0) return header?.shapes.every(shape => !isTyped(shape)) ?? false
  const overValues = header.shapes.flatMap((shape, column) =>
    isBlank(header.cells[column]) || !isMostlyTyped(body, column)
      ? []
      : [isTyped(shape) && !(isNumberSign(header.cells[column]) && !holdsTruth(body, column))],
  )
  if (overValues.length === 0) return namesColumns(header, body)
  const same = overValues.filter(Boolean).length
  return overValues.length >= same * 2 || areYears(header, body)
}

/** Among columns of words: the first row is a header unless it says what its column says again below. */
function namesColumns(header: ShapedRow, body: readonly ShapedRow[]): boolean {
  const typed = header.shapes.filter(isTyped).length
  if (typed > 0 && typed * 2 >= filledCount(header.cells)) return false
  return !header.cells.some(
    (cell, column) => !isBlank(cell) && body.filter(row => row.cells[column] === cell).length > 1,
  )
}

/** Years across the top of a table of other numbers: 2019, 2020, 2021. */
function areYears(header: ShapedRow, body: readonly ShapedRow[]): boolean {
  const typed = header.cells.filter((_, column) => isTyped(header.shapes[column] ?? 'blank'))
  if (typed.length < 2 || !typed.every(cell => isYear(cell)) || new Set(typed).size < typed.length) return false
  return !body.some(row => row.cells.some((cell, column) => column > 0 && isYear(cell)))
}

export function isYear(cell: string | null | undefined): boolean {
  return /^(?:1[6-9]|20)\d\d$/.test(cell?.trim() ?? '')
}

/** Whether a row holds words alone, as names of columns do. */
export function areNames(row: ShapedRow | undefined): boolean {
  return row?.shapes.every((shape, column) => !isTyped(shape) || isNumberSign(row.cells[column])) ?? true
}

/** "No" over a column is short for number as often as it is a truth value. */
function isNumberSign(cell: string | null | undefined): boolean {
  return /^(?:No|NO)$/.test(cell?.trim() ?? '')
}

function holdsTruth(body: readonly ShapedRow[], column: number): boolean {
  return body.some(({ shapes }) => shapes[column] === 'boolean')
}

/** Whether most filled cells of a column are numbers, dates or truth values. */
export function isMostlyTyped(body: readonly ShapedRow[], column: number): boolean {
  let typed = 0
  let filled = 0
  for (const { shapes } of body) {
    const shape = shapes[column] ?? 'blank'
    if (shape === 'blank') continue
    filled++
    if (isTyped(shape)) typed++
  }
  return filled > 0 && typed >= filled * MOSTLY
}

/**
 * Groups over the names ("2019" over "units" and "price") or over other groups: some cells, in words, none over the name of
 * the first column. A blank row may stand between.
 * @param names  the row of the names themselves
 */
function topBand(rows: readonly ShapedRow[], top: number, names: number): number {
  const above = filledCount(rows[top - 1]?.cells ?? []) === 0 ? top - 2 : top - 1
  const band = rows[above]
  const header = rows[top]
  if (!band || !header || filledCount(band.cells) < 2) return top
  const first = firstColumn(rows, names)
  const isOver = band.cells.every(
    (cell, column) =>
      isBlank(cell) || (column === first ? isBlank(rows[names]?.cells[first]) : !isBlank(header.cells[column])),
  )
  const areWords = band.shapes.every((shape, column) => !isTyped(shape) || isYear(band.cells[column]))
  return isOver && areWords ? above : top
}

/** The first column in which anything stands from row `names` on. */
function firstColumn(rows: readonly ShapedRow[], names: number): number {
  let first = 0
  const width = rows[names]?.cells.length ?? 0
  while (first < width && rows.slice(names).every(row => isBlank(row.cells[first]))) first++
  return first
}

/** Whether row `at` still names the columns: words, as units, in every column that holds numbers below. */
function continuesHeader(rows: readonly ShapedRow[], at: number): boolean {
  const row = rows[at]
  const body = rows.slice(at + 1)
  if (!row || body.length < 2 || !areNames(row)) return false
  let numeric = 0
  let words = 0
  for (let column = 0; column < row.cells.length; column++) {
    if (!isMostlyTyped(body, column)) continue
    numeric++
    if (row.shapes[column] === 'word' || row.shapes[column] === 'other') words++
  }
  return words >= 2 && words >= numeric / 2
}

function headerExtents(rows: readonly ShapedRow[], start: number, last: number): number[] {
  return rows.slice(start, last + 1).map(row => extent(row.cells))
}

/**
 * Columns of a table whose data begin at `bodyStart`: those of its header (0: it has none), or of most of its rows when
 * these are wider.
 */
export function widthOf(rows: readonly ShapedRow[], bodyStart: number, headerWidth: number): number {
  const extents = rows
    .slice(bodyStart)
    .map(row => extent(row.cells))
    .filter(n => n > 0)
    .sort((a, b) => a - b)
  if (headerWidth === 0) return extents.at(-1) ?? 0
  const usual = extents[extents.length >> 1] ?? 0
  return Math.max(headerWidth, usual)
}
