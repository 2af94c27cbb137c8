import { createContext, useContext } from 'react'
import type { DashboardDocument, DashboardTile, DrawnTile, TileSelection } from '../../../contract/dashboard.ts'
import type { FilterTarget, FilterValue, FilterValues } from '../../../contract/dashboardFilter.ts'
import type { BoardSource } from './source.ts'

/** A dashboard as it is looked at: what it is, how its filters stand, what is chosen, what is drawn. */
export interface Board {
  document: DashboardDocument
  source: BoardSource
  tabId: string
  openTab: (tabId: string) => void
  /** How each filter stands, and how it would stand untouched. */
  values: FilterValues
  defaults: FilterValues
  setValue: (filterId: string, value: FilterValue | null) => void
  setValues: (values: FilterValues) => void
  /** Filters that cannot be changed here. */
  locked: ReadonlySet<string>
  selections: readonly TileSelection[]
  setSelections: (next: readonly TileSelection[]) => void
  /** Shows what a selection would do while it is being drawn. */
  brush: (tileId: string, filter: TileSelection['filter'] | null) => void
  drawn: DrawnTiles
  /** The filter whose tiles are pointed out. */
  lit: string | null
  light: (filterId: string | null) => void
  /** Whether a click on a mark filters the others at once. */
  isDirect: boolean
  /** Changes a tile for good; null for who may not. */
  repair: ((tile: DashboardTile) => void) | null
  /** Opens what people said about a tile; null where nothing can be said. */
  comment: ((tileId: string) => void) | null
  /** Opens the rows behind a tile; null where figures lead there themselves, or nobody may look. */
  showRows: ((tileId: string) => void) | null
}

export interface DrawnTiles {
  byId: ReadonlyMap<string, DrawnTile>
  /** The same without any selection, while there are some. */
  wholes: ReadonlyMap<string, DrawnTile>
  targets: readonly FilterTarget[]
  /** Of another state of the filters than the one that stands. */
  isStale: boolean
  error: Error | null
  redraw: () => void
}

const Context = createContext<Board | null>(null)

export const BoardProvider = Context.Provider

export function useBoard(): Board {
  const board = useContext(Context)
  if (!board) throw new Error('there is no dashboard around this')
  return board
}
