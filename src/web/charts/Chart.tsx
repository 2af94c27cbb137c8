import type { ECharts } from 'echarts'
import { useEffect, useRef } from 'react'
import type { ChartModel } from '../../contract/chart.ts'
import { useTheme } from '../theme.ts'
import { say } from '../words.ts'
import { nearestMark } from './nearest.ts'
import { optionOf } from './optionOf.ts'
import { paletteOf } from './palette.ts'
import { renderTip } from './tip.ts'

/** A mark that was chosen, and where it is on the screen. */
export interface Picked {
  series: number
  index: number
  x: number
  y: number
}

interface Props {
  model: ChartModel
  onPick: (picked: Picked) => void
  onOpenData: () => void
}

/** The picture of a chart; Enter opens the table behind it. */
export function Chart({ model, onPick, onOpenData }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const theme = useTheme()
  useEffect(() => {
    const node = place.current
    return node ? draw(node, { model, palette: paletteOf(theme) }, picked => pick.current(picked)) : undefined
  }, [model, theme])
  return (
    <div
      ref={place}
      role="img"
      aria-label={say(model.summary)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: Tab reaches the chart, Enter opens its data
      tabIndex={0}
      onKeyDown={event => event.key === 'Enter' && onOpenData()}
      className="min-h-0 flex-1 rounded-control"
    />
  )
}

type Engine = Pick<typeof import('./engine.ts'), 'init'>

/** Kept once it is there: paper does not wait for a promise. */
let engine: Engine | null = null

async function loadEngine(): Promise<Engine> {
  const font = document.fonts.load('12px "Inter Variable"')
  const { init } = await import('./engine.ts')
  await font
  engine = { init }
  return engine
}

type Scene = Pick<Parameters<typeof optionOf>[0], 'model' | 'palette'>

/** Draws when the chart's code and the font are there, and again when the size changes; returns how to stop. */
function draw(node: HTMLElement, scene: Scene, onPick: (picked: Picked) => void): () => void {
  let chart: ECharts | null = null
  let isStopped = false
  // Only the first picture may move: a size or a theme that changes redraws at once.
  let isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const paint = () => {
    const { clientWidth: width, clientHeight: height } = node
    if (!chart || width === 0 || height === 0) return
    chart.resize()
    const option = optionOf({ ...scene, width, height, renderTip })
    chart.setOption(isStill ? { ...option, animation: false } : option, { notMerge: true })
    isStill = true
  }
  const resized = new ResizeObserver(paint)
  const start = ({ init }: Engine) => {
    if (isStopped) return
    chart = init(node, null, { renderer: 'canvas' }) as unknown as ECharts
    listen(chart, node, scene.model, onPick)
    resized.observe(node)
    paint()
  }
  if (engine) start(engine)
  else void loadEngine().then(start)
  return () => {
    isStopped = true
    resized.disconnect()
    chart?.dispose()
  }
}

/** Lines and single bars are picked by where one clicks, points and grouped bars by being hit. */
function listen(chart: ECharts, node: HTMLElement, model: ChartModel, onPick: (picked: Picked) => void): void {
  const pick = (at: { series: number; index: number }, x: number, y: number) => {
    const box = node.getBoundingClientRect()
    chart.dispatchAction({ type: 'hideTip' })
    onPick({ ...at, x: box.left + x, y: box.top + y })
  }
  const isNear = model.type === 'line' || (model.type === 'bar' && model.series.length === 1)
  if (isNear) {
    chart.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!chart.containPixel('grid', [offsetX, offsetY])) return
      const [x = 0, y = 0] = chart.convertFromPixel('grid', [offsetX, offsetY])
      const at = nearestMark(model, { x, y })
      if (at) pick(at, offsetX, offsetY)
    })
    return
  }
  chart.on('click', ({ seriesIndex = 0, dataIndex, event }) => {
    pick({ series: seriesIndex, index: dataIndex }, event?.offsetX ?? 0, event?.offsetY ?? 0)
  })
}
