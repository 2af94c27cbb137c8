import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import { CellTag, CellType, endsName, malformed } from './cellTag.ts'
import { type RawValue, type ValueContext, ValueReader } from './cellValue.ts'
import type { XlsxLimits } from './limits.ts'

const [LESS, GREATER] = [60, 62]
const [SLASH, LETTER_C, LETTER_F, LETTER_I, LETTER_R, LETTER_S, LETTER_V] = [47, 99, 102, 105, 114, 115, 118]

/** Reads one cell after the other; the fields hold the last one read, so that a cell costs no object. */
export class CellReader {
  /** 1-based row the cells stand in, for messages. */
  row = 0
  /** 0-based. */
  column = -1
  text: string | null = null
  kind: CellKind = CellKind.blank
  style = -1
  /** Formulas without a value, and the first row one stands in. */
  readonly uncomputed = { cells: 0, row: 0 }
  /** Position behind the cell's end. */
  end = 0
  readonly #limits: XlsxLimits
  readonly #value: ValueReader
  readonly #tag = new CellTag()
  readonly #raw: RawValue = { type: 0, style: 0, start: 0, end: 0 }
  readonly #nameAt: number
  readonly #inlineEnd: string
  #hasFormula = false

  constructor(context: ValueContext, limits: XlsxLimits) {
    this.#limits = limits
    this.#value = new ValueReader(context)
    this.#nameAt = 1 + context.prefix.length
    this.#inlineEnd = `</${context.prefix}is>`
  }

  /** Reads the cell whose tag begins at `start`; one that does not say its column follows `previous`. */
  read(xml: string, start: number, previous: number): void {
    const tag = this.#tag
    tag.read(xml, start + this.#nameAt + 1)
    this.column = this.#columnOf(tag, previous)
    this.style = tag.style
    this.end = tag.end
    this.text = null
    if (tag.isEmpty) return
    const raw = this.#raw
    raw.type = tag.type
    raw.style = tag.style
    raw.start = raw.end = 0
    this.#readContent(xml, tag.type === CellType.inline)
    this.#value.read(xml, raw)
    this.text = this.#value.text
    this.kind = this.#value.kind
    // A formula may well answer an empty text, but no empty number.
    if (this.#hasFormula && this.text === null && tag.type === CellType.number) this.#countUncomputed()
  }

  #countUncomputed(): void {
    if (this.uncomputed.cells++ === 0) this.uncomputed.row = this.row
  }

  #columnOf(tag: CellTag, previous: number): number {
    if (tag.reference >= 0 && tag.column < 0) throw malformed(`a cell of row ${this.row} names no column`)
    const column = tag.reference < 0 ? previous + 1 : tag.column
    if (column < this.#limits.columns) return column
    throw new IngestFault('too_many_columns', { row: this.row, limit: this.#limits.columns })
  }

  /** Finds the value between the tags of a cell and steps behind its end. */
  #readContent(xml: string, isInline: boolean): void {
    const nameAt = this.#nameAt
    this.#hasFormula = false
    let i = this.end
    for (;;) {
      const start = nextTag(xml, i)
      if (start < 0) throw malformed(`a cell of row ${this.row} does not end`)
      i = start + 1
      if (this.#endsCell(xml, start)) break
      const code = xml.charCodeAt(start + nameAt)
      if (code === LETTER_V && endsName(xml.charCodeAt(start + nameAt + 1))) i = this.#mark(xml, start, '<')
      else if (isInline && code === LETTER_I) i = this.#mark(xml, start, this.#inlineEnd)
      else if (code === LETTER_F) this.#hasFormula = true
      else refuseOutside(xml, start, nameAt)
    }
    this.end = i + nameAt + 2
  }

  #endsCell(xml: string, start: number): boolean {
    const name = start + 1 + this.#nameAt
    return (
      xml.charCodeAt(start + 1) === SLASH && xml.charCodeAt(name) === LETTER_C && endsName(xml.charCodeAt(name + 1))
    )
  }

  /** Notes the text between the tag that begins at `start` and `until`, and answers where it ends. */
  #mark(xml: string, start: number, until: string): number {
    const nameEnd = start + this.#nameAt + 1
    const tagEnd = xml.charCodeAt(nameEnd) === GREATER ? nameEnd : xml.indexOf('>', nameEnd)
    if (tagEnd >= 0 && xml.charCodeAt(tagEnd - 1) === SLASH) return tagEnd
    const end = tagEnd < 0 ? -1 : xml.indexOf(until, tagEnd)
    if (end < 0) throw malformed(`a value of row ${this.row} does not end`)
    this.#raw.start = tagEnd + 1
    this.#raw.end = end
    // Behind `</v>`, where the tag that ends the cell nearly always stands.
    return xml.charCodeAt(end + 1) === SLASH ? end + this.#nameAt + 3 : end
  }
}

/** Where the next tag begins, nearly always right here; -1 when there is none. */
export function nextTag(xml: string, from: number): number {
  return xml.charCodeAt(from) === LESS ? from : xml.indexOf('<', from)
}

/** What cannot stand within a row says that the row, or a cell of it, has not ended. @throws IngestFault */
export function refuseOutside(xml: string, start: number, nameAt: number): void {
  const name = start + nameAt + (xml.charCodeAt(start + 1) === SLASH ? 1 : 0)
  const first = xml.charCodeAt(name)
  if (first !== LETTER_R && first !== LETTER_S && first !== LETTER_C) return
  const isCell = first === LETTER_C && endsName(xml.charCodeAt(name + 1))
  if (isCell || xml.startsWith('row', name) || xml.startsWith('sheetData', name)) {
    throw malformed('a row or a cell of it does not end')
  }
}
