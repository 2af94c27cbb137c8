import type { ScatterSeriesOption } from 'echarts'
import type { Series } from '../../../contract/chart.ts'
import { formatValue } from '../../format.ts'
import { text } from '../../text.ts'
import type { Draw, Drawing } from '../drawing.ts'
import { colourOf } from '../palette.ts'
import { baseline, frame, room, valueAxis } from './frame.ts'

/** Colour and symbol say the group, so that it can be told without colour. */
const symbols = ['circle', 'diamond', 'triangle', 'rect', 'pin', 'arrow', 'circle']

/** One point a row, on two axes of values that carry their names. */
export const scatter: Draw = drawing => {
  const { model, palette } = drawing
  const points = model.series.reduce((n, series) => n + series.values.length, 0)
  const shared = frame(drawing, points)
  const name = { color: palette.muted, fontSize: 12 }
  const along = valueAxis(model.x, palette)
  return {
    ...shared,
    grid: room({ top: 28, bottom: 22, right: 16 }),
    xAxis: {
      ...along,
      axisLine: { ...baseline(palette).axisLine, onZero: false },
      splitLine: { show: false },
      splitNumber: Math.max(2, Math.floor(drawing.width / 90)),
      name: model.x?.title ?? '',
      nameLocation: 'end',
      nameTextStyle: { ...name, align: 'right', verticalAlign: 'top', padding: [24, 0, 0, 0] },
      nameGap: 0,
    },
    yAxis: {
      ...valueAxis(model.y, palette, drawing.height - 50),
      name: model.y?.title ?? '',
      nameLocation: 'end',
      nameTextStyle: { ...name, align: 'left' },
      nameGap: 12,
    },
    tooltip: {
      ...shared.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => drawing.renderTip(tip(drawing, params)),
    },
    series: model.series.map((series, i) => pointSeries({ drawing, series, points, symbol: symbols[i] ?? 'circle' })),
  }
}

interface Part {
  drawing: Drawing
  series: Series
  points: number
  symbol: string
}

function pointSeries({ drawing: { palette }, series, points, symbol }: Part): ScatterSeriesOption {
  return {
    type: 'scatter',
    name: series.name,
    data: series.values.map((y, i) => [series.xs?.[i] ?? '-', y ?? '-']),
    color: colourOf(palette, series.colour),
    symbol,
    symbolSize: points > 1000 ? 5 : 7,
    itemStyle: { opacity: points > 1000 ? 0.4 : points > 200 ? 0.55 : 0.8 },
    emphasis: { itemStyle: { opacity: 1 } },
    cursor: 'pointer',
    progressive: 0,
  }
}

function tip({ model, palette }: Drawing, params: unknown) {
  const { seriesIndex = 0, dataIndex = 0 } = params as { seriesIndex?: number; dataIndex?: number }
  const series = model.series[seriesIndex]
  const write = (value: number | null | undefined, axis: typeof model.x) =>
    axis ? formatValue(value ?? null, axis.format) : String(value ?? '')
  const row = series?.rows?.[dataIndex]
  const grouped = model.series.length > 1 ? ` · ${series?.name}` : ''
  return {
    header: `${row === undefined ? '' : text.figure.row(row)}${grouped}`,
    rows: [
      { colour: null, name: model.x?.title ?? '', value: write(series?.xs?.[dataIndex], model.x) },
      {
        colour: colourOf(palette, series?.colour ?? 0),
        name: model.y?.title ?? '',
        value: write(series?.values[dataIndex], model.y),
      },
    ],
  }
}
