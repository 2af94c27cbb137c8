import { createContext, useContext } from 'react'
import type { Filter } from '../../contract/plan.ts'

/** What choosing marks of a chart does where it stands: the tiles beside it follow. */
export interface CrossFilter {
  /** What is chosen in this chart; null for nothing. */
  chosen: Filter | null
  /** Whether a plain click chooses; otherwise it asks what to do. */
  isDirect: boolean
  choose: (filter: Filter, isAdding: boolean) => void
  /** Follows what is being drawn over; null ends it without a choice. */
  brush: (filter: Filter | null) => void
}

const Context = createContext<CrossFilter | null>(null)

/** Gives the chart inside what choosing its marks does. */
export const CrossFilterProvider = Context.Provider

/** What choosing marks does here; null where nothing follows. */
export function useCrossFilter(): CrossFilter | null {
  return useContext(Context)
}
