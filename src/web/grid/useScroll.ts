import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { scaleOf } from './scale.ts'

interface Position {
  /** Fractional index of the first row seen. */
  top: number
  scrollTop: number
}

interface Shape {
  rows: number
  rowHeight: number
  headHeight: number
}

/** Which rows are in view, whatever their number; a wheel moves by pixels even where the bar is scaled. */
export function useScroll(box: RefObject<HTMLElement | null>, { rows, rowHeight, headHeight }: Shape) {
  const [position, setPosition] = useState<Position>({ top: 0, scrollTop: 0 })
  const [viewport, setViewport] = useState(560)
  const scale = useMemo(() => scaleOf(rows, rowHeight, viewport), [rows, rowHeight, viewport])
  const expected = useRef(0)

  const moveTo = useCallback(
    (top: number) => {
      const node = box.current
      if (!node) return
      const next = Math.min(Math.max(0, top), scale.lastTop)
      node.scrollTop = scale.scrollTopOf(next)
      expected.current = node.scrollTop
      setPosition({ top: next, scrollTop: node.scrollTop })
    },
    [box, scale],
  )

  useLayoutEffect(() => {
    const node = box.current
    if (!node) return
    const sized = new ResizeObserver(() => setViewport(Math.max(rowHeight, node.clientHeight - headHeight)))
    sized.observe(node)
    return () => sized.disconnect()
  }, [box, rowHeight, headHeight])

  useEffect(() => {
    const node = box.current
    if (!node) return
    const onScroll = () => {
      // The answer to our own move, which knows the row more exactly than the bar can say.
      if (Math.abs(node.scrollTop - expected.current) < 1) return
      expected.current = node.scrollTop
      setPosition({ top: scale.topAt(node.scrollTop), scrollTop: node.scrollTop })
    }
    const onWheel = (event: WheelEvent) => {
      if (!scale.isScaled || event.ctrlKey || event.deltaY === 0) return
      event.preventDefault()
      const pixels = event.deltaY * ([1, rowHeight, viewport][event.deltaMode] ?? 1)
      setPosition(({ top }) => {
        const next = Math.min(Math.max(0, top + pixels / rowHeight), scale.lastTop)
        node.scrollTop = scale.scrollTopOf(next)
        expected.current = node.scrollTop
        return { top: next, scrollTop: node.scrollTop }
      })
    }
    node.addEventListener('scroll', onScroll, { passive: true })
    node.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      node.removeEventListener('scroll', onScroll)
      node.removeEventListener('wheel', onWheel)
    }
  }, [box, scale, rowHeight, viewport])

  const first = Math.floor(position.top)
  const last = Math.min(rows, Math.ceil(position.top + viewport / rowHeight) + 1)
  return {
    height: scale.height,
    first,
    last,
    rowsInView: Math.max(1, Math.floor(viewport / rowHeight)),
    /** Where a row stands in the scrolled box. */
    yOf: (row: number) => position.scrollTop + (row - position.top) * rowHeight,
    top: position.top,
    moveTo,
  }
}
