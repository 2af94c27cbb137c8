import { CellKind } from '../../../core/grid/cellKind.ts'
import type { CellShape } from '../../../core/grid/cellShape.ts'

const NAMES = Object.entries(CellKind)
const KINDS = NAMES.length
const LAST_ROWS = 25

/** How many cells of each kind a column has; the last rows can be taken back when they prove to be no data. */
export class KindCounts {
  readonly #counts: Uint32Array
  readonly #width: number
  readonly #last: Uint8Array[] = []

  constructor(width: number) {
    this.#width = width
    this.#counts = new Uint32Array(width * KINDS)
  }

  add(kinds: Uint8Array): void {
    this.#count(kinds, 1)
    this.#last.push(kinds)
    if (this.#last.length > LAST_ROWS) this.#last.shift()
  }

  takeBack(rows: number): void {
    for (const kinds of this.#last.splice(this.#last.length - rows, rows)) this.#count(kinds, -1)
  }

  /** By the name of the kind; blanks are not counted. */
  of(column: number): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const [name, kind] of NAMES) {
      const n = this.#counts[column * KINDS + kind] ?? 0
      if (n > 0 && kind !== CellKind.blank) counts[name] = n
    }
    return counts
  }

  #count(kinds: Uint8Array, by: number): void {
    const n = Math.min(kinds.length, this.#width)
    const counts = this.#counts
    for (let i = 0; i < n; i++) {
      const at = i * KINDS + (kinds[i] as number)
      counts[at] = (counts[at] as number) + by
    }
  }
}

const SHAPES: Partial<Record<number, CellShape>> = {
  [CellKind.number]: 'number',
  [CellKind.percent]: 'number',
  [CellKind.currency]: 'number',
  [CellKind.date]: 'date',
  [CellKind.timestamp]: 'date',
  [CellKind.time]: 'date',
  [CellKind.duration]: 'date',
  [CellKind.boolean]: 'boolean',
  [CellKind.error]: 'blank',
  [CellKind.blank]: 'blank',
}

/** The shape of a cell whose kind the workbook declares; null for a text, which has to be looked at. */
export function shapeOfKind(kind: number): CellShape | null {
  return SHAPES[kind] ?? null
}
