import type { Scalar } from '../../contract/column.ts'

/** One SQL statement of a run. Without `maxRows` nothing is read back. */
export interface Statement {
  sql: string
  params: readonly (string | number)[]
  maxRows?: number
}

/** What a statement answered, column-major; `truncated` when there were more rows than asked for. */
export interface RawTable {
  data: Scalar[][]
  rowCount: number
  truncated: boolean
}

/** Server to engine process. One run at a time; `interrupt` stops the one that runs. */
export type Request = { kind: 'run'; id: number; statements: readonly Statement[] } | { kind: 'interrupt'; id: number }

/** Engine process to server. One table for each statement with `maxRows`, in order. */
export type Reply =
  | { kind: 'done'; id: number; tables: RawTable[]; durationMs: number; residentBytes: number }
  | { kind: 'failed'; id: number; fault: 'interrupted' | 'out_of_memory' | 'overflow' | 'internal'; detail: string }

/** How an engine process is set up; handed over as its first argument, as JSON. */
export interface EngineSettings {
  memoryLimitMb: number
  threads: number
  /** The only folder it may read, and none other, when given. */
  folder: string | null
  /** Where it may spill what does not fit its memory. */
  temporaryFolder: string
}
