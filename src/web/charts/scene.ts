import type { ECharts, EChartsOption } from 'echarts'
import type { ChartModel } from '../../contract/chart.ts'
import type { MarkPlace } from '../../core/chart/echarts/drawing.ts'
import { modelOfFacet } from '../../core/chart/echarts/facets.ts'
import { nearestMark } from '../../core/chart/echarts/nearest.ts'
import { type Palette, paletteOf, type Theme } from '../../core/chart/echarts/palette.ts'
import { type Picture, pictureOf } from '../../core/chart/echarts/pictureOf.ts'
import { withChosen } from '../../core/chart/echarts/withChosen.ts'
import type { ZoomRange } from '../../core/chart/echarts/zoom.ts'
import { writer } from '../format.ts'
import { listenToDrags } from './drag.ts'
import { chartFont, engineNow, loadEngine, tipLook } from './loadEngine.ts'
import { pointOf } from './pointOf.ts'
import { renderTip } from './tip.ts'

/** A mark that was chosen, and where it is on the screen. */
export interface Picked {
  place: MarkPlace
  x: number
  y: number
  /** To what was chosen before. */
  isAdding?: boolean
  /** What can be done with it is asked for, not done. */
  asksWhat?: boolean
}

interface Listener {
  onPick: (picked: Picked) => void
  /** A part of the plot was drawn over. */
  onZoom: ((range: ZoomRange) => void) | null
  /** A part of the plot is being drawn over; null when that was given up. */
  onBrush: (range: ZoomRange | null) => void
}

/** Where a pointer is in the picture, and the event of the browser behind it. */
interface Pointed {
  offsetX: number
  offsetY: number
  event?: Event
}

interface TipSize {
  contentSize: number[]
  viewSize: number[]
}

const tipGap = 8

/** Below the mark, within the picture: named places come with an arrow that the content security policy forbids. */
function beside(point: number[], _params: unknown, _box: unknown, mark: DOMRect | null, size: TipSize): number[] {
  const [width = 0, height = 0] = size.contentSize
  const [roomX = 0, roomY = 0] = size.viewSize
  const [x = 0, y = 0] = mark ? [mark.x + mark.width / 2, mark.y + mark.height] : point
  const left = Math.max(0, Math.min(roomX - width, x - width / 2))
  const top = y + tipGap + height > roomY && mark ? mark.y - height - tipGap : y + tipGap
  return [left, Math.max(0, Math.min(roomY - height, top))]
}

/** The picture of one chart on the screen: drawn when the code and the font are there, and again at every new size. */
export class Scene {
  readonly #node: HTMLElement
  #model: ChartModel
  #isChosen: ((place: MarkPlace) => boolean) | null = null
  readonly #palette: Palette
  readonly #listener: Listener
  readonly #chosen = Object.assign(document.createElement('div'), { className: 'chart-brush' })
  readonly #resized = new ResizeObserver(() => this.#paint())
  // Only the first picture may move: a size or a theme that changes redraws at once.
  #isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  #chart: ECharts | null = null
  #picture: Picture | null = null
  #stopDrags: (() => void) | null = null
  #isStopped = false

