import { createContext, useCallback, useContext } from 'react'
import type { ChartModel } from '../../contract/chart.ts'
import type { Mark } from '../../core/chart/mark.ts'
import { type DrillActions, useDrill } from './drill.ts'

/** Where the card opens: beside an element, or at a point of the screen. */
export type Spot = HTMLElement | { x: number; y: number }

/** A mark and the chart it stands in. */
interface Marked {
  mark: Mark
  model: ChartModel
}

/** What the card is given: the mark, and what its place can do with it. */
export interface ShownMark extends Marked {
  drill: DrillActions
}

export const ShowMark = createContext<(shown: ShownMark, spot: Spot) => void>(() => {})

/** Opens the card that says where a figure comes from and what can be done with it where it stands. */
export function useShowMark(): (marked: Marked, spot: Spot) => void {
  const show = useContext(ShowMark)
  const drill = useDrill()
  return useCallback((marked, spot) => show({ ...marked, drill }, spot), [show, drill])
}
