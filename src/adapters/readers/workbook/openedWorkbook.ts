import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'

/** A workbook of any kind, open for reading. */
export interface OpenedWorkbook {
  sheets: readonly Sheet[]
  rows(sheet: Sheet, signal?: AbortSignal): OpenedRows
  close(): void
}

/** The rows of one sheet in order, blank ones left out. The rest is known when they have all been read. */
export interface OpenedRows extends AsyncIterable<SheetRow[]> {
  /** Merged ranges, "A1:B2". */
  readonly merges: readonly string[]
  /** The currency most cells of a 0-based column show: ISO code, or symbol where the format says no more. */
  currencyOf(column: number): string | null
}
