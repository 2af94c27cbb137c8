import type { FileRow, WindowRequest } from '../../../ports/reader.ts'

/** Characters of a cell that are shown; a grid has no room for more. */
const LONGEST_CELL = 2000
/** Characters of all cells together: a window of giant cells has fewer rows. */
const MOST_CHARACTERS = 4_000_000

/** Picks the rows that are wanted out of those that pass by. */
export class Stretches {
  readonly rows: FileRow[] = []
  readonly #wanted: WindowRequest['stretches']
  readonly #last: number
  #characters = 0

  constructor(wanted: WindowRequest['stretches']) {
    this.#wanted = wanted
    this.#last = Math.max(0, ...wanted.map(({ from, rows }) => from + rows - 1))
  }

  /** Takes a row if it is wanted; false once no later one is. */
  pass(row: number, cells: readonly (string | null)[]): boolean {
    if (row > this.#last || this.#characters > MOST_CHARACTERS) return false
    if (!this.#wanted.some(({ from, rows }) => row >= from && row < from + rows)) return true
    const shown = cells.map(shortened)
    for (const cell of shown) this.#characters += cell?.length ?? 0
    this.rows.push({ row, cells: shown })
    return true
  }
}

function shortened(cell: string | null): string | null {
  if (cell === null || cell === '') return null
  return cell.length > LONGEST_CELL ? `${cell.slice(0, LONGEST_CELL)}…` : cell
}
