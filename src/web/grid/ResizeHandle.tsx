import { type PointerEvent, useRef } from 'react'
import { text } from '../text.ts'
import { leastWidth, mostWidth } from './widths.ts'

interface Props {
  name: string
  width: number
  onResize: (width: number) => void
}

const step = 16

/** The edge of a column: dragged, or moved with the arrow keys. */
export function ResizeHandle({ name, width, onResize }: Props) {
  const start = useRef<{ x: number; width: number } | null>(null)
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, width }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator with a value is the pattern for a splitter
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={text.grid.resize(name)}
      aria-valuenow={width}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      onPointerDown={onPointerDown}
      onPointerMove={event => start.current && onResize(start.current.width + event.clientX - start.current.x)}
      onPointerUp={() => {
        start.current = null
      }}
      onKeyDown={event => {
        const by = { ArrowLeft: -step, ArrowRight: step }[event.key]
        if (by === undefined) return
        event.preventDefault()
        event.stopPropagation()
        onResize(width + by)
      }}
      className="-right-1 absolute top-0 z-10 h-full w-2 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-1/2 after:w-0.5 after:-translate-x-1/2 hover:after:bg-accent focus-visible:outline-offset-[-2px]"
    />
  )
}
