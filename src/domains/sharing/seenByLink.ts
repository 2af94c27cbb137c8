import type { DashboardDocument, DrawRequest, TileSelection } from '../../contract/dashboard.ts'
import type { FilterTarget, FilterValues } from '../../contract/dashboardFilter.ts'
import { DomainError } from '../../contract/problem.ts'
import { unlockedTiles, valuesInForce } from '../../core/link/lockedValues.ts'
import type { LinkVisit } from '../../ports/visit.ts'
import type { Seen } from '../dashboards/layTiles.ts'

/** What is asked by a link; it never says what is seen, only how. */
export interface LinkAsks {
  tabId?: string | undefined
  tileIds?: string[] | undefined
  values: FilterValues
  selections: TileSelection[]
}

/**
 * What a link lets be drawn: of what was published only its own tabs and tiles, every lock in force.
 * @throws DomainError not_found for a tab or tile that is not of it, invalid_plan for a selection in no chart of it
 */
export function seenByLink({ link }: LinkVisit, { tabId, tileIds, values, selections }: LinkAsks): Seen {
  const document = asPublished(link.document)
  const tiles = new Set(document.tiles.map(({ id }) => id))
  if (tabId !== undefined && !document.tabs.some(({ id }) => id === tabId))
    throw new DomainError('not_found', 'There is no such tab here.')
  if (tileIds?.some(id => !tiles.has(id))) throw new DomainError('not_found', 'There is no such tile here.')
  const charts = new Set(document.tiles.filter(({ config }) => config.kind === 'chart').map(({ id }) => id))
  if (selections.some(({ tileId }) => !charts.has(tileId))) throw noSuchSelection()
  const request: DrawRequest = { view: 'published', tabId, tileIds, values: {}, selections }
  return { document, request, values: valuesInForce(document, { asked: values, locked: link.lockedValues }) }
}

/** Tiles that the link's locks do not reach: they are not shown. */
export function hiddenByLocks({ link }: LinkVisit, targets: readonly FilterTarget[]): Set<string> {
  return unlockedTiles(link.document, link.lockedValues, targets)
}

/** Nothing can be chosen in a tile that is not shown. @throws DomainError invalid_plan */
export function requireSeen(selections: readonly TileSelection[], hidden: ReadonlySet<string>): void {
  if (selections.some(({ tileId }) => hidden.has(tileId))) throw noSuchSelection()
}

const noSuchSelection = () => new DomainError('invalid_plan', 'A selection was made in a tile that is not there.')

/** Saved charts are not followed: what somebody makes of one later was not published. */
function asPublished(document: DashboardDocument): DashboardDocument {
  const tiles = document.tiles.map(tile => {
    if (tile.config.kind !== 'chart') return tile
    const { chartId: _chartId, ...config } = tile.config
    return { ...tile, config }
  })
  return { ...document, tiles }
}
