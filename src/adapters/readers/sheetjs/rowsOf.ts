import type { CellObject, Range } from '@e965/xlsx'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import type { OpenedRows } from '../workbook/openedWorkbook.ts'
import { rangeText } from '../workbook/rangeText.ts'
import { CurrencyCount } from '../xlsx/currencyCount.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import { CellReader } from './cellReader.ts'

/** A sheet as SheetJS keeps it with `dense`: rows of cells, both with holes. */
export interface StoredSheet {
  '!data'?: (StoredRow | undefined)[]
  '!merges'?: Range[]
}

type StoredRow = (CellObject | undefined)[]

interface SheetPlace {
  sheet: string
  date1904: boolean
  signal?: AbortSignal | undefined
}

const BATCH_CELLS = 32_768

/** The rows of a sheet that is in memory; each is let go once it was handed on. */
export function rowsOf(stored: StoredSheet, { sheet, date1904, signal }: SheetPlace): OpenedRows {
  const reader = new CellReader(date1904)
  const currencies = new CurrencyCount(reader.styles)
  const within = (code: string, limit: number) => new IngestFault(code, { sheet, limit })
  return {
    merges: mergesOf(stored, within),
    currencyOf: column => currencies.majority(column),
    async *[Symbol.asyncIterator]() {
      const rows = stored['!data'] ?? []
      if (rows.length > XLSX_LIMITS.rows) throw within('too_many_rows', XLSX_LIMITS.rows)
      let batch: SheetRow[] = []
      let cells = 0
      for (let i = 0; i < rows.length; i++) {
        const row = readRow(rows[i], { row: i + 1, reader, currencies, within })
        delete rows[i]
        if (row === null) continue
        batch.push(row)
        cells += row.cells.length
        if (cells < BATCH_CELLS) continue
        signal?.throwIfAborted()
        yield batch
        batch = []
        cells = 0
      }
      if (batch.length > 0) yield batch
    },
  }
}

interface RowPlace {
  row: number
  reader: CellReader
  currencies: CurrencyCount
  within: (code: string, limit: number) => IngestFault
}

/** A row as far as its last cell that holds something; null when none does. */
function readRow(stored: StoredRow | undefined, { row, reader, currencies, within }: RowPlace): SheetRow | null {
  if (!stored) return null
  if (stored.length > XLSX_LIMITS.columns) throw within('too_many_columns', XLSX_LIMITS.columns)
  const cells: (string | null)[] = []
  const kinds: number[] = []
  for (let column = 0; column < stored.length; column++) {
    reader.read(stored[column])
    if (reader.text === null) continue
    while (cells.length < column) {
      cells.push(null)
      kinds.push(CellKind.blank)
    }
    cells.push(reader.text)
    kinds.push(reader.kind)
    if (reader.kind === CellKind.currency) currencies.count(column, reader.style)
  }
  return cells.length === 0 ? null : { row, cells, kinds: Uint8Array.from(kinds) }
}

function mergesOf(stored: StoredSheet, within: RowPlace['within']): string[] {
  const merges = stored['!merges'] ?? []
  if (merges.length > XLSX_LIMITS.merges) throw within('too_many_merges', XLSX_LIMITS.merges)
  return merges.map(({ s, e }) => rangeText({ top: s.r, left: s.c, bottom: e.r, right: e.c }))
}
