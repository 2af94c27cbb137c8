import type { ChartModel, Series } from '../../../contract/chart.ts'
import { epochOf } from '../../words/dates.ts'
import { shareOf } from './extent.ts'

/** A place inside the plot in the units of its axes: a category's index or a time, and a value. */
export interface Place {
  x: number
  y: number
}

/** The mark of a line, area, bar or box chart that is nearest to a place: clicks need not hit it. */
export function nearestMark(model: ChartModel, place: Place): { series: number; index: number } | null {
  const along = model.horizontal ? place.y : place.x
  const index = model.type === 'bar' || model.type === 'box' ? Math.round(along) : nearestTime(model, along)
  if (index < 0 || index >= Math.max(model.x?.categories.length ?? 0, model.series[0]?.values.length ?? 0)) return null
  const height = model.horizontal ? place.x : place.y
  let best: { series: number; index: number } | null = null
  let least = Number.POSITIVE_INFINITY
  model.series.forEach(({ values }, series) => {
    const value = values[index] ?? null
    if (value === null) return
    const distance = distanceOf(model, series, index, height)
    if (distance >= least) return
    least = distance
    best = { series, index }
  })
  return best
}

/** From a value's drawn place; in a stack from the middle of its part. */
function distanceOf({ series, stack }: ChartModel, at: number, index: number, height: number): number {
  const value = series[at]?.values[index] ?? 0
  if (stack === 'none' || series.length < 2) return Math.abs(value - height)
  const lengths = series.map(({ values }) => {
    const own = values[index] ?? 0
    return stack === 'percent' ? (shareOf(series, index, own) ?? 0) : own
  })
  const own = lengths[at] ?? 0
  const below = lengths.slice(0, at).reduce((sum, v) => (v >= 0 === own >= 0 ? sum + v : sum), 0)
  return Math.abs(below + own / 2 - height) - Math.abs(own) / 2
}

function nearestTime(model: ChartModel, at: number): number {
  const places = model.series[0]?.xs ?? (model.x?.categories ?? []).map(epochOf)
  if (!model.series[0]?.xs && (model.x?.kind !== 'time' || places.includes(null))) return Math.round(at)
  let best = -1
  places.forEach((place, i) => {
    // Gaps between values have no mark: the nearest period that has one is meant.
    if (place === null || !isKnown(model.series, i)) return
    if (best < 0 || Math.abs(place - at) < Math.abs((places[best] ?? 0) - at)) best = i
  })
  return best
}

const isKnown = (series: readonly Series[], i: number) => series.some(({ values }) => (values[i] ?? null) !== null)
