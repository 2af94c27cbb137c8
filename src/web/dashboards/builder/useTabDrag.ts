import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface Held {
  id: string
  from: { x: number; y: number }
}

const thresholdPx = 4

/** Carries a tab along its strip with a mouse or a pen: where it would stand is shown until it is let go. */
export function useTabDrag(strip: RefObject<HTMLElement | null>, onDrop: (id: string, at: number) => void) {
  const [carried, setCarried] = useState<{ id: string; at: number } | null>(null)
  const held = useRef<Held | null>(null)
  const wasCarried = useRef(false)
  const isActive = carried !== null
  useEffect(() => {
    if (!isActive) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      held.current = null
      setCarried(null)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isActive])

  return {
    carried,
    /** Whether the click that ends a movement is to be passed over. */
    wasCarried: () => wasCarried.current,
    on: (id: string) => ({
      onPointerDown(event: PointerEvent<HTMLElement>) {
        // Fingers have the menu of the tab.
        if (event.button !== 0 || event.pointerType === 'touch') return
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { id, from: { x: event.clientX, y: event.clientY } }
      },
      onPointerMove({ clientX: x, clientY: y }: PointerEvent<HTMLElement>) {
        const now = held.current
        if (!now || !strip.current) return
        if (!isActive && Math.hypot(x - now.from.x, y - now.from.y) < thresholdPx) return
        wasCarried.current = true
        setCarried({ id, at: placeAt(strip.current, id, { x, y }) })
      },
      onPointerUp() {
        held.current = null
        if (carried) onDrop(carried.id, carried.at)
        setCarried(null)
        // The click comes right after.
        setTimeout(() => {
          wasCarried.current = false
        })
      },
      onPointerCancel() {
        held.current = null
        setCarried(null)
      },
    }),
  }
}

/** How many of the other tabs stand before a point, in reading order. */
function placeAt(strip: HTMLElement, id: string, { x, y }: { x: number; y: number }): number {
  const others = [...strip.querySelectorAll<HTMLElement>('[data-tab]')].filter(({ dataset }) => dataset['tab'] !== id)
  return others.filter(other => {
    const { left, right, top, bottom } = other.getBoundingClientRect()
    return y > bottom || (y >= top && x > (left + right) / 2)
  }).length
}
