import type { ChartModel, Format, Series } from '../../../contract/chart.ts'
import { formatOfValues } from './frame.ts'
import { rangeOfCells } from './marks/heatmap.ts'
import { namesAtEnd } from './marks/line.ts'

/** Which colour is what, when the marks cannot carry their names themselves; or from how little to how much. */
export type Legend =
  | { kind: 'series'; items: Pick<Series, 'name' | 'colour'>[] }
  | { kind: 'ramp'; low: number; high: number; format: Format | null }

/** The legend of a chart; null when it needs none. */
export function legendOf(model: ChartModel): Legend | null {
  if (model.type === 'heatmap') {
    const range = rangeOfCells(model)
    return range && { kind: 'ramp', ...range, format: formatOfValues(model) }
  }
  const all = model.facets ? model.facets.flatMap(facet => facet.series) : model.series
  if (model.type === 'pie') return pieLegend(model)
  const items = [...new Map(all.map(({ name, colour }) => [name, { name, colour }])).values()]
  return items.length < 2 || namesAtEnd(model) ? null : { kind: 'series', items }
}

/** The slices of small pies carry no names. */
function pieLegend({ facets, x }: ChartModel): Legend | null {
  if (!facets) return null
  const items = (x?.categories ?? []).map((value, i) => ({ name: String(value ?? '–'), colour: Math.min(i, 6) }))
  return { kind: 'series', items }
}

/** The chart without the series of these names; a person hid them. */
export function withoutSeries(model: ChartModel, hidden: ReadonlySet<string>): ChartModel {
  if (hidden.size === 0) return model
  const shown = (series: readonly Series[]) => series.filter(({ name }) => !hidden.has(name))
  return {
    ...model,
    series: shown(model.series),
    facets: model.facets?.map(facet => ({ ...facet, series: shown(facet.series) })) ?? null,
  }
}
