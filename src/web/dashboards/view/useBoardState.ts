import { useCallback, useMemo, useRef, useState } from 'react'
import type { DashboardDocument, DashboardTile, TileSelection } from '../../../contract/dashboard.ts'
import type { FilterValue, FilterValues } from '../../../contract/dashboardFilter.ts'
import { tabsInOrder } from './BoardTabs.tsx'
import type { Board } from './board.ts'
import type { BoardRequest, BoardSource } from './source.ts'
import { changedValues, defaultsOf, readSelections, readValues, standingValues } from './standing.ts'
import { useBoardAddress } from './useBoardAddress.ts'
import { useBrushing } from './useBrushing.ts'
import { useDrawn } from './useDrawn.ts'

interface Given {
  document: DashboardDocument
  source: BoardSource
  /** How one's own filters stand at first. */
  ownValues?: FilterValues
  locked?: ReadonlySet<string>
  isDirect?: boolean
  repair?: ((tile: DashboardTile) => void) | null
  comment?: ((tileId: string) => void) | null
  showRows?: ((tileId: string) => void) | null
}

const none: ReadonlySet<string> = new Set()
const noValues: FilterValues = {}

/** A dashboard as it is looked at: the address says how, the source draws it. */
export function useBoardState({ document, source, ownValues = noValues, locked = none, ...given }: Given): Board {
  const { isDirect = true, repair = null, comment = null, showRows = null } = given
  const [address, change] = useBoardAddress()
  const [lit, light] = useState<string | null>(null)
  const tabs = tabsInOrder(document.tabs)
  const tabId = (tabs.find(({ id }) => id === address.tab) ?? tabs[0])?.id ?? ''
  const defaults = useMemo(() => defaultsOf(document, ownValues), [document, ownValues])
  const values = useMemo(() => standingValues(defaults, readValues(address.f)), [defaults, address.f])
  const selections = useMemo(() => readSelections(address.s, document), [address.s, document])
  const request = useMemo<BoardRequest>(
    () => ({ tabId, values, selections: [...selections] }),
    [tabId, values, selections],
  )
  const tileIds = useMemo(() => withoutAnalyses(document, tabId), [document, tabId])
  const drawn = useDrawn(
    source,
    useMemo(() => ({ ...request, ...(tileIds && { tileIds }) }), [request, tileIds]),
  )
  const { following, brush, stop } = useBrushing(source, request, drawn.byId)
  const setValues = useSetValues(values, defaults, next => change({ f: next ? JSON.stringify(next) : undefined }))
  const setSelections = useCallback(
    (next: readonly TileSelection[]) => {
      stop()
      change({ s: next.length > 0 ? JSON.stringify(next) : undefined })
    },
    [change, stop],
  )
  const shown = useMemo(
    () => (following ? { ...drawn, byId: new Map([...drawn.byId, ...following]) } : drawn),
    [drawn, following],
  )
  return {
    ...{ document, source, tabId, values, defaults, locked, selections, setSelections, brush, lit, light },
    ...{ isDirect, repair, comment, showRows },
    drawn: shown,
    // What is chosen in tiles of one tab narrows no other: it goes with the tab.
    openTab: tab => change({ tab, s: undefined }, true),
    setValue: useCallback(
      (filterId: string, value: FilterValue | null) => setValues(now => ({ ...now, [filterId]: value })),
      [setValues],
    ),
    setValues: useCallback((next: FilterValues) => setValues(() => next), [setValues]),
  }
}

/** The tiles of a tab that are drawn together; analyses are asked one by one. Undefined: all. */
function withoutAnalyses({ tiles }: DashboardDocument, tabId: string): string[] | undefined {
  const here = tiles.filter(tile => tile.tabId === tabId)
  const others = here.filter(({ config }) => config.kind !== 'analysis')
  return others.length === here.length ? undefined : others.map(({ id }) => id)
}

/** Changes one after the other, each on top of the last, also before the address has followed. */
function useSetValues(values: FilterValues, defaults: FilterValues, write: (changed: FilterValues | null) => void) {
  const now = useRef({ values, defaults, write })
  now.current = { values, defaults, write }
  return useCallback((next: (values: FilterValues) => FilterValues) => {
    const changed = next(now.current.values)
    now.current.values = changed
    now.current.write(changedValues(changed, now.current.defaults))
  }, [])
}
