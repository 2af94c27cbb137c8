import { createContext, useContext } from 'react'
import type { Mark } from './figureOf.ts'

/** Where the card opens: beside an element, or at a point of the screen. */
export type Spot = HTMLElement | { x: number; y: number }

export const ShowMark = createContext<(mark: Mark, spot: Spot) => void>(() => {})

/** Opens the card that says where a figure comes from. */
export function useShowMark() {
  return useContext(ShowMark)
}
