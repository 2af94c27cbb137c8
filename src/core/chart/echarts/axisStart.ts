import type { ChartModel, Series } from '../../../contract/chart.ts'

const steps = 4

/** Whether an axis that may start anywhere starts away from zero: something that has to be said. */
export function startsAwayFromZero({ type, series, facets, y }: ChartModel): boolean {
  if (type !== 'line' || !y || y.startsAtZero) return false
  const [low, high] = rangeOf(facets ? facets.flatMap(facet => facet.series) : series)
  // A flat line says nothing by where it stands: it is shown above zero.
  if (low >= high) return false
  if (low <= 0 && high >= 0) return false
  const step = niceStep((high - low) / steps || Math.abs(high))
  return low > 0 ? Math.floor(low / step) > 0 : Math.ceil(high / step) < 0
}

function rangeOf(series: readonly Series[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { values, lows = [], highs = [] } of series)
    for (const value of [...values, ...lows, ...highs])
      if (value !== null) [low, high] = [Math.min(low, value), Math.max(high, value)]
  return [low, high]
}

/** The round number that an axis would step by. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const share = rough / power
  const nice = [1.5, 2.5, 4, 7].findIndex(limit => share < limit)
  return power * ([1, 2, 3, 5][nice] ?? 10)
}
