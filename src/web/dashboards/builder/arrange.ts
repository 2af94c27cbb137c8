import type { DashboardTile, Operation, TileConfig } from '../../../contract/dashboard.ts'
import { byPlace, gridColumns, settle } from '../../../core/layout/settle.ts'

type Ids = ReadonlySet<string>
export interface Delta {
  columns: number
  rows: number
}

/** No tile is made smaller than what it shows can be read at. */
export function smallest({ kind }: TileConfig): { width: number; height: number } {
  if (kind === 'section') return { width: gridColumns, height: 1 }
  if (kind === 'chart' || kind === 'analysis') return { width: 2, height: 3 }
  return { width: 1, height: 1 }
}

/** Some tiles moved together as far as the grid goes; the others make room. */
export function movedBy(tiles: readonly DashboardTile[], ids: Ids, { columns, rows }: Delta): DashboardTile[] {
  const places = tiles.filter(({ id }) => ids.has(id)).map(({ position }) => position)
  if (places.length === 0) return [...tiles]
  const left = Math.min(...places.map(({ x }) => x))
  const right = Math.max(...places.map(({ x, width }) => x + width))
  const top = Math.min(...places.map(({ y }) => y))
  const dx = Math.max(-left, Math.min(gridColumns - right, columns))
  const dy = Math.max(-top, rows)
  const moved = tiles.map(tile =>
    ids.has(tile.id)
      ? { ...tile, position: { ...tile.position, x: tile.position.x + dx, y: tile.position.y + dy } }
      : tile,
  )
  return settle(moved, { first: ids })
}

/** Some tiles wider and higher by as much, within the grid; the others make room. */
export function resizedBy(tiles: readonly DashboardTile[], ids: Ids, { columns, rows }: Delta): DashboardTile[] {
  const resized = tiles.map(tile => {
    if (!ids.has(tile.id)) return tile
    const { position, config } = tile
    const least = smallest(config)
    const width = Math.min(gridColumns - position.x, Math.max(least.width, position.width + columns))
    const height = Math.min(100, Math.max(least.height, position.height + rows))
    return { ...tile, position: { ...position, width, height } }
  })
  return settle(resized, { first: ids })
}

/** What makes the places of tiles those of `after`; what was moved by hand is also read where it stands now. */
export function placeOperations(
  before: readonly DashboardTile[],
  after: readonly DashboardTile[],
  moved?: Ids,
): Operation[] {
  const old = new Map(before.map(tile => [tile.id, tile]))
  return after.flatMap((tile): Operation[] => {
    const was = old.get(tile.id)?.position
    const { x, y, width, height } = tile.position
    if (was && was.x === x && was.y === y && was.width === width && was.height === height) return []
    const order = moved?.has(tile.id) ? orderAt(after, tile) : tile.order
    const fields = { position: tile.position, ...(order !== tile.order && { order }) }
    return [{ op: 'setTile', id: tile.id, fields }]
  })
}

/** A reading order that fits a tile's place: between those above and below it. Orders made by hand are left as they are. */
export function orderAt(tiles: readonly DashboardTile[], tile: DashboardTile): number {
  const inPlace = [...tiles].sort(byPlace)
  const at = inPlace.findIndex(({ id }) => id === tile.id)
  const before = inPlace[at - 1]?.order
  const after = inPlace[at + 1]?.order
  if (before === undefined) return after === undefined ? tile.order : Math.min(tile.order, after - 1)
  if (after === undefined) return Math.max(tile.order, before + 1)
  const isBetween = before < tile.order && tile.order < after
  return isBetween || before >= after ? tile.order : (before + after) / 2
}

/** What puts a tile at another place of the reading order: between its new neighbours, or all anew when nothing fits. */
export function orderOperations(inOrder: readonly DashboardTile[], id: string, at: number): Operation[] {
  const tile = inOrder.find(each => each.id === id)
  if (!tile) return []
  const others = inOrder.filter(each => each.id !== id)
  const before = others[at - 1]?.order ?? (others[at]?.order ?? 0) - 2
  const after = others[at]?.order ?? before + 2
  const order = (before + after) / 2
  if (before < order && order < after) return [{ op: 'setTile', id, fields: { order } }]
  return [...others.slice(0, at), tile, ...others.slice(at)].map((each, i) => ({
    op: 'setTile',
    id: each.id,
    fields: { order: i },
  }))
}

/** The tile to go to from another with an arrow key: the nearest whose middle lies that way. */
export function neighbour(
  tiles: readonly DashboardTile[],
  from: DashboardTile,
  key: string,
): DashboardTile | undefined {
  const middle = ({ position: { x, y, width, height } }: DashboardTile) => ({ x: x + width / 2, y: y + height / 2 })
  const here = middle(from)
  const distance = (tile: DashboardTile): number => {
    const there = middle(tile)
    const [dx, dy] = [there.x - here.x, there.y - here.y]
    const along = { ArrowRight: dx, ArrowLeft: -dx, ArrowDown: dy, ArrowUp: -dy }[key] ?? 0
    const across = key === 'ArrowLeft' || key === 'ArrowRight' ? dy : dx
    return along <= 0 ? Number.POSITIVE_INFINITY : along + 2 * Math.abs(across)
  }
  const reached = tiles.filter(tile => tile.id !== from.id && Number.isFinite(distance(tile)))
  return reached.sort((a, b) => distance(a) - distance(b))[0]
}
