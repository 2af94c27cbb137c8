import type { AnalysisPicture, Layer } from '../../../../contract/analysis/frame.ts'
import type { Scalar } from '../../../../contract/column.ts'
import { sayAnalysis as say } from '../../../words/analysis/sayAnalysis.ts'
import type { Writer } from '../../../words/writer.ts'
import type { Tip } from '../drawing.ts'
import { colourOf } from '../palette.ts'
import { fitted } from '../textWidth.ts'
import type { AnalysisDrawing } from './analysisDrawing.ts'
import { matrixSeries } from './matrixSeries.ts'

/** An option of ECharts 6 without a tooltip, and what is said where the pointer stands. */
export interface DrawnAnalysis {
  option: Readonly<Record<string, unknown>>
  trigger: 'axis' | 'item'
  tipAt: (params: unknown) => Tip | null
}

type PictureAxis = AnalysisPicture['x']

/** Draws the layers of an analysis over one pair of axes, or its matrix. */
export function drawAnalysis(drawing: AnalysisDrawing): DrawnAnalysis {
  const { picture, palette, font } = drawing
  const isMatrix = picture.cells !== undefined
  const isByPosition = !isMatrix && picture.x.kind === 'category'
  const hasShare = picture.layers.some(layer => layer.isShare)
  const option = {
    useUTC: true,
    animation: false,
    aria: { enabled: false },
    textStyle: { fontFamily: font, fontSize: 12, color: palette.muted },
    grid: { left: 4, right: hasShare ? 8 : 20, top: 30, bottom: 26, containLabel: true },
    xAxis: axisOf(drawing, picture.x, 'x'),
    yAxis: [axisOf(drawing, picture.y, 'y'), ...(hasShare ? [shareAxis(drawing)] : [])],
    series: isMatrix ? [matrixSeries(drawing)] : picture.layers.flatMap((layer, i) => seriesOf(drawing, layer, i)),
  }
  return {
    option,
    trigger: isByPosition ? 'axis' : 'item',
    tipAt: params => (isMatrix ? matrixTip(drawing, params) : layersTip(drawing, params)),
  }
}

function axisOf({ picture, palette, writer, font, width }: AnalysisDrawing, axis: PictureAxis, side: 'x' | 'y') {
  const label = { fontFamily: font, fontSize: 12, color: palette.muted }
  const isX = side === 'x'
  const name = {
    name: say(axis.title, writer.locale),
    nameLocation: 'end',
    nameTextStyle: isX
      ? { ...label, align: 'right', verticalAlign: 'top', padding: [24, 0, 0, 0] }
      : { ...label, align: 'left' },
    nameGap: isX ? 0 : 12,
  }
  if (axis.kind === 'category') {
    const data = (axis.categories ?? []).map(value => categoryText(writer, value, axis))
    const most = isX ? Math.max(48, width / Math.max(1, data.length) - 6) : width * 0.3
    return {
      ...{ type: 'category', inverse: !isX, data: data.map(text => fitted(text, Math.min(most, 160))) },
      ...(isX && name),
      axisLine: { show: isX, lineStyle: { color: palette.baseline } },
      axisTick: { show: false },
      axisLabel: { ...label, color: isX ? palette.muted : palette.text, hideOverlap: true },
    }
  }
  const lines = { show: !isX, lineStyle: { color: palette.gridline } }
  const written = (value: number) => writer.value(value, axis.format, 'axis')
  return {
    ...{
      type: axis.kind,
      // Bars stand on zero.
      scale: isX || !picture.layers.some(({ mark }) => mark === 'bars'),
      ...name,
      splitLine: lines,
      splitNumber: isX ? Math.max(2, Math.floor(width / 90)) : 4,
      ...(axis.format.kind === 'ratio' && { max: endOfShares }),
    },
    axisLine: { show: isX, onZero: false, lineStyle: { color: palette.baseline } },
    axisTick: { show: false },
    axisLabel: { ...label, hideOverlap: true, ...(axis.kind !== 'time' && { formatter: written }) },
  }
}

/** Shares that reach nearly all end at all: no axis goes on to 120 %. */
function endOfShares({ max }: { max: number }): number | null {
  return max > 0.8 && max <= 1 ? 1 : null
}

function shareAxis({ palette, writer, font }: AnalysisDrawing) {
  return {
    ...{
      type: 'value',
      min: 0,
      max: 1,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { show: false },
    },
    axisLabel: {
      ...{ fontFamily: font, fontSize: 12, color: palette.muted },
      formatter: (value: number) => writer.percent(value, 'axis'),
    },
  }
}

const symbols = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow', 'circle']

