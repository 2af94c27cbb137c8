import type { ChartModel } from '../../contract/chart.ts'
import type { MarkPlace } from '../../core/chart/echarts/drawing.ts'
import { modelOfFacet } from '../../core/chart/echarts/facets.ts'
import { binWidth } from '../../core/chart/echarts/marks/histogram.ts'
import type { ZoomRange } from '../../core/chart/echarts/zoom.ts'
import { epochOf } from '../../core/words/dates.ts'

/** The part of the x axis between two marks, both included; null when one has no place on it. */
export function rangeBetween(model: ChartModel, from: MarkPlace, to: MarkPlace): ZoomRange | null {
  const [a, b] = [placeOnX(model, from), placeOnX(model, to)]
  if (a === null || b === null) return null
  const wide = model.type === 'histogram' ? binWidth(model) : 0
  return { x: [Math.min(a, b), Math.max(a, b) + wide] }
}

function placeOnX(model: ChartModel, { facet, series, index }: MarkPlace): number | null {
  const panel = modelOfFacet(model, facet)
  const x = panel.series[series]?.xs?.[index]
  if (x !== undefined) return x
  const category = panel.x?.categories[index] ?? null
  return panel.type === 'histogram' ? Number(category) : epochOf(category)
}
