import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DashboardDocument, DashboardTile, DrawnTile } from '../../../contract/dashboard.ts'
import { dashboardViewRoutes } from '../../../contract/routes/dashboards.ts'
import { isAskingConfig } from '../../../core/dashboard/asked.ts'
import { call } from '../../api.ts'

/** The tiles of a tab as those who look at the dashboard see them, as far as the server has them. */
export interface DraftDrawn {
  byId: ReadonlyMap<string, DrawnTile>
  /** What each tile asked when it was drawn. */
  asked: ReadonlyMap<string, string>
  /** What each tile asks, as far as it is saved. */
  saved: ReadonlyMap<string, string>
  error: Error | null
  redraw: () => void
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>()

/** Draws the saved draft under its filters; where tiles stand, and what they are called, draws nothing again. */
export function useDraftDrawn(dashboardId: string, confirmed: DashboardDocument, tabId: string): DraftDrawn {
  const saved = useMemo(() => askedBy(confirmed.tiles, tabId), [confirmed.tiles, tabId])
  const analyses = confirmed.tiles.filter(({ config }) => config.kind === 'analysis').map(({ id }) => id)
  const charts = new Map([...saved].filter(([id]) => !analyses.includes(id)))
  const content = [...charts.keys(), ...charts.values()]
  const untitled = confirmed.tiles.filter(tile => charts.has(tile.id) && tile.title === null).map(({ id }) => id)
  const query = useQuery({
    queryKey: ['drawn', dashboardId, 'build', tabId, content, untitled, confirmed.filters, confirmed.pins],
    queryFn: async ({ signal }) => {
      // Analyses are asked one by one: they take longer, and charts do not wait for them.
      const tileIds = charts.size < saved.size ? [...charts.keys()] : undefined
      const body = { view: 'draft' as const, tabId, ...(tileIds && { tileIds }) }
      const { tiles } = await call(dashboardViewRoutes.drawDashboard, { params: { dashboardId }, body }, signal)
      return { byId: new Map(tiles.map(tile => [tile.tileId, tile])), asked: charts }
    },
    // Maps are not compared part by part.
    structuralSharing: false,
    enabled: charts.size > 0,
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
  })
  const { data, error, refetch } = query
  return useMemo(
    () => ({
      ...{ byId: data?.byId ?? nothing, asked: data?.asked ?? nothing, saved, error },
      redraw: () => void refetch(),
    }),
    [data, saved, error, refetch],
  )
}

/** What the tiles of a tab ask, written so that it can be compared. */
function askedBy(tiles: readonly DashboardTile[], tabId: string): ReadonlyMap<string, string> {
  const asking = tiles.filter(tile => tile.tabId === tabId && isAskingConfig(tile.config))
  return new Map(asking.map(({ id, config }) => [id, JSON.stringify(config)]))
}
