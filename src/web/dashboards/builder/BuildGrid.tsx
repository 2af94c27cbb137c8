import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { bottomOf, byPlace, phoneOrder } from '../../../core/layout/settle.ts'
import { builderText as words } from '../../builderText.ts'
import { placeOperations } from './arrange.ts'
import { BuildTile } from './BuildTile.tsx'
import { useEditing } from './editing.ts'
import { gridPlace, heightPx } from './gridPlace.ts'
import type { Area } from './touched.ts'
import { useGesture } from './useGesture.ts'
import { useGridKeys } from './useGridKeys.ts'
import { useIsWide } from './useIsWide.ts'
import { useMarquee } from './useMarquee.ts'

/** The tiles of a tab on twelve columns, to be moved, resized, chosen and changed; below each other on narrow screens. */
export function BuildGrid() {
  const { document: whole, tiles, select, change, say } = useEditing()
  const isWide = useIsWide()
  const grid = useRef<HTMLDivElement>(null)
  const [entry, setEntry] = useState<string | null>(null)
  const elementOf = (id: string) => grid.current?.querySelector<HTMLElement>(`[data-tile="${CSS.escape(id)}"]`)
  const focus = (id: string) => {
    setEntry(id)
    elementOf(id)?.focus()
  }
  const openMenu = (id: string) => {
    const button = elementOf(id)?.querySelector<HTMLElement>('[aria-haspopup=menu]')
    button?.focus()
    // A menu opens by a pointer going down or by a key, not by a click.
    button?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  }
  const keys = useGridKeys(focus, openMenu)
  const { gesture, begin, move, end, cancel } = useGesture(tiles, (placed, ids) => {
    const operations = placeOperations(whole.tiles, placed, ids)
    if (operations.length > 0) change(operations)
  })
  const marquee = useMarquee(isWide, focus)
  useEffect(() => {
    // Whoever comes here from another page, with the focus nowhere, begins at the first tile.
    if (navigator.userActivation?.hasBeenActive && globalThis.document.activeElement === globalThis.document.body)
      grid.current?.querySelector<HTMLElement>('[data-tile][tabindex="0"]')?.focus({ preventScroll: true })
  }, [])
  useAdded(tiles, id => (document.querySelector('[role=dialog]') ? setEntry(id) : focus(id)))

  const placed = gesture?.placed ?? keys.carried?.placed ?? tiles
  const inOrder = isWide ? [...tiles].sort(byPlace) : phoneOrder(tiles, true)
  const entryId = inOrder.some(({ id }) => id === entry) ? entry : inOrder[0]?.id

  function onPointer(event: PointerEvent<HTMLElement>, tile: DashboardTile, resize: string | undefined) {
    const target = event.target instanceof Element ? event.target : null
    const isTouch = event.pointerType === 'touch'
    if (!isWide || event.button !== 0 || target?.closest('button, a, input, [role=menu]')) return
    if (isTouch && resize === undefined && !target?.closest('[data-grip]')) return
    begin(event, new Set(keys.meant(tile.id)), resize)
  }

  function onPointerUp(event: PointerEvent<HTMLElement>, tile: DashboardTile) {
    const target = event.target instanceof Element ? event.target : null
    const wasOnTile = !target?.closest('button, a, input, [role=menu]')
    if (end() || !wasOnTile) return
    if (event.shiftKey || event.ctrlKey || event.metaKey) keys.toggle(tile.id)
    else select([tile.id])
    focus(tile.id)
  }

  return (
    <section aria-label={words.region} aria-describedby="builder-keys">
      <p id="builder-keys" className="sr-only">
        {words.keys}
      </p>
      <div
        ref={grid}
        data-grid
        className={isWide ? 'relative select-none' : 'grid gap-4'}
        style={isWide ? { height: heightPx(Math.max(8, bottomOf(placed) + 4)) } : undefined}
        {...marquee.on}
      >
        {marquee.area && <Marquee area={marquee.area} />}
        {gesture && isWide && <Ghosts tiles={gesture.placed} ids={gesture.ids} />}
        {inOrder.map(tile => {
          const isHeld = gesture?.ids.has(tile.id) ?? false
          const there = placed.find(({ id }) => id === tile.id) ?? tile
          return (
            <BuildTile
              key={tile.id}
              tile={isHeld ? tile : there}
              style={isWide ? styleOf(tile, there, isHeld ? gesture : null) : { height: heightPx(phoneRows(tile)) }}
              isEntry={tile.id === entryId}
              isHeld={isHeld}
              isCarried={keys.carried?.ids.has(tile.id) ?? false}
              isOnGrid={isWide}
              onKey={keys.onKey}
              onFocus={() => setEntry(tile.id)}
              onBlur={() => keys.letGo()}
              onCarry={() => {
                keys.carryFrom(tile.id)
                // The menu gives the focus back to its button first.
                setTimeout(() => focus(tile.id), 100)
              }}
              onPointer={onPointer}
              onPointerMove={move}
              onPointerUp={onPointerUp}
              onPointerCancel={() => {
                cancel()
                say(words.putBack)
              }}
            />
          )
        })}
      </div>
    </section>
  )
}

interface Held {
  kind: 'move' | 'resize'
  shift: { x: number; y: number }
}

/** Under the pointer a tile is where the pointer is; by keys and when let go it is on the grid. */
function styleOf(tile: DashboardTile, there: DashboardTile, held: Held | null) {
  if (!held) return gridPlace(there.position)
  const place = gridPlace(tile.position)
  const { x, y } = held.shift
  if (held.kind === 'move') return { ...place, transform: `translate(${x}px, ${y}px)` }
  return { ...place, width: `calc(${place.width} + ${x}px)`, height: Math.max(24, Number(place.height) + y) }
}

/** The area that is being drawn. */
function Marquee({ area: { left, top, right, bottom } }: { area: Area }) {
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-10 rounded-control border border-accent bg-accent/10"
      style={{ left, top, width: right - left, height: bottom - top }}
    />
  )
}

/** Where what is held would stand. */
function Ghosts({ tiles, ids }: { tiles: readonly DashboardTile[]; ids: ReadonlySet<string> }) {
  return tiles
    .filter(({ id }) => ids.has(id))
    .map(tile => (
      <div
        key={tile.id}
        aria-hidden
        className="absolute rounded-card border border-accent border-dashed bg-accent-soft"
        style={gridPlace(tile.position)}
      />
    ))
}

/** How many rows a tile takes on a phone: what was chosen, or what it has on the grid, within reason. */
export function phoneRows({ phone, position, config }: DashboardTile): number {
  if (phone?.height) return phone.height
  return config.kind === 'section' ? 2 : Math.max(3, Math.min(position.height, 9))
}

/** Tells of a tile that was just added and selected: the keyboard goes on there. */
function useAdded(tiles: readonly DashboardTile[], onAdded: (id: string) => void): void {
  const { selection } = useEditing()
  const known = useRef(new Set(tiles.map(({ id }) => id)))
  useEffect(() => {
    const added = tiles.find(({ id }) => !known.current.has(id) && selection.has(id))
    known.current = new Set(tiles.map(({ id }) => id))
    if (added) onAdded(added.id)
  })
}
