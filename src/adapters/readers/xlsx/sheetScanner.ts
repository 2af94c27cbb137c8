import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import { CellReader, nextTag, refuseOutside } from './cellReader.ts'
import { CellTag, endsName, malformed, wholeNumber } from './cellTag.ts'
import type { ValueContext } from './cellValue.ts'
import { CurrencyCount } from './currencyCount.ts'
import type { XlsxLimits } from './limits.ts'

const [SLASH, LETTER_C] = [47, 99]

/** One row of a sheet as far as its last cell that holds something. */
export interface SheetRow {
  /** 1-based, as the sheet numbers it. */
  row: number
  /** Canonical texts from column A on; null is blank. */
  cells: (string | null)[]
  /** The CellKind of each cell. */
  kinds: Uint8Array
}

/**
 * Reads the rows out of stretches of a sheet's XML.
 *
 * No XML parser: a sheet knows five elements, and stepping from `<` to `<` is several times faster. Every search looks for
 * a character that must come soon or ends the reading, so no input makes the work more than proportional to its length.
 */
export class SheetScanner {
  /** Position of the first character not read. */
  at = 0
  isDone = false
  readonly currencies: CurrencyCount
  /** Rows that hold something and are hidden. */
  hiddenRows = 0
  readonly #limits: XlsxLimits
  readonly #cell: CellReader
  readonly #tag = new CellTag()
  readonly #kinds: Uint8Array
  readonly #nameAt: number
  #row = 0
  #gridCells = 0
  #xml = ''

  constructor(context: ValueContext, limits: XlsxLimits) {
    this.currencies = new CurrencyCount(context.styles)
    this.#limits = limits
    this.#cell = new CellReader(context, limits)
    this.#kinds = new Uint8Array(limits.columns)
    this.#nameAt = 1 + context.prefix.length
  }

  get uncomputed(): { cells: number; row: number } {
    return this.#cell.uncomputed
  }

  /** The stretch to read next: it begins where the last one was left. */
  open(xml: string): void {
    this.#xml = xml
    this.at = 0
  }

  /** The next row that is not blank, among those that end before `limit`; null when there is none. */
  next(limit: number): SheetRow | null {
    const xml = this.#xml
    while (!this.isDone) {
      const start = nextTag(xml, this.at)
      if (start < 0 || start >= limit) return null
      this.at = start + 1
      if (this.#isRow(start)) {
        const row = this.#readRow(start)
        if (this.at - start > this.#limits.rowCharacters) {
          throw new IngestFault('row_too_long', { row: this.#row, limit: this.#limits.rowCharacters })
        }
        if (row) return row
      } else if (xml.charCodeAt(start + 1) === SLASH && xml.startsWith('sheetData', start + 1 + this.#nameAt)) {
        this.isDone = true
      }
    }
    return null
  }

  #isRow(start: number): boolean {
    const end = start + this.#nameAt + 3
    return this.#xml.startsWith('row', end - 3) && endsName(this.#xml.charCodeAt(end))
  }

  #readRow(start: number): SheetRow | null {
    const tag = this.#tag
    tag.read(this.#xml, start + this.#nameAt + 3)
    const { isHidden } = tag
    this.#row = this.#rowNumber(tag)
    this.#cell.row = this.#row
    this.at = tag.end
    const cells: (string | null)[] = []
    if (!tag.isEmpty) this.#readCells(cells)
    if (isHidden && cells.length > 0) this.hiddenRows++
    return cells.length === 0 ? null : { row: this.#row, cells, kinds: this.#takeKinds(cells.length) }
  }

  #rowNumber(tag: CellTag): number {
    const from = tag.reference
    const xml = this.#xml
    const row = from < 0 ? this.#row + 1 : wholeNumber(xml, from, xml.indexOf(xml.charAt(from - 1), from))
    if (row > this.#limits.rows) throw new IngestFault('too_many_rows', { row, limit: this.#limits.rows })
    if (row <= this.#row) throw malformed(`row ${row} after row ${this.#row}`)
    return row
  }

  #readCells(cells: (string | null)[]): void {
    const xml = this.#xml
    let column = -1
    for (;;) {
      const start = nextTag(xml, this.at)
      if (start < 0) throw malformed(`row ${this.#row} does not end`)
      const code = xml.charCodeAt(start + this.#nameAt)
      if (code === LETTER_C && endsName(xml.charCodeAt(start + this.#nameAt + 1))) {
        this.#cell.read(xml, start, column)
        this.at = this.#cell.end
        column = this.#cell.column
        this.#put(cells)
      } else if (xml.charCodeAt(start + 1) === SLASH && xml.startsWith('row', start + 1 + this.#nameAt)) {
        this.at = start + this.#nameAt + 4
        return
      } else {
        refuseOutside(xml, start, this.#nameAt)
        this.at = start + 1
      }
    }
  }

  #put(cells: (string | null)[]): void {
    const { column, text, kind, style } = this.#cell
    if (text === null) return
    if (column < cells.length) {
      if (this.#kinds[column] !== CellKind.blank) throw malformed(`row ${this.#row} has column ${column + 1} twice`)
      cells[column] = text
    } else {
      while (cells.length < column) cells.push(null)
      cells.push(text)
    }
    this.#kinds[column] = kind
    if (kind === CellKind.currency) this.currencies.count(column, style)
  }

  #takeKinds(length: number): Uint8Array {
    this.#gridCells += length
    const limit = this.#limits.gridCells
    if (this.#gridCells > limit) throw new IngestFault('too_many_cells', { row: this.#row, limit })
    const kinds = this.#kinds.slice(0, length)
    this.#kinds.fill(0, 0, length)
    return kinds
  }
}