  constructor(node: HTMLElement, { model, theme }: { model: ChartModel; theme: Theme }, listener: Listener) {
    this.#node = node
    this.#model = model
    this.#palette = paletteOf(theme)
    this.#listener = listener
    const engine = engineNow()
    if (engine) this.#start(engine)
    else void loadEngine().then(loaded => this.#start(loaded))
  }

  stop(): void {
    this.#isStopped = true
    this.#resized.disconnect()
    this.#stopDrags?.()
    this.#chosen.remove()
    this.#chart?.dispose()
  }

  /** Draws another model of the same type in the same place, without motion. */
  update(model: ChartModel): void {
    if (model === this.#model) return
    this.#model = model
    this.#isStill = true
    this.#paint()
  }

  /** Greys all marks but the chosen ones; null greys none. */
  choose(isChosen: ((place: MarkPlace) => boolean) | null): void {
    if (isChosen === this.#isChosen) return
    this.#isChosen = isChosen
    this.#isStill = true
    this.#paint()
  }

  /** Shows a mark as if the pointer stood on it, and says what it is and where it is on the screen. */
  show(place: MarkPlace): Picked & { tip: ReturnType<Picture['tipAt']> } {
    const tip = this.#picture?.tipAt(place) ?? { header: '', rows: [] }
    const box = this.#node.getBoundingClientRect()
    const middle = [this.#node.clientWidth / 2, this.#node.clientHeight / 2] as const
    const [x, y] = (this.#chart && this.#picture && pointOf(this.#chart, this.#model, place)) ?? middle
    const target = this.#target(place)
    this.#chart?.dispatchAction({ type: 'downplay' })
    this.#chart?.dispatchAction({ type: 'highlight', ...target })
    const position = this.#picture?.trigger === 'item' ? beside : undefined
    this.#chart?.dispatchAction({ type: 'showTip', ...target, ...(position && { position }) })
    return { place, tip, x: box.left + x, y: box.top + y }
  }

  hide(): void {
    this.#chart?.dispatchAction({ type: 'downplay' })
    this.#chart?.dispatchAction({ type: 'hideTip' })
  }

  #target(place: MarkPlace) {
    const dataIndex = this.#picture?.dataIndexOf(place) ?? place.index
    return { seriesIndex: this.#picture?.seriesIndexOf(place) ?? 0, dataIndex }
  }

  #start({ init }: Awaited<ReturnType<typeof loadEngine>>): void {
    if (this.#isStopped) return
    // The tree-shaken engine is typed apart from the whole one; they are the same object.
    this.#chart = init(this.#node, null, { renderer: 'canvas' }) as unknown as ECharts
    this.#listen(this.#chart)
    this.#resized.observe(this.#node)
    this.#paint()
  }

  #paint(): void {
    const { clientWidth: width, clientHeight: height } = this.#node
    if (!this.#chart || width === 0 || height === 0) return
    this.#chart.resize()
    this.#picture = pictureOf({ model: this.#model, palette: this.#palette, writer, font: chartFont, width, height })
    // Core writes options without the types of ECharts, which differ from one kind of module to the other.
    const drawn = withChosen(this.#picture, this.#isChosen, this.#palette)
    const option = { ...drawn, tooltip: this.#tooltip(this.#picture) } as EChartsOption
    this.#chart.setOption(this.#isStill ? { ...option, animation: false } : option, { notMerge: true })
    this.#isStill = true
    this.#markRange()
  }

  /** Of a line the chosen part is veiled: grey would say that the rest is of another group. */
  #markRange(): void {
    this.#chosen.remove()
    const { type, facets, x } = this.#model
    const isChosen = this.#isChosen
    if (!isChosen || !this.#chart || facets || (type !== 'line' && type !== 'area')) return
    const chart = this.#chart
    const places = (x?.categories ?? []).map((_, index) => ({ series: 0, index }))
    const spots = places.map(place => pointOf(chart, this.#model, place)?.[0] ?? null)
    const within = spots.filter((spot, i) => spot !== null && isChosen({ series: 0, index: i })) as number[]
    if (within.length === 0) return
    const [first = 0, second = first] = spots.filter(spot => spot !== null)
    const half = Math.max(2, Math.abs(second - first) / 2)
    const [left, right] = [Math.min(...within) - half, Math.max(...within) + half]
    const { style } = this.#chosen
    Object.assign(style, {
      left: `${left}px`,
      width: `${right - left}px`,
      top: '0',
      height: `${this.#node.clientHeight}px`,
    })
    this.#node.append(this.#chosen)
  }

  #tooltip(picture: Picture): EChartsOption['tooltip'] {
    const line = { type: 'line', lineStyle: { color: this.#palette.baseline, width: 1, type: 'solid' }, z: 0 }
    return {
      ...tipLook,
      trigger: picture.trigger,
      axisPointer: picture.axisPointer ?? line,
      formatter: (params: unknown) => {
        const place = picture.placeAt(params)
        return place ? renderTip(picture.tipAt(place)) : ''
      },
    }
  }

  /** Lines and single bars are picked by where one clicks, all other marks by being hit. */
  #listen(chart: ECharts): void {
    for (const name of ['click', 'contextmenu'] as const) {
      const asksWhat = name === 'contextmenu'
      chart.getZr().on(name, (pointed: Pointed) => {
        const place = this.#isNear() ? this.#near(chart, pointed.offsetX, pointed.offsetY) : null
        if (place) this.#pick(place, pointed, asksWhat)
      })
      chart.on(name, params => {
        const place = this.#isNear() ? null : this.#picture?.placeAt(params)
        // ECharts does not say what kind of event it hands on.
        if (place && params.event) this.#pick(place, params.event as Pointed, asksWhat)
      })
    }
    const { onZoom, onBrush } = this.#listener
    const modelNow = () => this.#model
    if (onZoom) this.#stopDrags = listenToDrags({ node: this.#node, chart, modelNow, onZoom, onBrush })
  }

  #pick(place: MarkPlace, { offsetX: x, offsetY: y, event }: Pointed, asksWhat: boolean): void {
    if (asksWhat) event?.preventDefault()
    const isAdding = event instanceof MouseEvent && event.shiftKey
    const tell = () => {
      const box = this.#node.getBoundingClientRect()
      this.#chart?.dispatchAction({ type: 'hideTip' })
      this.#listener.onPick({ place, x: box.left + x, y: box.top + y, isAdding, asksWhat })
    }
    // After a finger the browser plays a mouse, whose focus would shut what opens now.
    if (event?.type.startsWith('touch')) this.#node.addEventListener('click', tell, { once: true })
    else tell()
  }

  #isNear(): boolean {
    const { type, series } = this.#model
    return type === 'line' || type === 'area' || ((type === 'bar' || type === 'box') && series.length === 1)
  }

  #near(chart: ECharts, offsetX: number, offsetY: number): MarkPlace | null {
    const count = this.#model.facets?.length ?? 1
    const facet = Array.from({ length: count }, (_, i) => i).find(gridIndex =>
      chart.containPixel({ gridIndex }, [offsetX, offsetY]),
    )
    if (facet === undefined) return null
    const [x = 0, y = 0] = chart.convertFromPixel({ gridIndex: facet }, [offsetX, offsetY])
    const at = nearestMark(modelOfFacet(this.#model, facet), { x, y })
    return at && { ...at, ...(this.#model.facets && { facet }) }
  }
}
