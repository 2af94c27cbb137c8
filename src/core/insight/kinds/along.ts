import type { Column } from '../../../contract/column.ts'
import type { Candidate } from '../candidate.ts'
import type { Point, Series } from './points.ts'

/** A measure along time, about to be looked at. */
export interface Along {
  series: Series
  measure: Column
  points: readonly Point[]
  /** The line that shows it. */
  question: Candidate['question']
}
