import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { colourOfCategory, formatOfValues, headerAt, labelOf, typeOf } from '../frame.ts'
import { fitted } from '../textWidth.ts'

/** Parts of a whole as a ring, each named beside it with its share. */
export const pie: Draw = drawing => {
  const { model, isFacet, left, top, width, height } = drawing
  const values = model.series[0]?.values ?? []
  const radius = Math.max(
    20,
    Math.min(height / 2 - 24, width / (isFacet ? 2 : 4), isFacet ? width : Math.max(36, width / 2 - 124)),
  )
  return {
    sides: null,
    series: [
      {
        series: 0,
        option: {
          type: 'pie',
          name: model.series[0]?.name ?? '',
          center: [left + width / 2, top + height / 2],
          radius: [radius * 0.58, radius],
          startAngle: 90,
          clockwise: true,
          avoidLabelOverlap: true,
          stillShowZeroSum: false,
          cursor: 'pointer',
          data: values.map((value, i) => slice(drawing, value, i)),
          itemStyle: { borderColor: drawing.palette.surface, borderWidth: 1.5 },
          emphasis: { scale: false, itemStyle: { opacity: 0.85 } },
          label: isFacet ? { show: false } : labels(drawing, width / 2 - radius - 28),
          labelLine: { show: !isFacet, length: 8, length2: 8, lineStyle: { color: drawing.palette.baseline } },
        },
      },
    ],
    trigger: 'item',
    marks: values.length,
    tip: at => tip(drawing, at),
  }
}

function slice({ model, palette }: PanelDrawing, value: number | null, index: number) {
  const category = model.x?.categories[index] ?? null
  // A part below zero, or none, has no angle.
  return {
    value: value !== null && value > 0 ? value : 0,
    name: String(index),
    itemStyle: { color: colourOfCategory(model, palette, category, index) },
    ...((value ?? 0) <= 0 && { label: { show: false }, labelLine: { show: false } }),
  }
}

function labels(drawing: PanelDrawing, room: number) {
  const { model, palette, writer } = drawing
  return {
    ...typeOf(drawing),
    color: palette.text,
    formatter: ({ dataIndex, percent }: { dataIndex: number; percent: number }) => {
      const share = writer.percent(percent / 100)
      return `${fitted(labelOf(writer, model.x?.categories[dataIndex], model.x), Math.max(40, room - 44))} ${share}`
    },
  }
}

function tip({ model, palette, writer }: PanelDrawing, { index }: MarkPlace): Tip {
  const values = model.series[0]?.values ?? []
  const whole = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0)
  const value = values[index] ?? null
  const format = formatOfValues(model)
  const text = format ? writer.value(value, format) : String(value)
  const share = value === null || whole <= 0 ? '' : ` · ${writer.percent(value / whole)}`
  const colour = colourOfCategory(model, palette, model.x?.categories[index] ?? null, index)
  return {
    header: headerAt({ model, writer }, index),
    rows: [{ colour, name: model.series[0]?.name ?? '', value: text + share }],
  }
}
