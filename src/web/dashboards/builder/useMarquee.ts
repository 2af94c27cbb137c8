import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { builderText as words } from '../../builderText.ts'
import { useEditing } from './editing.ts'
import { type Area, areaBetween, touched } from './touched.ts'
import { scrollAtEdge } from './useGesture.ts'

interface Held {
  from: { x: number; y: number }
  /** What was chosen before, and what of it stays. */
  before: readonly string[]
  kept: readonly string[]
}

const thresholdPx = 4

/** Chooses tiles by drawing an area from empty space; Shift adds to what is chosen, Escape leaves it as it was. */
export function useMarquee(isOnGrid: boolean, onChosen: (first: string) => void) {
  const { tiles, selection, select, say } = useEditing()
  const [area, setArea] = useState<Area | null>(null)
  const held = useRef<Held | null>(null)
  const isActive = area !== null
  useEffect(() => {
    if (!isActive) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      select(held.current?.before ?? [])
      held.current = null
      setArea(null)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isActive, select])

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || event.button !== 0) return
    const before = [...selection]
    const kept = event.shiftKey ? before : []
    select(kept)
    // A finger that moves on empty space scrolls the page.
    if (!isOnGrid || event.pointerType === 'touch') return
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { from: placeOf(event), before, kept }
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const now = held.current
    if (!now) return
    const to = placeOf(event)
    if (!isActive && Math.hypot(to.x - now.from.x, to.y - now.from.y) < thresholdPx) return
    scrollAtEdge(event.clientY)
    const next = areaBetween(now.from, to)
    setArea(next)
    select([...new Set([...now.kept, ...touched(tiles, next, event.currentTarget.clientWidth)])])
  }

  function onPointerUp(): void {
    held.current = null
    if (!isActive) return
    setArea(null)
    say(words.chosen(selection.size))
    const [first] = selection
    // Keys go on with what is chosen.
    if (first !== undefined) onChosen(first)
  }

  return { area, on: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: onPointerUp } }
}

/** Where a pointer is on the grid. */
function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): { x: number; y: number } {
  const { left, top } = currentTarget.getBoundingClientRect()
  return { x: clientX - left, y: clientY - top }
}
