import { createContext, useContext } from 'react'
import type { Tile, Verdict } from '../../contract/automatic.ts'
import type { Filter } from '../../contract/plan.ts'

/** What can be wished of a tile where it stands, and what it is held against; nothing, unless its place says so. */
interface TileActions {
  judge?: (tile: Tile, verdict: Verdict) => void
  /** The rows that the tiles here hold against all others. */
  compared?: Filter
}

const Actions = createContext<TileActions>({})

export const TileActionsProvider = Actions.Provider

export function useTileActions(): TileActions {
  return useContext(Actions)
}
