import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { ChartModel } from '../../contract/chart.ts'
import type { MarkPlace } from '../../core/chart/echarts/drawing.ts'
import { leastHeight } from '../../core/chart/echarts/facets.ts'
import { type Step, spoken, stepFrom } from '../../core/chart/echarts/walk.ts'
import { type ZoomRange, zoomAxes } from '../../core/chart/echarts/zoom.ts'
import { chartText } from '../chartText.ts'
import { useTheme } from '../theme.ts'
import { say } from '../words.ts'
import { rangeBetween } from './rangeBetween.ts'
import { type Picked, Scene } from './scene.ts'

interface Props {
  model: ChartModel
  onPick: (picked: Picked) => void
  onOpenData: () => void
  /** A part of the plot was chosen, by a drag or by Shift with the arrows. */
  onZoom?: (range: ZoomRange) => void
  /** A part of the plot is being drawn over; null when that was given up. */
  onBrush?: (range: ZoomRange | null) => void
  /** All other marks are grey; null for none. */
  isChosen?: ((place: MarkPlace) => boolean) | null
  /** What the keys do here. */
  keys?: string
}

const steps: Record<string, Step> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/** The picture of a chart. Arrow keys walk its marks, Enter opens what can be done with one, d the table behind it. */
export function Chart({ model, onPick, onOpenData, onZoom, onBrush, isChosen = null, keys }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const scene = useRef<Scene | null>(null)
  const calls = useRef({ onPick, onZoom, onBrush, model, isChosen })
  calls.current = { onPick, onZoom, onBrush, model, isChosen }
  const [at, setAt] = useState<Picked | null>(null)
  const [from, setFrom] = useState<MarkPlace | null>(null)
  const [said, setSaid] = useState('')
  const hint = useId()
  const theme = useTheme()
  const [width, setWidth] = useState(480)
  useLayoutEffect(() => setWidth(old => place.current?.clientWidth || old), [])
  const canZoom = onZoom !== undefined && zoomAxes(model) !== null
  const { type } = model
  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart of another type listens to other things
  useEffect(() => {
    const node = place.current
    if (!node) return undefined
    const drawn = new Scene(
      node,
      { model: calls.current.model, theme },
      {
        onPick: picked => calls.current.onPick(picked),
        onZoom: canZoom ? range => calls.current.onZoom?.(range) : null,
        onBrush: range => calls.current.onBrush?.(range),
      },
    )
    scene.current = drawn
    drawn.choose(calls.current.isChosen)
    return () => drawn.stop()
  }, [type, theme, canZoom])
  useEffect(() => scene.current?.update(model), [model])
  useEffect(() => scene.current?.choose(isChosen), [isChosen])

  const walk = (step: Step, extends_: boolean) => {
    const next = stepFrom(model, at?.place ?? null, step)
    const shown = next && scene.current?.show(next)
    if (!shown) return
    const start = extends_ && canZoom ? (from ?? at?.place ?? next) : null
    setFrom(start)
    setAt(shown)
    setSaid(start ? chartText.rangeTo(spoken(shown.tip)) : spoken(shown.tip))
  }
  const leave = () => {
    scene.current?.hide()
    setAt(null)
    setFrom(null)
    setSaid('')
  }
  const open = () => {
    const range = from && at && rangeBetween(model, from, at.place)
    if (range && onZoom) onZoom(range)
    else if (at) onPick({ ...at, asksWhat: true })
    else onOpenData()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = steps[event.key]
    if (step) walk(step, event.shiftKey)
    else if (event.key === 'Enter') open()
    else if (event.key === 'd') onOpenData()
    else if (event.key === 'Escape' && at) leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div
        ref={place}
        role="img"
        aria-label={say(model.summary)}
        aria-describedby={hint}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: Tab reaches the chart, keys walk its marks
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => scene.current?.hide()}
        style={{ minHeight: leastHeight(model, width) }}
        className="relative min-h-0 flex-1 rounded-control"
      />
      <p id={hint} hidden>
        {keys ?? (canZoom ? chartText.keysZoom : chartText.keys)}
      </p>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  )
}
