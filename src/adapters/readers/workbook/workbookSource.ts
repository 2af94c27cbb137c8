import type { DuckDBConnection } from '@duckdb/node-api'
import type { ReadingProgress } from '../../../contract/reading.ts'

/** A workbook to read, and where to. */
export interface WorkbookSource {
  path: string
  connection: DuckDBConnection
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  signal?: AbortSignal | undefined
}
