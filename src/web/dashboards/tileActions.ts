import { createContext, useContext } from 'react'
import type { Tile, Verdict } from '../../contract/dashboard.ts'

/** What can be wished of a tile where it stands; nothing, unless its place says so. */
interface TileActions {
  judge?: (tile: Tile, verdict: Verdict) => void
}

const Actions = createContext<TileActions>({})

export const TileActionsProvider = Actions.Provider

export function useTileActions(): TileActions {
  return useContext(Actions)
}
