import { useSyncExternalStore } from 'react'
import type { ChartType } from '../../../contract/chart.ts'
import type { TileConfig } from '../../../contract/dashboard.ts'
import type { Question } from '../../../contract/question.ts'

/** A chart that somebody wants on a dashboard. */
interface AddingChart {
  question: Question
  /** What it is drawn as. */
  type: ChartType
  /** What it is called there; null: what it says of itself. */
  title: string | null
}

/** An analysis that somebody wants on a dashboard. */
interface AddingAnalysis extends Pick<Extract<TileConfig, { kind: 'analysis' }>, 'source' | 'request' | 'filter'> {
  title: string | null
}

export type Adding = AddingChart | AddingAnalysis

let adding: Adding | null = null
const listeners = new Set<() => void>()

/** Asks onto which dashboard something goes; null when that is answered. */
export function askWhereToAdd(next: Adding | null): void {
  adding = next
  for (const listener of listeners) listener()
}

export function useAdding(): Adding | null {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => adding,
  )
}
