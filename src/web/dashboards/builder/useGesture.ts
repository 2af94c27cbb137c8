import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react'
import type { DashboardTile } from '../../../contract/dashboard.ts'
import { gridColumns } from '../../../core/layout/settle.ts'
import { type Delta, movedBy, resizedBy } from './arrange.ts'
import { gapPx, pitchPx } from './gridPlace.ts'

/** What a pointer is doing to tiles: by how much they hang under it, and where all would stand if it let go. */
export interface Gesture {
  kind: 'move' | 'resize'
  ids: ReadonlySet<string>
  shift: { x: number; y: number }
  placed: DashboardTile[]
}

interface Held {
  kind: Gesture['kind']
  axes: { x: boolean; y: boolean }
  ids: ReadonlySet<string>
  from: { x: number; y: number; scroll: number }
  columnPx: number
  isMoving: boolean
}

const thresholdPx = 4
const edgePx = 64

/** Moves and resizes tiles with a pointer; they snap to columns and rows when it lets go. Escape puts them back. */
export function useGesture(
  tiles: readonly DashboardTile[],
  onDone: (placed: DashboardTile[], ids: ReadonlySet<string>) => void,
) {
  const [gesture, setGesture] = useState<Gesture | null>(null)
  const held = useRef<Held | null>(null)
  const isActive = gesture !== null
  useEffect(() => {
    if (!isActive) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      held.current = null
      setGesture(null)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isActive])

  function begin(event: ReactPointerEvent<HTMLElement>, ids: ReadonlySet<string>, resize: string | undefined): void {
    const grid = event.currentTarget.closest('[data-grid]')
    if (!grid) return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = {
      kind: resize === undefined ? 'move' : 'resize',
      axes: { x: resize !== 's', y: resize !== 'e' },
      ids,
      from: { x: event.clientX, y: event.clientY, scroll: scrollY },
      columnPx: (grid.clientWidth + gapPx) / gridColumns,
      isMoving: false,
    }
  }

  function move(event: ReactPointerEvent<HTMLElement>): void {
    const now = held.current
    if (!now) return
    const x = now.axes.x ? event.clientX - now.from.x : 0
    const y = now.axes.y ? event.clientY - now.from.y + scrollY - now.from.scroll : 0
    if (!now.isMoving && Math.hypot(x, y) < thresholdPx) return
    now.isMoving = true
    scrollAtEdge(event.clientY)
    const delta: Delta = { columns: Math.round(x / now.columnPx), rows: Math.round(y / pitchPx) }
    const placed = (now.kind === 'move' ? movedBy : resizedBy)(tiles, now.ids, delta)
    setGesture({ kind: now.kind, ids: now.ids, shift: { x, y }, placed })
  }

  /** Whether the pointer had moved anything: then its click means nothing more. */
  function end(): boolean {
    const wasMoving = held.current?.isMoving ?? false
    held.current = null
    if (gesture) onDone(gesture.placed, gesture.ids)
    setGesture(null)
    return wasMoving
  }

  function cancel(): void {
    held.current = null
    setGesture(null)
  }

  return { gesture, begin, move, end, cancel }
}

/** The page follows a tile that is held near its upper or lower edge. */
export function scrollAtEdge(y: number): void {
  if (y < edgePx + 48) scrollBy({ top: -12 })
  else if (y > innerHeight - edgePx) scrollBy({ top: 12 })
}
