import type { Draw, MarkPlace, PanelDrawing, Tip } from '../drawing.ts'
import { baseline, valueAxis } from '../frame.ts'
import { colourOf } from '../palette.ts'
import type { Coordinates } from './custom.ts'

/** Rows per range of values: bars that touch, on an axis of values, so that labels stand at round numbers. */
export const histogram: Draw = drawing => {
  const { model } = drawing
  const edges = (model.x?.categories ?? []).map(Number)
  const width = binWidth(model)
  const last = edges.at(-1)
  const along = valueAxis(drawing, model.x, 0)
  return {
    sides: { left: 0, right: 16, top: 12, bottom: 4 },
    xAxis: {
      ...along,
      ...baseline(drawing),
      axisLabel: {
        ...along.axisLabel,
        customValues: labelledEdges(edges, width, drawing.width),
      },
      ...(edges[0] !== undefined && { min: edges[0] }),
      ...(last !== undefined && { max: last + width }),
      splitNumber: Math.max(2, Math.floor(drawing.width / 90)),
    },
    yAxis: { ...valueAxis(drawing, model.y, drawing.height, drawing.yScale), min: 0 },
    series: model.series.map((_, i) => ({ series: i, option: bars(drawing, i, edges, width) })),
    trigger: 'item',
    marks: edges.length * model.series.length,
    tip: at => tip(drawing, at, edges),
  }
}

/** How wide the bins of a histogram are. */
export function binWidth({ plan, x }: PanelDrawing['model']): number {
  const edges = (x?.categories ?? []).map(Number)
  const bin = plan.dimensions.find(dimension => dimension.bin)?.bin
  const [first, second] = edges
  return bin?.width ?? (first === undefined || second === undefined ? 1 : second - first)
}

function bars({ model, palette }: PanelDrawing, index: number, edges: readonly number[], width: number) {
  const series = model.series[index]
  const colour = colourOf(palette, series?.colour ?? 0)
  // Several groups lie over each other: each has to be seen through the others.
  const opacity = model.series.length > 1 ? 0.55 : 1
  return {
    type: 'custom',
    name: series?.name ?? '',
    data: edges.map((edge, i) => [edge, series?.values[i] ?? 0]),
    encode: { x: 0, y: 1 },
    cursor: 'pointer',
    renderItem: (_params: unknown, api: Coordinates) => {
      const edge = Number(api.value(0))
      const [x = 0, y = 0] = api.coord([edge, Number(api.value(1))])
      const [right = 0, floor = 0] = api.coord([edge + width, 0])
      // One pixel between bars; a bin with rows is never thinner than one pixel.
      const top = Math.min(y, floor - (Number(api.value(1)) > 0 ? 1 : 0))
      return {
        type: 'rect',
        shape: { x: x + 0.5, y: top, width: Math.max(1, right - x - 1), height: floor - top, r: [2, 2, 0, 0] },
        style: { fill: colour, opacity },
        emphasis: { style: { fill: colour, opacity: opacity * 0.85 } },
      }
    },
  }
}

/** Labels stand at edges of bins, as many as there is room for. */
function labelledEdges(edges: readonly number[], width: number, room: number): number[] {
  const all = [...edges, ...edges.slice(-1).map(last => Number((last + width).toPrecision(12)))]
  const every = Math.max(1, Math.ceil(all.length / Math.max(2, Math.floor(room / 60))))
  return all.filter((_, i) => i % every === 0)
}

function tip({ model, palette, writer }: PanelDrawing, at: MarkPlace, edges: readonly number[]): Tip {
  const low = edges[at.index] ?? 0
  const high = Number((low + binWidth(model)).toPrecision(12))
  const write = (value: number) => (model.x ? writer.value(value, model.x.format) : String(value))
  const series = model.series[at.series]
  const count = series?.values[at.index] ?? 0
  const isGrouped = model.series.length > 1
  return {
    header: `${write(low)} – ${write(high)}`,
    rows: [
      {
        colour: colourOf(palette, series?.colour ?? 0),
        name: (isGrouped ? series?.name : model.y?.title) ?? '',
        value: model.y ? writer.value(count, model.y.format) : writer.count(count),
      },
    ],
  }
}
