import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import { rangeText } from '../workbook/rangeText.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { OdsValue } from './odsValue.ts'
import { attribute } from './tagStream.ts'

/** Cells a document may ask for by repeating others: a few letters could ask for a million rows. */
const REPEATED_CELLS = 20_000_000

/** The rows of one table, as its cells come in. */
export class OdsTable {
  /** Rows not fetched yet. */
  rows: SheetRow[] = []
  readonly merges: string[] = []
  readonly #currencies = new Map<number, Map<string, number>>()
  #row = 0
  #rowRepeat = 1
  #cells: (string | null)[] = []
  #kinds: number[] = []
  /** Blank cells since the last that holds something. */
  #blanks = 0
  #repeated = 0

  get column(): number {
    return this.#cells.length + this.#blanks
  }

  openRow(tag: string): void {
    this.#rowRepeat = times(attribute(tag, 'table:number-rows-repeated'))
    this.#cells = []
    this.#kinds = []
    this.#blanks = 0
  }

  addCell(tag: string, { text, kind }: OdsValue): void {
    const repeat = times(attribute(tag, 'table:number-columns-repeated'))
    this.#merge(tag)
    if (text === null) {
      this.#blanks += repeat
      return
    }
    if (this.column + repeat > XLSX_LIMITS.columns) throw this.#tooMany('too_many_columns', XLSX_LIMITS.columns)
    this.#countRepeated(repeat - 1)
    for (; this.#blanks > 0; this.#blanks--) this.#push(null, CellKind.blank)
    const currency = kind === CellKind.currency ? attribute(tag, 'office:currency') : null
    for (let i = 0; i < repeat; i++) {
      if (currency) this.#countCurrency(this.#cells.length, currency)
      this.#push(text, kind)
    }
  }

  closeRow(): void {
    if (this.#cells.length > 0) this.#repeatRow()
    this.#row += this.#rowRepeat
  }

  currencyOf(column: number): string | null {
    let [most, n]: [string | null, number] = [null, 0]
    for (const [currency, count] of this.#currencies.get(column) ?? []) if (count > n) [most, n] = [currency, count]
    return most
  }

  #repeatRow(): void {
    if (this.#row + this.#rowRepeat > XLSX_LIMITS.rows) throw this.#tooMany('too_many_rows', XLSX_LIMITS.rows)
    this.#countRepeated((this.#rowRepeat - 1) * this.#cells.length)
    const kinds = Uint8Array.from(this.#kinds)
    for (let i = 1; i <= this.#rowRepeat; i++) this.rows.push({ row: this.#row + i, cells: this.#cells, kinds })
  }

  #merge(tag: string): void {
    const columns = times(attribute(tag, 'table:number-columns-spanned'))
    const rows = times(attribute(tag, 'table:number-rows-spanned'))
    if (columns * rows <= 1) return
    if (this.merges.length >= XLSX_LIMITS.merges) throw this.#tooMany('too_many_merges', XLSX_LIMITS.merges)
    const [top, left] = [this.#row, this.column]
    this.merges.push(rangeText({ top, left, bottom: top + rows - 1, right: left + columns - 1 }))
  }

  #push(text: string | null, kind: number): void {
    this.#cells.push(text)
    this.#kinds.push(kind)
  }

  #countCurrency(column: number, currency: string): void {
    const counts = this.#currencies.get(column) ?? new Map<string, number>()
    this.#currencies.set(column, counts)
    counts.set(currency, (counts.get(currency) ?? 0) + this.#rowRepeat)
  }

  #countRepeated(cells: number): void {
    this.#repeated += cells
    if (this.#repeated > REPEATED_CELLS) throw this.#tooMany('too_many_cells', REPEATED_CELLS)
  }

  #tooMany(code: string, limit: number): IngestFault {
    return new IngestFault(code, { row: this.#row + 1, limit })
  }
}

/** A count as written; 1 without one. */
function times(count: string | null): number {
  const n = Number(count ?? 1)
  return Number.isSafeInteger(n) && n > 0 ? n : 1
}
