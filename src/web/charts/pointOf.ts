import type { ECharts } from 'echarts'
import type { ChartModel } from '../../contract/chart.ts'
import type { MarkPlace } from '../../core/chart/echarts/drawing.ts'
import { modelOfFacet } from '../../core/chart/echarts/facets.ts'
import { epochOf } from '../../core/words/dates.ts'

/** Where a mark is in the picture, in pixels; null for marks without axes. */
export function pointOf(chart: ECharts, model: ChartModel, place: MarkPlace): [number, number] | null {
  const panel = modelOfFacet(model, place.facet)
  if (!panel.x || panel.type === 'pie' || panel.type === 'treemap') return null
  const [along, value] = placeIn(panel, place)
  const at = panel.horizontal ? [value, along] : [along, value]
  const [x, y] = chart.convertToPixel({ gridIndex: place.facet ?? 0 }, at)
  return x === undefined || y === undefined || Number.isNaN(x + y) ? null : [x, y]
}

/** A mark in the units of its axes: a category's index, a moment or a number, and a value. */
function placeIn({ x, series, type }: ChartModel, { series: at, index }: MarkPlace): [number, number] {
  const own = series[at]
  const cell = own?.cells?.[index]
  if (cell) return [cell[0], cell[1]]
  const value = own?.boxes?.[index]?.[2] ?? own?.values[index] ?? 0
  const exact = own?.xs?.[index]
  if (exact !== undefined && exact !== null) return [exact, value]
  const category = x?.categories[index] ?? null
  if (type === 'histogram') return [Number(category), value]
  const isMoment = x?.kind === 'time' && (type === 'line' || type === 'area')
  return [(isMoment ? epochOf(category) : null) ?? index, value]
}
