import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnType } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { Repair } from '../../contract/receipt.ts'

/** One column of a raw table, before its type is known. */
export interface RawColumn {
  /** Stable columnId, 'c1' ... in order of appearance. */
  id: string
  /** Unique within the table; made up ('Column 3') when the file gives none. */
  name: string
  /** DuckDB column of `relation` that holds the text. */
  source: string
  /** 0-based place in the file's rows (columns that are empty throughout are left out, so ids may not tell it). */
  position: number
  /** How many cells of each CellKind a workbook declared; null for text files. */
  kinds: Readonly<Record<string, number>> | null
  /** Currency code or symbol of the workbook's number formats, or of the header; null when none. */
  currency: string | null
  /** What a row of units below the header says: 'kg', 'USD', '%'. */
  unit?: string
  /** The type the file declares; `source` then holds values of it, not text. */
  declared?: DeclaredType
}

/** A column type with the digits of a decimal; 0 otherwise. */
export interface DeclaredType {
  type: ColumnType
  precision: number
  scale: number
}

/** A table landed as text in the ingest program's own DuckDB: what every reader hands to typing. */
export interface RawTable {
  connection: DuckDBConnection
  /** DuckDB table: `_row` BIGINT (1-based row in the sheet, or record in the file), then one VARCHAR per column (or a value of its declared type); empty cell = NULL. */
  relation: string
  /**
   * DuckDB table `_row` BIGINT, `reason` VARCHAR (a SkipReason of core/grid), `raw` VARCHAR of rows not loaded; null when none.
   * `raw` is a JSON array of the row's cells, text or null, in the order of the file's columns: cell i of a totals row
   * belongs to the column whose `position` is i.
   */
  skippedRelation: string | null
  /** DuckDB table `_row` BIGINT, `column_id` VARCHAR, `raw` VARCHAR, `reason` VARCHAR of cells lost before typing (beyond the header, error cells); null when none. */
  rejectedRelation: string | null
  name: string
  sheet: string | null
  sheetIndex: number
  /** Place among the tables of its sheet, from 0. */
  index: number
  columns: readonly RawColumn[]
  /** Rows read = rows of `relation` + rejectedRows + the skipped ones. */
  rowsRead: number
  rejectedRows: number
  skipped: readonly { reason: string; count: number }[]
  repairs: readonly Repair[]
  warnings: readonly Message[]
}
