import { type KeyboardEvent, useState } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { type Delta, movedBy, placeOperations, resizedBy } from './arrange.ts'
import { useEditing } from './editing.ts'

/** Tiles that follow the arrow keys until they are let go. */
export interface Carried {
  ids: ReadonlySet<string>
  placed: readonly DashboardTile[]
}

export const arrows: Readonly<Record<string, Delta>> = {
  ArrowLeft: { columns: -1, rows: 0 },
  ArrowRight: { columns: 1, rows: 0 },
  ArrowUp: { columns: 0, rows: -1 },
  ArrowDown: { columns: 0, rows: 1 },
}

export const whereIs = ({ position: { x, y, width, height } }: DashboardTile) => words.at(x, y, width, height)

/** Moves tiles with the arrow keys and resizes them with Shift; Enter keeps them there, Escape puts them back. */
export function useCarry() {
  const { document, tiles, change, say } = useEditing()
  const [carried, setCarried] = useState<Carried | null>(null)

  function carry(ids: readonly string[]): void {
    setCarried({ ids: new Set(ids), placed: tiles })
    say(words.moving)
  }

  function step(now: Carried, by: Delta, isResizing: boolean): readonly DashboardTile[] {
    // The others from where they stood: what was only passed over goes back to its place.
    const standing = tiles.map(tile => (now.ids.has(tile.id) ? (find(now.placed, tile.id) ?? tile) : tile))
    const placed = (isResizing ? resizedBy : movedBy)(standing, now.ids, by)
    setCarried({ ...now, placed })
    return placed
  }

  function letGo(isKept = true): void {
    if (!carried) return
    const operations = isKept ? placeOperations(document.tiles, carried.placed, carried.ids) : []
    if (operations.length > 0) change(operations)
    setCarried(null)
  }

  /** A key while tiles are carried; whether it was one of these. */
  function onKey(event: KeyboardEvent, tileId: string): boolean {
    const by = arrows[event.key]
    if (!carried) return false
    if (by) {
      const placed = find(step(carried, by, event.shiftKey), tileId)
      if (placed) say(words.moved(whereIs(placed)))
    } else if (['Enter', 'm', 'Escape'].includes(event.key)) {
      const isKept = event.key !== 'Escape'
      const placed = find(carried.placed, tileId)
      letGo(isKept)
      say(isKept && placed ? words.placed(whereIs(placed)) : words.putBack)
    }
    // Tab goes on, and lets go.
    if (event.key !== 'Tab') event.preventDefault()
    return true
  }

  return { carried, carry, letGo, onKey }
}

const find = (tiles: readonly DashboardTile[], tileId: string) => tiles.find(({ id }) => id === tileId)
