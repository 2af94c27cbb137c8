import type { Column } from '../../contract/column.ts'
import type { ColumnLinker } from './columnLinks.ts'
import type { Sense } from './piece.ts'
import type { ValueLinker } from './valueLinks.ts'

/** What the words of a question are held against. */
export interface Links {
  columns: ColumnLinker
  values: ValueLinker
  isRow: (singularWord: string) => boolean
  /** The column that says when. */
  time: Column | null
  /** Whether a column holds the names of weekdays. */
  hasWeekdays: boolean
  /** What times the table has: dates, whole years only, or none. */
  times: 'dates' | 'years' | 'none'
}

/** What the words from a place on may be, and how much that explains. */
export interface Candidate {
  length: number
  weight: number
  sense: Sense
}

/** A word that nothing is known of must cost more than any other reading. */
export const WEIGHT = {
  act: 1.05,
  phrase: 0.35,
  date: 1.3,
  column: 1.3,
  value: 1.25,
  rows: 1.15,
  number: 1,
  quality: 1.2,
}
