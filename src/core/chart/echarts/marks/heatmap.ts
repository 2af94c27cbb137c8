import type { ChartModel } from '../../../../contract/chart.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { formatOfValues, headerAt, labelOf, nameAxis, typeOf } from '../frame.ts'
import { inkOn, shadeOf } from '../palette.ts'
import { fitted, textWidth, widest } from '../textWidth.ts'
import type { Coordinates } from './custom.ts'

/** A value at each crossing of two dimensions: the darker, the more; written where it fits. */
export const heatmap: Draw = drawing => {
  const { model, palette, width, writer } = drawing
  const across = (model.x?.categories ?? []).map(value => labelOf(writer, value, model.x))
  const down = (model.y?.categories ?? []).map(value => labelOf(writer, value, model.y))
  const most = Math.max(48, width * 0.3)
  const plain = { axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } }
  return {
    sides: { left: 0, right: 4, top: 4, bottom: 4 },
    xAxis: { ...nameAxis(drawing, across, widest(across)), ...plain },
    yAxis: {
      type: 'category',
      data: down,
      inverse: true,
      ...plain,
      axisLabel: {
        ...typeOf(drawing),
        color: palette.text,
        hideOverlap: true,
        ...(widest(down) > most && { formatter: (name: string) => fitted(name, most) }),
      },
    },
    series: [{ series: 0, option: cells(drawing) }],
    trigger: 'item',
    marks: model.series[0]?.cells?.length ?? 0,
    tip: at => tip(drawing, at),
  }
}

/** The least and the greatest value of a heatmap over all its facets; null without values. */
export function rangeOfCells({ series, facets }: ChartModel): { low: number; high: number } | null {
  const all = [...series, ...(facets ?? []).flatMap(facet => facet.series)].flatMap(({ cells = [] }) => cells)
  const values = all.flatMap(([, , value]) => (value === null ? [] : [value]))
  if (values.length === 0) return null
  return values.reduce((range, v) => ({ low: Math.min(range.low, v), high: Math.max(range.high, v) }), {
    low: Number.POSITIVE_INFINITY,
    high: Number.NEGATIVE_INFINITY,
  })
}

function cells(drawing: PanelDrawing) {
  const { model, palette, writer, font } = drawing
  const all = model.series[0]?.cells ?? []
  const range = rangeOfCells(model) ?? { low: 0, high: 1 }
  const format = formatOfValues(model)
  const written = (value: number | null) => (value !== null && format ? writer.value(value, format, 'axis') : '')
  // All values are written, or none: a few in the small cells would look chosen.
  const room = 6 + all.reduce((most, [, , value]) => Math.max(most, textWidth(written(value), 11)), 0)
  return {
    type: 'custom',
    name: model.series[0]?.name ?? '',
    data: all.map(([x, y]) => [x, y]),
    encode: { x: 0, y: 1 },
    cursor: 'pointer',
    renderItem: ({ dataIndex }: { dataIndex: number }, api: Coordinates) => {
      const value = all[dataIndex]?.[2] ?? null
      const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)])
      const size = api.size?.([1, 1])
      const [w = 0, h = 0] = Array.isArray(size) ? size : [0, 0]
      const share = range.high > range.low ? ((value ?? 0) - range.low) / (range.high - range.low) : 0.5
      const fill = value === null ? palette.gridline : shadeOf(palette, share)
      const text = written(value)
      const shape = { x: x - w / 2 + 0.5, y: y - h / 2 + 0.5, width: Math.max(1, w - 1), height: Math.max(1, h - 1) }
      const isWritten = text !== '' && room < w && h > 15
      return {
        type: 'group',
        children: [
          { type: 'rect', shape: { ...shape, r: 1.5 }, style: { fill } },
          ...(isWritten ? [{ type: 'text', silent: true, style: inkedText({ text, x, y, fill, font }) }] : []),
        ],
      }
    },
  }
}

function inkedText({ text, x, y, fill, font }: { text: string; x: number; y: number; fill: string; font: string }) {
  return { text, x, y, fill: inkOn(fill), align: 'center', verticalAlign: 'middle', fontSize: 11, fontFamily: font }
}

function tip({ model, writer }: PanelDrawing, { index }: MarkPlace): Tip {
  const [x, y, value] = model.series[0]?.cells?.[index] ?? [0, 0, null]
  const format = formatOfValues(model)
  return {
    header: `${headerAt({ model, writer }, x)} · ${labelOf(writer, model.y?.categories[y], model.y, 'full')}`,
    rows: [
      { colour: null, name: model.series[0]?.name ?? '', value: format ? writer.value(value, format) : String(value) },
    ],
  }
}
