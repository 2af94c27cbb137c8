import type { MergedRange } from '../../../core/grid/mergedRange.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'

/** A workbook of any kind, open for reading. */
export interface OpenedWorkbook {
  sheets: readonly Sheet[]
  /** Ranges of a sheet that its author declared to be tables, or gave a name. */
  declaredRanges?(sheet: Sheet): readonly DeclaredRange[]
  rows(sheet: Sheet, signal?: AbortSignal): OpenedRows
  close(): void
}

export interface DeclaredRange {
  name: string
  range: MergedRange
  /** A name alone tells less than a table does. */
  kind: 'table' | 'name'
  hasHeader: boolean
  /** Rows at its end that sum the others. */
  totalsRows: number
}

/** The rows of one sheet in order, blank ones left out. The rest is known when they have all been read. */
export interface OpenedRows extends AsyncIterable<SheetRow[]> {
  /** Merged ranges, "A1:B2". */
  readonly merges: readonly string[]
  /** The currency most cells of a 0-based column show: ISO code, or symbol where the format says no more. */
  currencyOf(column: number): string | null
  /** Rows and columns that hold something and are hidden, as far as the file tells. */
  readonly hidden?: { rows: number; columns: number }
  /** Formulas whose value the file does not hold, and where the first of them stands. */
  readonly uncomputed?: { cells: number; row: number }
}
