import type { DuckDBConnection } from '@duckdb/node-api'
import type { FileFacts, Reading, ReadingProgress } from '../../contract/reading.ts'
import type { ReadSettings } from '../../contract/settings.ts'
import type { KnownTable } from '../../ports/reader.ts'
import type { RawTable } from './raw.ts'
import type { FileScan } from './text/scanFile.ts'

/** A file to read: the one that was uploaded, or one found inside it. */
export interface Source {
  path: string
  /** The name the person gave the file, or the one it has inside an archive. */
  name: string
  scan: FileScan
  connection: DuckDBConnection
  /** A folder for what is unpacked or converted on the way; it goes when the reading ends. */
  workDir: string
  /** Archives it was taken out of. */
  depth?: number | undefined
  /** Opens an encrypted workbook. */
  password?: string | undefined
  /** Names of the sheets to read, hidden ones too; without them, all that can be seen. */
  sheets?: readonly string[] | undefined
  /** What a person decided on the reading. */
  settings?: ReadSettings | undefined
  /** Tables of the version that this one follows. */
  known?: readonly KnownTable[] | undefined
  onProgress?: ((progress: ReadingProgress) => void) | undefined
  signal?: AbortSignal | undefined
}

/** What a reader tells of a file, beside its tables. */
export interface Outcome extends Pick<FileFacts, 'format' | 'encoding' | 'dialect'> {
  others: Reading['others']
  warnings: Reading['warnings']
}

/** Takes a landed table; once that is done the landed rows are gone. */
export type OnTable = (table: RawTable) => Promise<void>
