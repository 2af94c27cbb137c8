import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import { CellTag, CellType, isSpace, malformed, wholeNumber } from './cellTag.ts'
import { type RawValue, type ValueContext, ValueReader } from './cellValue.ts'
import type { XlsxLimits } from './limits.ts'

const [SLASH, GREATER, LETTER_C, LETTER_I, LETTER_R, LETTER_S, LETTER_V] = [47, 62, 99, 105, 114, 115, 118]

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
  readonly currencies = new Map<number, Map<string, number>>()
  readonly #context: ValueContext
  readonly #limits: XlsxLimits
  readonly #value: ValueReader
  readonly #tag = new CellTag()
  readonly #raw: RawValue = { type: 0, style: 0, start: 0, end: 0 }
  readonly #kinds: Uint8Array
  readonly #nameAt: number
  #row = 0
  #gridCells = 0
  #xml = ''

  constructor(context: ValueContext, limits: XlsxLimits) {
    this.#context = context
    this.#limits = limits
    this.#value = new ValueReader(context)
    this.#kinds = new Uint8Array(limits.columns)
    this.#nameAt = 1 + context.prefix.length
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
      const start = xml.indexOf('<', this.at)
      if (start < 0 || start >= limit) return null
      this.at = start + 1
      if (this.#isRow(start)) {
        const row = this.#readRow(start)
        if (this.at - start > this.#limits.rowCharacters) throw tooLong(this.#limits)
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
    this.#row = this.#rowNumber(tag)
    this.at = tag.end
    const cells: (string | null)[] = []
    if (!tag.isEmpty) this.#readCells(cells)
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
      const start = xml.indexOf('<', this.at)
      if (start < 0) throw malformed(`row ${this.#row} does not end`)
      const code = xml.charCodeAt(start + this.#nameAt)
      if (code === LETTER_C && endsName(xml.charCodeAt(start + this.#nameAt + 1))) {
        column = this.#readCell(start, column, cells)
      } else if (xml.charCodeAt(start + 1) === SLASH && xml.startsWith('row', start + 1 + this.#nameAt)) {
        this.at = start + this.#nameAt + 4
        return
      } else {
        this.#refuseOutside(start)
        this.at = start + 1
      }
    }
  }

  /** What cannot stand within a row says that the row, or a cell of it, has not ended. */
  #refuseOutside(start: number): void {
    const name = start + this.#nameAt + (this.#xml.charCodeAt(start + 1) === SLASH ? 1 : 0)
    const first = this.#xml.charCodeAt(name)
    if (first !== LETTER_R && first !== LETTER_S && first !== LETTER_C) return
    const isCell = first === LETTER_C && endsName(this.#xml.charCodeAt(name + 1))
    if (isCell || this.#xml.startsWith('row', name) || this.#xml.startsWith('sheetData', name)) {
      throw malformed(`row ${this.#row} or a cell of it does not end`)
    }
  }

  #readCell(start: number, previous: number, cells: (string | null)[]): number {
    const tag = this.#tag
    tag.read(this.#xml, start + this.#nameAt + 1)
    this.at = tag.end
    const column = this.#columnOf(tag, previous)
    if (tag.isEmpty) return column
    const raw = this.#raw
    raw.type = tag.type
    raw.style = tag.style
    raw.start = raw.end = 0
    this.#readContent(tag.type === CellType.inline)
    this.#value.read(this.#xml, raw)
    if (this.#value.text !== null) this.#put(cells, column, this.#value)
    return column
  }

  #columnOf(tag: CellTag, previous: number): number {
    if (tag.reference >= 0 && tag.column < 0) throw malformed(`a cell of row ${this.#row} names no column`)
    const column = tag.reference < 0 ? previous + 1 : tag.column
    if (column < this.#limits.columns) return column
    throw new IngestFault('too_many_columns', { row: this.#row, limit: this.#limits.columns })
  }

  /** Finds the value between the tags of a cell and steps behind its end. */
  #readContent(isInline: boolean): void {
    const xml = this.#xml
    const nameAt = this.#nameAt
    let i = this.at
    for (;;) {
      const start = xml.indexOf('<', i)
      if (start < 0) throw malformed(`a cell of row ${this.#row} does not end`)
      i = start + 1
      if (this.#endsCell(start)) break
      const code = xml.charCodeAt(start + nameAt)
      if (code === LETTER_V && endsName(xml.charCodeAt(start + nameAt + 1))) i = this.#mark(start, '<')
      else if (isInline && code === LETTER_I) i = this.#mark(start, `</${this.#context.prefix}is>`)
      else this.#refuseOutside(start)
    }
    this.at = i + nameAt + 2
  }

  #endsCell(start: number): boolean {
    const name = start + 1 + this.#nameAt
    const xml = this.#xml
    return (
      xml.charCodeAt(start + 1) === SLASH && xml.charCodeAt(name) === LETTER_C && endsName(xml.charCodeAt(name + 1))
    )
  }

  /** Notes the text between the tag that begins at `start` and `until`, and answers where it ends. */
  #mark(start: number, until: string): number {
    const tagEnd = this.#xml.indexOf('>', start)
    if (tagEnd < 0) throw malformed(`a value of row ${this.#row} does not end`)
    if (this.#xml.charCodeAt(tagEnd - 1) === SLASH) return tagEnd
    const end = this.#xml.indexOf(until, tagEnd)
    if (end < 0) throw malformed(`a value of row ${this.#row} does not end`)
    this.#raw.start = tagEnd + 1
    this.#raw.end = end
    return end
  }

  #put(cells: (string | null)[], column: number, value: ValueReader): void {
    if (column < cells.length) {
      if (this.#kinds[column] !== CellKind.blank) throw malformed(`row ${this.#row} has column ${column + 1} twice`)
      cells[column] = value.text
    } else {
      while (cells.length < column) cells.push(null)
      cells.push(value.text)
    }
    this.#kinds[column] = value.kind
    if (value.kind === CellKind.currency) this.#countCurrency(column)
  }

  #countCurrency(column: number): void {
    const currency = this.#context.styles[this.#raw.style]?.currency
    if (currency === undefined || currency === null) return
    const counts = this.currencies.get(column) ?? new Map<string, number>()
    this.currencies.set(column, counts)
    counts.set(currency, (counts.get(currency) ?? 0) + 1)
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

export function tooLong(limits: XlsxLimits): IngestFault {
  return new IngestFault('row_too_long', { limit: limits.rowCharacters })
}

function endsName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code)
}
