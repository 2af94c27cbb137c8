import { createContext, useContext } from 'react'
import type {
  Dashboard,
  DashboardDocument,
  DashboardTab,
  DashboardTile,
  TileConfig,
} from '../../../contract/dashboard.ts'
import type { Question } from '../../../contract/question.ts'
import type { SyncClient } from '../sync/syncClient.ts'
import type { DraftDrawn } from './useDraftDrawn.ts'

type Analysis = Extract<TileConfig, { kind: 'analysis' }>

/** What floats above the page. */
export type Floating =
  | { kind: 'add' | 'publish' | 'phone' }
  /** The question of a tile, or of one that is to be made. */
  | { kind: 'question'; tileId: string | null; question: Question }
  /** The analysis of a tile; of one that is to be made, of a table. */
  | { kind: 'analysis'; tileId: string | null; source: Analysis['source']; request: Analysis['request'] | null }

export interface Editing {
  dashboard: Dashboard
  document: DashboardDocument
  tab: DashboardTab
  tabs: readonly DashboardTab[]
  /** Tiles of the tab, parted. */
  tiles: readonly DashboardTile[]
  drawn: DraftDrawn
  selection: ReadonlySet<string>
  select: (ids: readonly string[]) => void
  openTab: (tabId: string) => void
  change: SyncClient['change']
  undo: () => void
  redo: () => void
  /** Spoken to screen readers. */
  say: (words: string) => void
  float: (floating: Floating | null) => void
  /** The tile whose settings are open. */
  settingsOf: string | null
  openSettings: (tileId: string | null) => void
}

export const EditingContext = createContext<Editing | null>(null)

/** The dashboard that is being built; only inside the editor. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('no dashboard is being built here')
  return editing
}