function seriesOf({ picture, palette }: AnalysisDrawing, layer: Layer, i: number): object[] {
  const colour = colourOf(palette, layer.colour)
  const at = (ys: readonly (number | null)[]) =>
    ys.map((y, k) => (layer.xs ? [layer.xs[k] ?? '-', y ?? '-'] : (y ?? '-')))
  const shared = { id: `layer${i}`, name: `layer${i}`, yAxisIndex: layer.isShare ? 1 : 0, color: colour }
  const line = { type: 'line', symbol: 'none', connectNulls: false, animation: false }
  switch (layer.mark) {
    case 'bars':
      return [
        { ...shared, type: 'bar', data: at(layer.ys), barMaxWidth: 40, itemStyle: { borderRadius: [2, 2, 0, 0] } },
      ]
    case 'points': {
      const many = layer.ys.length > 1000
      const itemStyle = { opacity: many ? 0.45 : 0.75 }
      const symbol = symbols[layer.colour] ?? 'circle'
      return [
        { ...shared, type: 'scatter', data: at(layer.ys), symbol, symbolSize: many ? 4 : 7, itemStyle, progressive: 0 },
      ]
    }
    case 'line': {
      const lineStyle = { width: 2, type: layer.isDashed ? 'dashed' : 'solid' }
      return [{ ...shared, ...line, data: at(layer.ys), lineStyle, z: 3 }]
    }
    case 'band':
      return bandOf(picture, layer, { ...shared, ...line, silent: true, lineStyle: { opacity: 0 } }, at)
  }
}

/** A band is an unseen line below and the height above it, stacked. */
function bandOf(
  { x }: AnalysisPicture,
  layer: Layer,
  shared: object,
  at: (ys: readonly (number | null)[]) => unknown[],
) {
  const lows = layer.lows ?? []
  const heights = layer.ys.map((y, k) => {
    const low = lows[k] ?? null
    return y === null || low === null ? null : y - low
  })
  const stack = { stack: `band${layer.colour}${x.kind}`, stackStrategy: 'all' }
  return [
    { ...shared, ...stack, id: `low${layer.colour}`, name: '', data: at(lows) },
    { ...shared, ...stack, data: at(heights), areaStyle: { opacity: 0.16 } },
  ]
}

function categoryText(writer: Writer, value: Scalar, { format }: PictureAxis): string {
  if (value === null) return say({ code: 'drawn.missing', params: {} }, writer.locale)
  return writer.value(value, format, 'full')
}

interface Pointed {
  seriesId?: string
  dataIndex?: number
  seriesIndex?: number
}

function layersTip({ picture, palette, writer }: AnalysisDrawing, params: unknown): Tip | null {
  const pointed = (Array.isArray(params) ? params : [params]) as Pointed[]
  const index = pointed[0]?.dataIndex
  if (index === undefined) return null
  const ids = new Set(pointed.map(({ seriesId }) => seriesId))
  const layers = picture.layers.filter((_, i) => ids.has(`layer${i}`))
  const x = layers[0]?.xs?.[index] ?? picture.x.categories?.[index] ?? null
  const write = (layer: Layer, value: number | null) =>
    value === null ? '–' : layer.isShare ? writer.percent(value) : writer.value(value, picture.y.format)
  return {
    header: xText(writer, x, picture.x),
    rows: layers.map(layer => ({
      colour: colourOf(palette, layer.colour),
      name: say(layer.name, writer.locale),
      value:
        layer.mark === 'band'
          ? `${write(layer, layer.lows?.[index] ?? null)} – ${write(layer, layer.ys[index] ?? null)}`
          : write(layer, layer.ys[index] ?? null),
    })),
  }
}

function xText(writer: Writer, x: Scalar, axis: PictureAxis): string {
  if (axis.kind === 'time' && typeof x === 'number') return writer.time(x, axis.format.timeUnit ?? 'day')
  const text = categoryText(writer, x, axis)
  return axis.kind === 'category' ? text : `${say(axis.title, writer.locale)} ${text}`
}

function matrixTip({ picture, writer }: AnalysisDrawing, params: unknown): Tip | null {
  const cell = picture.cells?.[(params as Pointed).dataIndex ?? -1]
  if (!cell) return null
  const [x, y, value] = cell
  const across = categoryText(writer, picture.x.categories?.[x] ?? null, picture.x)
  const down = categoryText(writer, picture.y.categories?.[y] ?? null, picture.y)
  return {
    header: `${across} · ${down}`,
    rows: [
      { colour: null, name: say(picture.title, writer.locale), value: value === null ? '–' : writer.number(value, 4) },
    ],
  }
}
