import type { DuckDBConnection } from '@duckdb/node-api'
import type { ReadingProgress } from '../../../contract/reading.ts'
import type { ReadSettings } from '../../../contract/settings.ts'
import type { TextEncoding } from './textEncoding.ts'

/** A text file to read, and where to. */
export interface TextSource {
  path: string
  name: string
  encoding: TextEncoding
  connection: DuckDBConnection
  /** A folder for the text in UTF-8, when it is not. */
  workDir: string
  /** What a person decided on the reading. */
  settings?: ReadSettings | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  signal?: AbortSignal | undefined
}
