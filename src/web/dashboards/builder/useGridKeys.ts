import { type KeyboardEvent, useRef } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { builderText as words } from '../../builderText.ts'
import { neighbour } from './arrange.ts'
import { useEditing } from './editing.ts'
import { blockOf } from './touched.ts'
import { arrows, useCarry } from './useCarry.ts'
import { useTileActions } from './useTileActions.ts'

/** The keyboard on the grid: from tile to tile, and all that a pointer can do to them. */
export function useGridKeys(focus: (tileId: string) => void, openMenu: (tileId: string) => void) {
  const { tiles, selection, select, openSettings, say } = useEditing()
  const actions = useTileActions()
  const carrying = useCarry()

  /** The selection when the tile is one of it, else the tile alone. */
  const meant = (tileId: string) => (selection.has(tileId) ? [...selection] : [tileId])
  const toggle = (tileId: string) =>
    select(selection.has(tileId) ? [...selection].filter(id => id !== tileId) : [...selection, tileId])

  function remove(tile: DashboardTile): void {
    const ids = meant(tile.id)
    const left = tiles.filter(({ id }) => id === tile.id || !ids.includes(id))
    const next = ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']
      .map(key => neighbour(left, tile, key))
      .find(Boolean)
    actions.remove(ids)
    if (next) focus(next.id)
  }

  // Where a row of Shift and arrow keys began.
  const anchor = useRef<string | null>(null)
  function selectTo(from: DashboardTile, next: DashboardTile): void {
    const first = tiles.find(({ id }) => id === anchor.current) ?? from
    anchor.current = first.id
    const ids = blockOf(tiles, first, next)
    select(ids)
    say(words.chosen(ids.length))
  }

  const plain = new Map<string, (tile: DashboardTile) => void>([
    ['Enter', ({ id }) => openMenu(id)],
    ['m', ({ id }) => carrying.carry(meant(id))],
    [' ', ({ id }) => toggle(id)],
    ['d', ({ id }) => actions.duplicate(meant(id))],
    ['e', ({ id }) => openSettings(id)],
    ['Delete', remove],
    ['Backspace', remove],
    ['Escape', () => select([])],
  ])

  function onKey(event: KeyboardEvent, tile: DashboardTile): void {
    if (carrying.onKey(event, tile.id) || event.altKey || event.ctrlKey || event.metaKey) return
    const next = event.key in arrows ? neighbour(tiles, tile, event.key) : undefined
    const act = plain.get(event.key)
    if (!next && !act) return
    event.preventDefault()
    if (next && event.shiftKey) selectTo(tile, next)
    else anchor.current = null
    if (next) focus(next.id)
    else act?.(tile)
  }

  return { ...carrying, carryFrom: (tileId: string) => carrying.carry(meant(tileId)), onKey, meant, toggle }
}
