import type { Reading, ReadingProgress } from '../contract/reading.ts'

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
  signal?: AbortSignal
  onProgress?: (progress: ReadingProgress) => void
}

/** Turns a file into tables, in a child process with capped memory, bytes and time. */
export interface Reader {
  /**
   * @throws DomainError unreadable_file (detail says what, where, what to do), password_needed, wrong_password, cancelled,
   * too_large, disk_full
   */
  read(request: ReadRequest): Promise<Reading>
}
