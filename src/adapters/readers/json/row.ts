import type { ScalarKind } from './jsonEvents.ts'

/** Where the rows of a planned table go. */
export interface RowWriter {
  /** The number of the row that begins. */
  next(): number
  append(row: number, cells: readonly (string | null | undefined)[]): void
  reject(row: number, column: number, raw: string, reason: string): void
}

/** A row of a table while its values come. */
export class Row {
  readonly cells: (string | null | undefined)[] = []
  readonly number: number
  readonly #writer: RowWriter

  constructor(writer: RowWriter) {
    this.#writer = writer
    this.number = writer.next()
  }

  /** What an object says twice, it means as it says last; what it said before is kept apart. */
  put(column: number | null, text: string, kind: ScalarKind): void {
    if (column === null) return
    const earlier = this.cells[column]
    if (kind === 'null') {
      this.cells[column] = earlier ?? null
      return
    }
    if (typeof earlier === 'string') this.#writer.reject(this.number, column, earlier, 'repeated_key')
    if (kind === 'number' && text.endsWith('Infinity')) {
      this.#writer.reject(this.number, column, text, 'not_finite')
      this.cells[column] = null
    } else this.cells[column] = text
  }

  write(): void {
    this.#writer.append(this.number, this.cells)
  }
}
