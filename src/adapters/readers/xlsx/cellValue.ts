import { CellKind } from '../../../core/grid/cellKind.ts'
import { CellType, malformed, wholeNumber } from './cellTag.ts'
import { isoText, serialText } from './dates.ts'
import { unescapeText } from './escapes.ts'
import { numberText } from './numbers.ts'
import { richText } from './richText.ts'
import type { CellStyle } from './styles.ts'

/** What the values of a sheet refer to. */
export interface ValueContext {
  sharedStrings: readonly string[]
  styles: readonly CellStyle[]
  date1904: boolean
  prefix: string
}

/** Where a value stands in the XML, and what its cell says of it. */
export interface RawValue {
  type: number
  style: number
  start: number
  end: number
}

/** Turns stored values into canonical text and a kind. `text` and `kind` hold the last one: no object per cell. */
export class ValueReader {
  text: string | null = null
  kind: CellKind = CellKind.blank
  readonly #context: ValueContext

  constructor(context: ValueContext) {
    this.#context = context
  }

  /** An empty text is a blank cell: nobody sees it, and formulas leave thousands. */
  read(xml: string, value: RawValue): void {
    if (value.start >= value.end) this.#set(null, CellKind.blank)
    else if (value.type === CellType.number) this.#readNumber(xml, value)
    else if (value.type === CellType.iso) {
      this.#setDated(isoText(xml.slice(value.start, value.end), this.#styleKind(value.style)))
    } else this.#set(this.#textOf(xml, value), kindOfType(value.type))
    if (this.text === '') this.#set(null, CellKind.blank)
  }

  #textOf(xml: string, { type, start, end }: RawValue): string {
    if (type === CellType.shared) return this.#shared(xml, start, end)
    const raw = xml.slice(start, end)
    if (type === CellType.inline) return richText(raw, this.#context.prefix)
    if (type === CellType.boolean) return /^\s*(1|true)\s*$/.test(raw) ? 'true' : 'false'
    return unescapeText(raw)
  }

  #readNumber(xml: string, { start, end, style }: RawValue): void {
    const kind = this.#styleKind(style)
    const text = numberText(xml, start, end)
    if (text === null) this.#set(unescapeText(xml.slice(start, end)), CellKind.text)
    else if (kind < CellKind.date || kind === CellKind.percent || kind === CellKind.currency) this.#set(text, kind)
    else this.#setDated(serialText(Number(xml.slice(start, end)), kind, this.#context.date1904))
  }

  #shared(xml: string, start: number, end: number): string {
    const text = this.#context.sharedStrings[wholeNumber(xml, start, end)]
    if (text === undefined) throw malformed(`no shared string ${xml.slice(start, Math.min(end, start + 20))}`)
    return text
  }

  #styleKind(style: number): CellKind {
    return this.#context.styles[style]?.kind ?? CellKind.number
  }

  #setDated({ text, kind }: { text: string; kind: CellKind }): void {
    this.#set(text, kind)
  }

  #set(text: string | null, kind: CellKind): void {
    this.text = text
    this.kind = kind
  }
}

/** A type the standard does not know is read as text, so that nothing is lost. */
function kindOfType(type: number): CellKind {
  if (type === CellType.boolean) return CellKind.boolean
  return type === CellType.error ? CellKind.error : CellKind.text
}
