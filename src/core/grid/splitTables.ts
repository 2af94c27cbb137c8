import type { CellShape } from './cellShape.ts'
import type { GridRow } from './row.ts'
import {
  type Beginning,
  type Block,
  beginningOf,
  blockOf,
  isBlankRow,
  isTable,
  mayBegin,
  shaped,
} from './tableBreak.ts'

/** A row, with what its cells look like where that is known; of text it is found when needed. */
export interface SplitRow {
  cells: GridRow
  shapes?: readonly CellShape[]
}

/** Rows `from` to before `to` of a grid (0-based) that are one table, with what stands above its header. */
export interface TableSpan {
  from: number
  to: number
  /** The line above its header; null when there is none, and always for the first table. */
  title: string | null
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
/** After so many places where no table began, it is the way of this one to have blank rows. */
const MOST_REFUSED = 5000

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

/** Cells that were cut from a large text would keep it in memory. */
function copied(rows: readonly SplitRow[]): SplitRow[] {
  return JSON.parse(JSON.stringify(rows)) as SplitRow[]
}
