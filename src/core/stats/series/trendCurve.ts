import { loess } from './loess.ts'
import { median } from './median.ts'
import { bisquare } from './stl.ts'

/**
 * Where a series without a season goes: a local line over a third of it (at least 7 periods), robust against outliers by
 * four rounds of bisquare weights when asked, the first around running medians.
 * Source: Cleveland (1979), J. American Statistical Association 74, 829-836 (LOWESS).
 */
export function trendCurve(y: Float64Array, robust: boolean): Float64Array {
  const third = Math.max(7, Math.ceil(y.length / 3))
  const window = third % 2 === 0 ? third + 1 : third
  const smooth = (weights: Float64Array | null) => loess({ y, n: y.length, window, degree: 1, weights })
  if (!robust) return smooth(null)
  let trend = runningMedian(y, window)
  for (let round = 0; round < 4; round++) trend = smooth(bisquare(y.map((x, i) => x - (trend[i] ?? 0))))
  return trend
}

function runningMedian(y: Float64Array, window: number): Float64Array {
  const half = Math.floor(window / 2)
  return y.map((_, i) => median(y.slice(Math.max(0, i - half), i + half + 1)))
}
