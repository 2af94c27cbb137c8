import { createContext, useContext } from 'react'
import type { Column } from '../../contract/column.ts'
import type { DatasetTable } from '../../contract/dataset.ts'
import type { Question } from '../../contract/question.ts'

export interface Exploring {
  table: DatasetTable
  columns: ReadonlyMap<string, Column>
  question: Question
  /** Asks something else; `said` is spoken to screen readers. */
  edit: (question: Question, said: string) => void
  /** Opens the form of a new filter on a column. */
  filterBy: (column: Column) => void
}

export const ExploreContext = createContext<Exploring | null>(null)

/** What is being explored; only inside the Explore page. */
export function useExploring(): Exploring {
  const exploring = useContext(ExploreContext)
  if (!exploring) throw new Error('there is nothing to explore here')
  return exploring
}
