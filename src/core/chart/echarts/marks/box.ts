import { say } from '../../../words/say.ts'
import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { headerAt, labelOf, nameAxis, valueAxis } from '../frame.ts'
import { colourOf } from '../palette.ts'
import { widest } from '../textWidth.ts'

const parts = ['high', 'upperQuartile', 'median', 'lowerQuartile', 'low'] as const

/** Five numbers of each group: the box holds the middle half, its line the median, the whiskers reach the ends. */
export const box: Draw = drawing => {
  const { model, palette, height, width } = drawing
  const labels = (model.x?.categories ?? []).map(value => labelOf(drawing.writer, value, model.x))
  const names = nameAxis(drawing, labels, widest(labels))
  const values = valueAxis(drawing, model.y, model.horizontal ? width / 2 : height, drawing.yScale)
  return {
    sides: { left: 0, right: 12, top: 12, bottom: 4 },
    ...(model.horizontal ? { xAxis: values, yAxis: { ...names, inverse: true } } : { xAxis: names, yAxis: values }),
    series: model.series.map((series, i) => {
      const colour = colourOf(palette, series.colour)
      return {
        series: i,
        option: {
          type: 'boxplot',
          name: series.name,
          data: (series.boxes ?? []).map(five => (five.includes(null) ? ['-', '-', '-', '-', '-'] : five)),
          boxWidth: [8, 40],
          cursor: 'pointer',
          itemStyle: { color: `${colour}33`, borderColor: colour, borderWidth: 1.5 },
          emphasis: { itemStyle: { borderWidth: 2, borderColor: colour, shadowBlur: 0 } },
        },
      }
    }),
    trigger: 'item',
    marks: labels.length * model.series.length,
    tip: at => tip(drawing, at),
  }
}

function tip({ model, palette, writer }: PanelDrawing, at: MarkPlace): Tip {
  const series = model.series[at.series]
  const five = series?.boxes?.[at.index] ?? []
  const group = model.series.length > 1 && series ? ` · ${series.name}` : ''
  return {
    header: headerAt({ model, writer }, at.index) + group,
    rows: parts.map((part, i) => ({
      colour: part === 'median' ? colourOf(palette, series?.colour ?? 0) : null,
      name: say({ code: `drawn.${part}`, params: {} }, writer.locale),
      value: model.y ? writer.value(five[4 - i] ?? null, model.y.format) : String(five[4 - i] ?? ''),
    })),
  }
}
