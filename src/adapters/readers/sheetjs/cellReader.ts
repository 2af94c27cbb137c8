import type { CellObject } from '@e965/xlsx'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { serialText } from '../xlsx/dates.ts'
import { decimalText } from '../xlsx/numbers.ts'
import { type CellStyle, styleOfFormat } from '../xlsx/styles.ts'

/** [MS-XLS] 2.5.10 */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}
const NO_STYLE = -1

/** Turns cells of SheetJS into canonical texts and kinds. The fields hold the last one: no object per cell. */
export class CellReader {
  text: string | null = null
  kind: CellKind = CellKind.blank
  /** Index into `styles`; -1 when the cell has no number format. */
  style = NO_STYLE
  /** Every number format met so far. */
  readonly styles: CellStyle[] = []
  readonly #styleOf = new Map<string, number>()
  readonly #date1904: boolean

  constructor(date1904: boolean) {
    this.#date1904 = date1904
  }

  read(cell: CellObject | undefined): void {
    this.#set(null, CellKind.blank)
    if (cell === undefined) return
    const { t, v } = cell
    if (t === 'n' && typeof v === 'number') this.#readNumber(v, cell.z)
    else if (t === 'b') this.#set(v ? 'true' : 'false', CellKind.boolean)
    else if (t === 'e') this.#set(ERRORS[Number(v)] ?? '#ERROR!', CellKind.error)
    else if (t === 's' && v !== undefined && v !== '') this.#set(String(v), CellKind.text)
  }

  #readNumber(x: number, format: string | number | undefined): void {
    this.style = typeof format === 'string' ? this.#styleIndex(format) : NO_STYLE
    const kind = this.styles[this.style]?.kind ?? CellKind.number
    if (kind < CellKind.date || kind === CellKind.percent || kind === CellKind.currency) {
      this.#set(decimalText(x), kind)
      return
    }
    const dated = serialText(x, kind, this.#date1904)
    this.#set(dated.text, dated.kind)
  }

  #styleIndex(format: string): number {
    const known = this.#styleOf.get(format)
    if (known !== undefined) return known
    this.#styleOf.set(format, this.styles.length)
    return this.styles.push(styleOfFormat(format)) - 1
  }

  #set(text: string | null, kind: CellKind): void {
    this.text = text
    this.kind = kind
  }
}
