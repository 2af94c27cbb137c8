import type { DashboardTile } from '../../contract/dashboard.ts'
import { byPlace, settle } from './settle.ts'

/** What stands below a heading, down to the next one; the first may have no heading. */
export interface Section {
  heading: DashboardTile | null
  tiles: DashboardTile[]
}

/** Tiles of one tab by the heading they belong to, from above. A section without heading is there only when it has tiles. */
export function sectionsOf(tiles: readonly DashboardTile[]): Section[] {
  const sections: Section[] = []
  for (const tile of [...tiles].sort(byPlace)) {
    const last = sections.at(-1)
    if (tile.config.kind === 'section') sections.push({ heading: tile, tiles: [] })
    else if (last) last.tiles.push(tile)
    else sections.push({ heading: null, tiles: [tile] })
  }
  return sections
}

/** Tiles of one tab as they are seen: parted, those of folded sections left out, and what is below moved up by as much. */
export function foldedTiles(tiles: readonly DashboardTile[]): DashboardTile[] {
  const shown: DashboardTile[] = []
  let lifted = 0
  const sections = sectionsOf(settle(tiles))
  for (const [i, { heading, tiles: below }] of sections.entries()) {
    const up = lifted
    const lift = (tile: DashboardTile) => ({ ...tile, position: { ...tile.position, y: tile.position.y - up } })
    if (heading) shown.push(lift(heading))
    if (heading?.config.kind !== 'section' || !heading.config.isCollapsed) shown.push(...below.map(lift))
    else {
      const next = sections[i + 1]?.heading
      if (next) lifted += next.position.y - heading.position.y - heading.position.height
    }
  }
  return shown
}
