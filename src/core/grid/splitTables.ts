import { type CellShape, isTyped } from './cellShape.ts'
import { areNames, findTable, isMostlyTyped, isYear, type ShapedRow, type TableStart } from './findHeader.ts'
import { filledCount, type GridRow, isBlank } from './row.ts'
import { shapeRow } from './shapeRow.ts'

/** Rows `from` to before `to` of a grid (0-based) that are one table, with what stands above its header. */
export interface TableSpan {
  from: number
  to: number
  /** The line above its header; null when there is none, and always for the first table. */
  title: string | null
}

/** A row, with what its cells look like where that is known; of text it is found when needed. */
export interface SplitRow {
  cells: GridRow
  shapes?: readonly CellShape[]
}

export interface SplitOptions {
  /** The rows say how many cells they have, empty ones at their end too (text): another width is then evidence. */
  hasWidths: boolean
  /** So many rows of a table are known to the judgement of where the next one begins. */
  headRows?: number
  /** They are not to be told apart. */
  isOne?: boolean
}

/** A span with its first rows. */
export interface HeadedSpan extends TableSpan {
  head: readonly SplitRow[]
}

const HEAD_ROWS = 200
/** More tables than anybody looks at: what comes then stays with the last. */
const MOST_TABLES = 200
/** So many rows are looked at from where a table may begin. */
const WINDOW_ROWS = 60
const MOST_ROWS_ABOVE_HEADER = 6
/** After so many places where no table began, it is the way of this one to have blank rows. */
const MOST_REFUSED = 5000
/** Share of the names that make a header one that was there before. */
const SAME_HEADER = 0.7
/** Names and values, one below the other, look like a table of two columns until there are so many. */
const PAIRS = 5

/**
 * The tables that stand one below the other in rows, in their order; together they cover all rows.
 *
 * A table ends where, after blank rows or a change of width, another header begins: names of its own over columns that
 * differ from those above. Blank rows within a table, a header said again, notes and totals do not end one. A lone line
 * above the next header belongs to that table. What stands above the first header belongs to the first table.
 */
export function splitTables(rows: readonly SplitRow[], options: SplitOptions): TableSpan[] {
  const splitter = new TableSplitter(options)
  for (const row of rows) splitter.push(row)
  return splitter.end().map(({ head: _, ...span }) => span)
}

/** `splitTables` for rows that come one after another, in constant memory. */
export class TableSplitter {
  readonly #hasWidths: boolean
  readonly #headRows: number
  readonly #isOne: boolean
  readonly #spans: HeadedSpan[] = []
  /** The first rows of the table in work. */
  #head: SplitRow[] = []
  #from = 0
  #title: string | null = null
  /** The last rows that came, the newest being row `#count` - 1. */
  #recent: SplitRow[] = []
  #count = 0
  /** Rows where a table may begin, still without the rows that tell. */
  #places: number[] = []
  #refused = 0
  #wasBlank = false
  #lastWidth = -1
  #above: Block | null = null

  constructor({ hasWidths, headRows = HEAD_ROWS, isOne = false }: SplitOptions) {
    this.#hasWidths = hasWidths
    this.#isOne = isOne
    this.#headRows = headRows
  }

