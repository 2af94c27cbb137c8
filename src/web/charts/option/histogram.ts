import type { CustomSeriesOption } from 'echarts'
import { formatCount, formatValue } from '../../format.ts'
import type { Draw, Drawing } from '../drawing.ts'
import { colourOf } from '../palette.ts'
import { baseline, frame, indexUnder, room, valueAxis } from './frame.ts'

/** Rows per range of values: bars that touch, on an axis of values, so that labels stand at round numbers. */
export const histogram: Draw = drawing => {
  const { model, palette } = drawing
  const edges = (model.x?.categories ?? []).map(Number)
  const width = binWidth(drawing, edges)
  const last = edges.at(-1)
  const shared = frame(drawing, edges.length)
  const along = valueAxis(model.x, palette)
  return {
    ...shared,
    grid: room({ right: 16 }),
    xAxis: {
      ...along,
      ...baseline(palette),
      axisLabel: {
        ...along.axisLabel,
        ...baseline(palette).axisLabel,
        formatter: along.axisLabel.formatter,
        customValues: labelledEdges(edges, width, drawing.width),
      },
      ...(edges[0] !== undefined && { min: edges[0] }),
      ...(last !== undefined && { max: last + width }),
      splitNumber: Math.max(2, Math.floor(drawing.width / 90)),
    },
    yAxis: { ...valueAxis(model.y, palette, drawing.height), min: 0 },
    tooltip: {
      ...shared.tooltip,
      trigger: 'item',
      formatter: (params: unknown) => drawing.renderTip(tip(drawing, edges, indexUnder(params))),
    },
    series: [bars(drawing, edges, width)],
  }
}

function bars({ model, palette }: Drawing, edges: readonly number[], width: number): CustomSeriesOption {
  const counts = model.series[0]?.values ?? []
  const colour = colourOf(palette, model.series[0]?.colour ?? 0)
  return {
    type: 'custom',
    name: model.series[0]?.name ?? '',
    data: edges.map((edge, i) => [edge, counts[i] ?? 0]),
    encode: { x: 0, y: 1 },
    cursor: 'pointer',
    renderItem: (_params, api) => {
      const edge = Number(api.value(0))
      const [x = 0, y = 0] = api.coord([edge, api.value(1)])
      const [right = 0, floor = 0] = api.coord([edge + width, 0])
      // One pixel between bars; a bin with rows is never thinner than one pixel.
      const shape = {
        x: x + 0.5,
        y: Math.min(y, floor - (Number(api.value(1)) > 0 ? 1 : 0)),
        width: Math.max(1, right - x - 1),
        height: 0,
      }
      return {
        type: 'rect',
        shape: { ...shape, height: floor - shape.y, r: [2, 2, 0, 0] },
        style: { fill: colour },
        emphasis: { style: { fill: colour, opacity: 0.85 } },
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

function binWidth({ model }: Drawing, edges: readonly number[]): number {
  const bin = model.plan.dimensions.find(dimension => dimension.bin)?.bin
  return bin?.width ?? (edges[1] ?? 1) - (edges[0] ?? 0)
}

function tip(drawing: Drawing, edges: readonly number[], index: number) {
  const { model, palette } = drawing
  const low = edges[index] ?? 0
  const high = Number((low + binWidth(drawing, edges)).toPrecision(12))
  const write = (value: number) => (model.x ? formatValue(value, model.x.format) : String(value))
  const count = model.series[0]?.values[index] ?? 0
  return {
    header: `${write(low)} – ${write(high)}`,
    rows: [{ colour: colourOf(palette, 0), name: model.y?.title ?? '', value: formatCount(count) }],
  }
}
