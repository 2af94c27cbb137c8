import type { ChartModel } from '../../contract/chart.ts'
import { epochOf } from '../format.ts'

/** A place inside the plot in the units of its axes: a category's index or a time, and a value. */
export interface Place {
  x: number
  y: number
}

/** The mark of a line or bar chart that is nearest to a place: clicks need not hit it. */
export function nearestMark(model: ChartModel, place: Place): { series: number; index: number } | null {
  const along = model.horizontal ? place.y : place.x
  const index = model.type === 'line' ? nearestTime(model, along) : Math.round(along)
  if (index < 0 || index >= (model.x?.categories.length ?? 0)) return null
  const height = model.horizontal ? place.x : place.y
  let best: { series: number; index: number } | null = null
  let least = Number.POSITIVE_INFINITY
  model.series.forEach(({ values }, series) => {
    const value = values[index] ?? null
    if (value === null || Math.abs(value - height) >= least) return
    least = Math.abs(value - height)
    best = { series, index }
  })
  return best
}

function nearestTime(model: ChartModel, at: number): number {
  const categories = model.x?.categories ?? []
  const times = categories.map(epochOf)
  if (model.x?.kind !== 'time' || times.includes(null)) return Math.round(at)
  // Gaps between values have no mark: the nearest period that has one is meant.
  const known = (i: number) => model.series.some(({ values }) => (values[i] ?? null) !== null)
  let best = -1
  times.forEach((time, i) => {
    if (time === null || !known(i)) return
    if (best < 0 || Math.abs(time - at) < Math.abs((times[best] ?? 0) - at)) best = i
  })
  return best
}
