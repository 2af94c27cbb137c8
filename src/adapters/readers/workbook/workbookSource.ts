import type { DuckDBConnection } from '@duckdb/node-api'
import type { ReadingProgress } from '../../../contract/reading.ts'
import type { ReadSettings } from '../../../contract/settings.ts'
import type { OpenedWorkbook } from './openedWorkbook.ts'

/** A workbook to read, and where to. */
export interface WorkbookSource {
  workbook: OpenedWorkbook
  /** Names of the sheets to read, hidden ones too; without them, all that can be seen. */
  sheetNames?: readonly string[] | undefined
  connection: DuckDBConnection
  /** What a person decided on the reading. */
  settings?: ReadSettings | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  signal?: AbortSignal | undefined
}
