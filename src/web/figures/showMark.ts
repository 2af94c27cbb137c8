import { createContext, useContext } from 'react'
import type { ChartModel } from '../../contract/chart.ts'
import type { Mark } from '../../core/chart/mark.ts'

/** Where the card opens: beside an element, or at a point of the screen. */
export type Spot = HTMLElement | { x: number; y: number }

/** A mark and the chart it stands in. */
export interface ShownMark {
  mark: Mark
  model: ChartModel
}

export const ShowMark = createContext<(shown: ShownMark, spot: Spot) => void>(() => {})

/** Opens the card that says where a figure comes from and what can be done with it. */
export function useShowMark() {
  return useContext(ShowMark)
}
