import type { CompareRequest } from '../../../contract/analysis/compare.ts'
import type { Column } from '../../../contract/column.ts'
import type { Checked } from './choose.ts'
import type { Outcome, Sample } from './tests.ts'

/** Values that are put in order: all, or a sample of long tables. */
export const ROWS_READ = 100_000
export const SEED = 42
/** Values that Shapiro and Wilk's test sees at most. */
export const TESTED_MAX = 5_000

/** A comparison of numbers that was made. */
export interface Compared {
  value: Column
  /** What names the groups: a column of groups, or the second column of numbers. */
  by: string
  /** null: row by row. */
  groupColumn: Column | null
  request: CompareRequest
  n: number
  nulls: number
  samples: readonly Sample[]
  checked: readonly Checked[]
  spread: { statistic: number; p: number } | null
  outcome: Outcome
  /** Code of the sentence why this test. */
  why: string
  isSample: boolean
}
