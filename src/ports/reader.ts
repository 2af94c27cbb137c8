import type { Column } from '../contract/column.ts'
import type { FileFacts, Reading, ReadingProgress } from '../contract/reading.ts'
import type { ReadSettings } from '../contract/settings.ts'

/** The columns a table had when it was read before: the same columns keep their ids, whatever happened to their names. */
export interface KnownTable {
  sheet: string | null
  index: number
  name: string
  columns: readonly Pick<Column, 'id' | 'name' | 'type'>[]
}

export interface ReadRequest {
  path: string
  /** The name the person gave the file. */
  name: string
  /** Existing empty folder; the reading's parts are left in it. */
  outDir: string
  /** Opens an encrypted workbook. */
  password?: string | undefined
  /** Names of the sheets to read, hidden ones too; without them, all that can be seen. */
  sheets?: readonly string[] | undefined
  /** What a person decided on the reading. */
  settings?: ReadSettings | undefined
  /** Tables of the version that this one follows. */
  known?: readonly KnownTable[] | undefined
  signal?: AbortSignal
  onProgress?: (progress: ReadingProgress) => void
}

export interface WindowRequest {
  path: string
  /** What the reading found the file to be. */
  file: Pick<FileFacts, 'encoding' | 'dialect'>
  /** As in TableReading. */
  sheet: string | null
  /** Existing folder; nothing is left in it. */
  outDir: string
  /** Rows wanted, 1-based, each stretch in its order. */
  stretches: readonly { from: number; rows: number }[]
  signal?: AbortSignal
}

/** A row of the file as it stands there. */
export interface FileRow {
  row: number
  cells: (string | null)[]
}

/** Turns a file into tables, in a child process with capped memory, bytes and time. */
export interface Reader {
  /**
   * @throws DomainError unreadable_file (detail says what, where, what to do), password_needed, wrong_password, cancelled,
   * too_large, disk_full
   */
  read(request: ReadRequest): Promise<Reading>
  /**
   * Rows of a text or sheet as they stand in the file, blank ones of a sheet left out; null for a file that has no rows
   * of text (JSON, Parquet).
   * @throws DomainError as `read`
   */
  window?(request: WindowRequest): Promise<FileRow[] | null>
}
