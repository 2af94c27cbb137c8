import type { ChartModel } from '../../contract/chart.ts'

const steps = 4

/** Whether an axis that may start anywhere starts away from zero: something that has to be said. */
export function startsAwayFromZero({ series, y }: ChartModel): boolean {
  if (!y || y.startsAtZero) return false
  const values = series.flatMap(s => s.values.filter(value => value !== null))
  if (values.length === 0) return false
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (low <= 0 && high >= 0) return false
  const step = niceStep((high - low) / steps || Math.abs(high))
  return low > 0 ? Math.floor(low / step) > 0 : Math.ceil(high / step) < 0
}

/** The round number that an axis would step by. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const share = rough / power
  const nice = [1.5, 2.5, 4, 7].findIndex(limit => share < limit)
  return power * ([1, 2, 3, 5][nice] ?? 10)
}
