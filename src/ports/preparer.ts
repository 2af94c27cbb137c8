import type { Column, Meaning } from '../contract/column.ts'
import type { ReadingProgress } from '../contract/reading.ts'
import type { AuthorisedRelation } from './engine.ts'

export interface PrepareRequest {
  /** Its columns, besides `_row`, become those of the table; `_row` must be unique. */
  relation: AuthorisedRelation
  /** What people call the columns, and what is known of their meaning; what is not known is found. */
  columns: readonly { id: string; name: string; meaning?: Meaning | undefined }[]
  /** Existing folder; the part is left in it. */
  outDir: string
  /** `t0` makes t0.parquet. */
  stem: string
  signal?: AbortSignal
  onProgress?: (progress: ReadingProgress) => void
}

export interface PreparedTable {
  rowCount: number
  /** Profiled, with their roles; in the order of the request. */
  columns: Column[]
  /** File name of the Parquet part in `outDir`. */
  data: string
  /** columnId the part is sorted by, then by `_row`; null: by `_row` alone. */
  sortedBy: string | null
}

/** Writes what a relation answers as the data of a table, in a child process with capped memory and time. */
export interface Preparer {
  /** @throws DomainError out_of_memory, took_too_long, disk_full, cancelled, invalid_plan */
  prepare(request: PrepareRequest): Promise<PreparedTable>
}
