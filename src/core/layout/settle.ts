import type { DashboardTile, Position } from '../../contract/dashboard.ts'

/** Columns of the grid that tiles stand on. */
export const gridColumns = 12

interface Placed {
  id: string
  position: Position
}

interface Settling {
  /** Ids of tiles that keep their places: the others make room for them. */
  first?: ReadonlySet<string>
  /** Move everything up as far as it goes. */
  isClosed?: boolean
}

/**
 * Tiles of one tab without overlap: those that stand higher (then further left, then by id) keep their places, what is
 * in their way moves down. The same tiles give the same places whatever their order; places without overlap stay.
 */
export function settle<T extends Placed>(tiles: readonly T[], { first, isClosed = false }: Settling = {}): T[] {
  const isFirst = (tile: T) => first?.has(tile.id) ?? false
  const inOrder = [...tiles].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || byPlace(a, b))
  const taken: Position[] = []
  const places = new Map<string, Position>()
  for (const { id, position } of inOrder) {
    const place = firstBelow(withinGrid(position), taken)
    taken.push(place)
    places.set(id, place)
  }
  const settled = tiles.map(tile => at(tile, places.get(tile.id) ?? tile.position))
  return isClosed ? closed(settled) : settled
}

/** Higher before lower, left before right, then by id. */
export function byPlace(a: Placed, b: Placed): number {
  return a.position.y - b.position.y || a.position.x - b.position.x || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Whether two places share a cell. */
export function overlaps(a: Position, b: Position): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The first free place for a new tile of a size: row by row, from the left. */
export function placeFor(tiles: readonly Placed[], size: { width: number; height: number }): Position {
  const taken = tiles.map(({ position }) => position)
  const width = Math.min(size.width, gridColumns)
  for (let y = 0; y <= bottomOf(tiles); y++)
    for (let x = 0; x + width <= gridColumns; x++) {
      const place = { x, y, width, height: size.height }
      if (!taken.some(other => overlaps(other, place))) return place
    }
  return { x: 0, y: bottomOf(tiles), width, height: size.height }
}

/** The row below all tiles. */
export function bottomOf(tiles: readonly Placed[]): number {
  return Math.max(0, ...tiles.map(({ position }) => position.y + position.height))
}

/** Tiles in the order they are read in: on a phone, by the keyboard, in exports. Those hidden on phones are left out when asked. */
export function phoneOrder(tiles: readonly DashboardTile[], all = false): DashboardTile[] {
  return tiles.filter(({ phone }) => all || !phone?.isHidden).sort((a, b) => a.order - b.order || byPlace(a, b))
}

function withinGrid({ x, y, width, height }: Position): Position {
  const w = Math.min(width, gridColumns)
  return { x: Math.min(x, gridColumns - w), y, width: w, height }
}

/** The place, or the next one straight below it that is free. */
function firstBelow(place: Position, taken: readonly Position[]): Position {
  let free = place
  for (;;) {
    const y = Math.max(...taken.filter(other => overlaps(other, free)).map(other => other.y + other.height))
    if (!Number.isFinite(y)) return free
    free = { ...free, y }
  }
}

function closed<T extends Placed>(tiles: readonly T[]): T[] {
  const taken: Position[] = []
  const places = new Map<string, Position>()
  for (const { id, position } of [...tiles].sort(byPlace)) {
    const above = taken.filter(
      other =>
        other.x < position.x + position.width &&
        position.x < other.x + other.width &&
        other.y + other.height <= position.y,
    )
    const place = { ...position, y: Math.max(0, ...above.map(other => other.y + other.height)) }
    taken.push(place)
    places.set(id, place)
  }
  return tiles.map(tile => at(tile, places.get(tile.id) ?? tile.position))
}

/** The tile at a place; itself when it stands there. */
function at<T extends Placed>(tile: T, place: Position): T {
  const { x, y, width, height } = tile.position
  const isThere = x === place.x && y === place.y && width === place.width && height === place.height
  return isThere ? tile : { ...tile, position: place }
}
