import { z } from 'zod'
import { type DashboardDocument, DashboardTile, type Operation } from '../../../contract/dashboard.ts'
import { DashboardFilter } from '../../../contract/dashboardFilter.ts'
import { byPlace, settle } from '../../../core/layout/settle.ts'
import { newId } from './newTile.ts'

/** Tiles on the clipboard, as text: they can be put on another dashboard. */
const Copied = z.object({
  datainsight: z.literal('tiles'),
  tiles: z.array(DashboardTile).min(1).max(100),
  filters: z.array(DashboardFilter),
})
type Copied = Pick<z.output<typeof Copied>, 'tiles' | 'filters'>

/** Whether the browser took them. */
export async function copyTiles(document: DashboardDocument, tiles: readonly DashboardTile[]): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(written(document, tiles))
    return tiles.length > 0
  } catch {
    // Not allowed, or a connection without encryption.
    return false
  }
}

/** The same where the browser itself was told to copy. */
export function copyEvent(event: ClipboardEvent, document: DashboardDocument, tiles: readonly DashboardTile[]): void {
  event.clipboardData?.setData('text/plain', written(document, tiles))
  event.preventDefault()
}

/** The filters of controls go along. */
function written(document: DashboardDocument, tiles: readonly DashboardTile[]): string {
  const named = new Set(tiles.flatMap(({ config }) => (config.kind === 'filter' ? [config.filterId] : [])))
  const filters = document.filters.filter(({ id }) => named.has(id))
  return JSON.stringify({ datainsight: 'tiles', tiles, filters })
}

/** Null when the text is something else. */
export function readTiles(written: string): Copied | null {
  if (!written.includes('"datainsight"')) return null
  try {
    return Copied.safeParse(JSON.parse(written)).data ?? null
  } catch {
    return null
  }
}

/**
 * Copies of tiles on a tab, as they stand to each other, below what is there. Controls of a filter that this dashboard
 * has share it; others bring theirs along.
 */
export function copyOperations(
  document: DashboardDocument,
  { tiles, filters }: Copied,
  tabId: string,
): { operations: Operation[]; ids: string[] } {
  const there = document.tiles.filter(tile => tile.tabId === tabId)
  const known = new Set(document.filters.map(({ id }) => id))
  const brought = filters.filter(({ id }) => !known.has(id)).map(item => ({ ...item, tabId: null, targets: {} }))
  const top = Math.min(...tiles.map(({ position }) => position.y))
  const below = placeBelow(there, tiles, top)
  const last = Math.max(0, ...there.map(({ order }) => order))
  const copies = [...tiles].sort(byPlace).map((tile, i) => ({
    ...tile,
    id: newId('tile'),
    tabId,
    order: last + i + 1,
    position: { ...tile.position, y: tile.position.y - top + below },
  }))
  const settled = settle([...there, ...copies]).filter(({ id }) => copies.some(copy => copy.id === id))
  return {
    operations: [
      ...brought.map((item): Operation => ({ op: 'putFilter', item })),
      ...settled.map((item): Operation => ({ op: 'putTile', item })),
    ],
    ids: copies.map(({ id }) => id),
  }
}

/** Right below the tiles that are copied when they stand here, else below all. */
function placeBelow(there: readonly DashboardTile[], tiles: readonly DashboardTile[], top: number): number {
  const isHere = tiles.every(({ id }) => there.some(tile => tile.id === id))
  const of = isHere ? tiles : there
  return Math.max(isHere ? top : 0, ...of.map(({ position }) => position.y + position.height))
}
