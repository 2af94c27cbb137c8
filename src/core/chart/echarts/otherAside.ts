import type { ChartModel } from '../../../contract/chart.ts'
import { isOther } from './other.ts'

/** So many times the longest named bar, "Other" would press the named ones to stubs. */
const most = 4

/** The value of an "Other" too long to be drawn beside what it is compared with; null when it is drawn. */
export function otherAside(model: ChartModel): number | null {
  const { type, x, series: drawn, facets } = model
  const [series, second] = drawn
  if (type !== 'bar' || facets || !series || second || !isOther(model, x?.categories.at(-1))) return null
  const other = series.values.at(-1) ?? null
  const longest = Math.max(0, ...series.values.slice(0, -1).map(value => value ?? 0))
  return other !== null && longest > 0 && other > most * longest ? other : null
}

/** The bars that are drawn: without an "Other" that stands aside. */
export function drawnBars(model: ChartModel): ChartModel {
  if (!model.x || otherAside(model) === null) return model
  return {
    ...model,
    x: { ...model.x, categories: model.x.categories.slice(0, -1) },
    series: model.series.map(series => ({ ...series, values: series.values.slice(0, -1) })),
  }
}
