import { createContext, useContext } from 'react'
import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'

/** What a place can do with the rows behind a mark, given as a condition on the table. What is missing is not offered. */
export interface DrillActions {
  /** The other tiles of the dashboard show only these rows. */
  select?: (filter: Filter) => void
  filterTo?: (filter: Filter) => void
  exclude?: (filter: Filter) => void
  /** Draws the same figure of these rows by another column. */
  breakDown?: (columnId: string, filter: Filter) => void
  compare?: (filter: Filter) => void
  /** Everything the place shows, of these rows alone. */
  zoom?: (filter: Filter) => void
  /** What a mark can be broken down by, the best first. */
  columns?: readonly Column[]
}

const Drill = createContext<DrillActions>({})

/** Gives the charts inside what their marks can do. */
export const DrillProvider = Drill.Provider

/** What the marks here can do. */
export function useDrill(): DrillActions {
  return useContext(Drill)
}
