import type { ECharts } from 'echarts'
import type { ChartModel } from '../../contract/chart.ts'
import { type ZoomRange, zoomAxes } from '../../core/chart/echarts/zoom.ts'

const leastPx = 8

interface Dragging {
  node: HTMLElement
  chart: ECharts
  /** The model that is drawn just now. */
  modelNow: () => ChartModel
  onZoom: (range: ZoomRange) => void
  /** What is drawn over so far; null when nothing is any more. */
  onBrush: (range: ZoomRange | null) => void
}

interface Point {
  x: number
  y: number
}

/** Draws over a part of the plot with the mouse or a pen; a finger scrolls the page. Returns how to stop. */
export function listenToDrags({ node, chart, modelNow, onZoom, onBrush }: Dragging): () => void {
  const veil = document.createElement('div')
  veil.className = 'chart-brush'
  let start: (Point & { gridIndex: number }) | null = null
  const pointAt = (event: PointerEvent): Point => {
    const box = node.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const gridUnder = ({ x, y }: Point) =>
    Array.from({ length: modelNow().facets?.length ?? 1 }, (_, i) => i).find(gridIndex =>
      chart.containPixel({ gridIndex }, [x, y]),
    )
  const end = () => {
    start = null
    veil.remove()
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', drop)
    removeEventListener('keydown', cancel)
  }
  const cancel = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    end()
    onBrush(null)
  }
  const move = (event: PointerEvent) => {
    if (!start) return
    const now = pointAt(event)
    if (Math.abs(now.x - start.x) < leastPx) return
    chart.dispatchAction({ type: 'hideTip' })
    if (!veil.isConnected) node.append(veil)
    const axes = zoomAxes(modelNow()) ?? 'x'
    place(veil, start, now, axes === 'xy' ? null : node.clientHeight)
    onBrush(rangeOf(chart, start, now, axes))
  }
  const drop = (event: PointerEvent) => {
    const from = start
    const to = pointAt(event)
    end()
    if (!from || Math.abs(to.x - from.x) < leastPx) return
    const range = rangeOf(chart, from, to, zoomAxes(modelNow()) ?? 'x')
    if (range) onZoom(range)
    else onBrush(null)
  }
  const grab = (event: PointerEvent) => {
    if (event.button !== 0 || event.pointerType === 'touch' || !zoomAxes(modelNow())) return
    const point = pointAt(event)
    const gridIndex = gridUnder(point)
    if (gridIndex === undefined) return
    start = { ...point, gridIndex }
    addEventListener('pointermove', move)
    addEventListener('pointerup', drop)
    addEventListener('keydown', cancel)
  }
  node.addEventListener('pointerdown', grab)
  return () => {
    end()
    node.removeEventListener('pointerdown', grab)
  }
}

function place(veil: HTMLElement, from: Point, to: Point, height: number | null): void {
  const { style } = veil
  style.left = `${Math.min(from.x, to.x)}px`
  style.width = `${Math.abs(to.x - from.x)}px`
  style.top = height === null ? `${Math.min(from.y, to.y)}px` : '0'
  style.height = `${height ?? Math.abs(to.y - from.y)}px`
}

function rangeOf(chart: ECharts, from: Point & { gridIndex: number }, to: Point, axes: 'x' | 'xy'): ZoomRange | null {
  const { gridIndex } = from
  const [x0, y0] = chart.convertFromPixel({ gridIndex }, [from.x, from.y])
  const [x1, y1] = chart.convertFromPixel({ gridIndex }, [to.x, to.y])
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return null
  const x: [number, number] = [Math.min(x0, x1), Math.max(x0, x1)]
  // A sideways drag means all heights.
  if (axes === 'x' || Math.abs(to.y - from.y) < leastPx * 2) return { x }
  return { x, y: [Math.min(y0, y1), Math.max(y0, y1)] }
}