  push(row: SplitRow): void {
    const at = this.#count++
    if (this.#head.length < this.#headRows) {
      this.#head.push(row)
      this.#above = null
    }
    this.#recent.push(row)
    if (this.#recent.length > WINDOW_ROWS * 2) this.#recent = this.#recent.slice(-WINDOW_ROWS)
    const isEmpty = isBlankRow(row)
    if (!isEmpty) {
      const { length } = row.cells
      const isOther = this.#hasWidths && this.#lastWidth >= 0 && length !== this.#lastWidth
      if ((this.#wasBlank || isOther) && at > this.#from && this.#goesOn()) this.#places.push(at)
      this.#lastWidth = length
    }
    this.#wasBlank = isEmpty
    while ((this.#places[0] ?? Number.POSITIVE_INFINITY) <= this.#count - WINDOW_ROWS) this.#judge()
  }

  end(): HeadedSpan[] {
    while (this.#places.length > 0) this.#judge()
    return [...this.#spans, this.#span(this.#count)]
  }

  /** Spans that have ended so far, in their order. */
  get ended(): readonly HeadedSpan[] {
    return this.#spans
  }

  /** The table in work. */
  get open(): { from: number; title: string | null } {
    return { from: this.#from, title: this.#title }
  }

  /** Rows before it stay in the table they are in, whatever comes. */
  get settled(): number {
    return this.#places[0] ?? this.#count
  }

  #goesOn(): boolean {
    return !this.#isOne && this.#refused < MOST_REFUSED && this.#spans.length < MOST_TABLES - 1
  }

  #span(to: number): HeadedSpan {
    return { from: this.#from, to, title: this.#title, head: copied(this.#head.slice(0, to - this.#from)) }
  }

  #judge(): void {
    const place = this.#places.shift()
    if (place === undefined || place <= this.#from || !this.#goesOn()) return
    const below = this.#recent.slice(place - this.#count).slice(0, WINDOW_ROWS)
    const beginning = mayBegin(below) ? this.#beginning(below, place) : null
    if (beginning === null) {
      this.#refused++
      return
    }
    this.#spans.push(this.#span(place))
    this.#from = place
    this.#title = beginning.title
    this.#head = this.#recent.slice(place - this.#count)
    this.#above = null
    // The header's own row is no place where yet another table begins.
    const header = place + beginning.header
    this.#places = this.#places.filter(other => other > header)
  }

  #beginning(below: readonly SplitRow[], place: number): Beginning | null {
    const known = this.#head.slice(0, place - this.#from)
    const isWhole = known.length === this.#headRows
    const above = (isWhole ? this.#above : null) ?? blockOf(known.map(shaped))
    if (isWhole) this.#above = above
    return isTable(above) ? beginningOf(above, below, this.#hasWidths) : null
  }
}

/** Where in the rows from a place on the next table has its header, and what stands above that. */
interface Beginning {
  title: string | null
  header: number
}

/** A run of rows as a table. */
interface Block {
  rows: readonly ShapedRow[]
  start: TableStart
  names: ReadonlySet<string>
  /** Rows below the header that hold something. */
  body: readonly ShapedRow[]
  typed: readonly boolean[]
}

function blockOf(rows: readonly ShapedRow[]): Block {
  const start = findTable(rows)
  const first = start.start + start.headerRows
  const header = rows.slice(start.start, first)
  const names = new Set(header.flatMap(row => row.cells.filter(cell => !isBlank(cell)).map(nameOf)))
  const body = rows.slice(first).filter(row => filledCount(row.cells) > 0)
  const typed = Array.from({ length: start.width }, (_, column) => isMostlyTyped(body, column))
  return { rows, start, names, body, typed }
}

/** Whether rows above are a table of their own, and not a title or particulars of what follows. */
function isTable({ start, body, typed }: Block): boolean {
  const full = body.filter(row => filledCount(row.cells) >= 2).length
  if (start.width < 2 || full === 0) return false
  if (start.width === 2) return full >= PAIRS || (start.headerRows > 0 && full >= 2 && isOneKind(body))
  return start.headerRows > 0 ? full >= 2 || typed.includes(true) : full >= 3 && typed.includes(true)
}

/** The second of two columns holds numbers alone. */
function isOneKind(body: readonly ShapedRow[]): boolean {
  return body.every(({ shapes }) => shapes[1] === 'number')
}

/** A quick look: most rows after a blank one begin no table. */
function mayBegin(below: readonly SplitRow[]): boolean {
  const header = headerAt(below)
  if (header === null) return false
  const row = shaped(below[header] ?? { cells: [] })
  return areNames({ ...row, shapes: row.shapes.map((shape, i) => (isYear(row.cells[i]) ? 'word' : shape)) })
}

/** The first row that fills two cells at least, when it comes soon. */
function headerAt(below: readonly SplitRow[]): number | null {
  const at = below.findIndex(row => filledCount(row.cells) >= 2)
  return at < 0 || at > MOST_ROWS_ABOVE_HEADER ? null : at
}

function beginningOf(above: Block, window: readonly SplitRow[], hasWidths: boolean): Beginning | null {
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
  const same = [...below.names].filter(name => above.names.has(name)).length
  return same >= SAME_HEADER * Math.max(above.names.size, below.names.size)
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

function untilBlank(rows: readonly SplitRow[]): readonly SplitRow[] {
  const end = rows.findIndex(isBlankRow)
  return end < 0 ? rows : rows.slice(0, end)
}

/** The first line of those right above the header. */
function titleOf(above: readonly SplitRow[]): string | null {
  const last = above.findLastIndex(row => !isBlankRow(row))
  const first = above.slice(0, last + 1).findLastIndex(isBlankRow) + 1
  return above[first]?.cells.find(cell => !isBlank(cell))?.trim() ?? null
}

function isBlankRow({ cells }: SplitRow): boolean {
  return filledCount(cells) === 0
}

function shaped({ cells, shapes }: SplitRow): ShapedRow {
  return shapes === undefined ? shapeRow(cells) : { cells, shapes }
}

/** Cells that were cut from a large text would keep it in memory. */
function copied(rows: readonly SplitRow[]): SplitRow[] {
  return JSON.parse(JSON.stringify(rows)) as SplitRow[]
}

function nameOf(cell: string | null | undefined): string {
  return (cell ?? '').trim().toLowerCase()
}
