import type { Axis, Series } from '../../../../contract/chart.ts'
import { say } from '../../../words/say.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { baseline, typeOf, valueAxis } from '../frame.ts'
import { colourOf } from '../palette.ts'
import { timeAxis } from './timeAxis.ts'

/** Colour and symbol say the group, so that it can be told without colour. */
const symbols = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow', 'circle']
const sizePx = { least: 4, most: 26, ofPlot: 0.06 }

/** One point a row, on two axes of values that carry their names. */
export const scatter: Draw = drawing => {
  const { model, isFacet } = drawing
  const points = model.series.reduce((n, series) => n + series.values.length, 0)
  const largest = model.series.flatMap(({ sizes = [] }) => sizes).reduce<number>((most, s) => Math.max(most, s ?? 0), 0)
  return {
    sides: { left: 0, right: 16, top: isFacet ? 8 : 28, bottom: isFacet ? 4 : 22 },
    xAxis: xAxisOf(drawing),
    yAxis: {
      ...valueAxis(drawing, model.y, drawing.height - 50, drawing.yScale),
      ...(!isFacet && {
        name: model.y?.title ?? '',
        nameLocation: 'end',
        nameTextStyle: { ...typeOf(drawing), align: 'left' },
        nameGap: 12,
      }),
    },
    series: model.series.map((series, i) => ({
      series: i,
      option: pointSeries({ drawing, series, points, largest, symbol: symbols[series.colour] ?? 'circle' }),
    })),
    trigger: 'item',
    marks: points,
    tip: at => tip(drawing, at),
  }
}

function xAxisOf(drawing: PanelDrawing) {
  const { model, isFacet } = drawing
  const along = model.x?.kind === 'time' ? timeAxis(drawing) : valueAxis(drawing, model.x, 0, drawing.xScale)
  return {
    ...along,
    axisLine: { ...baseline(drawing).axisLine, onZero: false },
    splitLine: { show: false },
    splitNumber: Math.max(2, Math.floor(drawing.width / 90)),
    ...(!isFacet && {
      name: model.x?.title ?? '',
      nameLocation: 'end',
      nameTextStyle: { ...typeOf(drawing), align: 'right', verticalAlign: 'top', padding: [24, 0, 0, 0] },
      nameGap: 0,
    }),
  }
}

interface Part {
  drawing: PanelDrawing
  series: Series
  points: number
  largest: number
  symbol: string
}

function pointSeries({ drawing: { palette, isFacet, width, height }, series, points, largest, symbol }: Part) {
  const plain = points > 1000 || isFacet ? 5 : 7
  const most = Math.min(sizePx.most, Math.max(10, Math.min(width, height) * sizePx.ofPlot))
  const { sizes } = series
  return {
    type: 'scatter',
    name: series.name,
    data: series.values.map((y, i) => [series.xs?.[i] ?? '-', y ?? '-']),
    color: colourOf(palette, series.colour),
    symbol,
    symbolSize: sizes
      ? (_value: unknown, { dataIndex }: { dataIndex: number }) => sizeOf(sizes[dataIndex] ?? null, largest, most)
      : plain,
    itemStyle: { opacity: sizes || points > 200 ? (points > 1000 ? 0.4 : 0.55) : 0.8 },
    emphasis: { itemStyle: { opacity: 1 } },
    cursor: 'pointer',
    progressive: 0,
  }
}

/** The area says the size, from zero. What has none is as small as can be seen. */
function sizeOf(size: number | null, largest: number, most: number): number {
  if (size === null || size <= 0 || largest <= 0) return sizePx.least
  return Math.max(sizePx.least, most * Math.sqrt(size / largest))
}

function tip({ model, palette, writer }: PanelDrawing, at: MarkPlace): Tip {
  const series = model.series[at.series]
  const write = (value: number | null | undefined, axis: Axis | null) => {
    if (axis?.kind === 'time' && typeof value === 'number') return writer.time(value, axis.format.timeUnit ?? 'day')
    return axis ? writer.value(value ?? null, axis.format) : String(value ?? '')
  }
  const row = series?.rows?.[at.index]
  const header = [
    ...(row === undefined ? [] : [say({ code: 'drawn.row', params: { row } }, writer.locale)]),
    ...(model.series.length > 1 && series ? [series.name] : []),
  ]
  const size = series?.sizes?.[at.index] ?? null
  return {
    header: header.join(' · '),
    rows: [
      { colour: null, name: model.x?.title ?? '', value: write(series?.xs?.[at.index], model.x) },
      {
        colour: colourOf(palette, series?.colour ?? 0),
        name: model.y?.title ?? '',
        value: write(series?.values[at.index], model.y),
      },
      ...(size === null ? [] : [{ colour: null, name: model.sizeTitle ?? '', value: writer.number(size) }]),
    ],
  }
}
