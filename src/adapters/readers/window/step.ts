import type { WindowRequest } from '../../../ports/reader.ts'

/** A file on the way to the one that holds the table. */
export interface Step {
  path: string
  sheet: string | null
  /** Null for a file taken out of another: nothing is known of it. */
  file: WindowRequest['file'] | null
  workDir: string
  depth: number
  signal?: AbortSignal | undefined
}
