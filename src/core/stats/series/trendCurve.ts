import { loess } from './loess.ts'
import { bisquare } from './stl.ts'

/**
 * Where a series without a season goes: a local line over a third of it (at least 7 periods), robust against outliers by
 * four rounds of bisquare weights when asked.
 * Source: Cleveland (1979), J. American Statistical Association 74, 829-836 (LOWESS).
 */
export function trendCurve(y: Float64Array, robust: boolean): Float64Array {
  const n = y.length
  const third = Math.max(7, Math.ceil(n / 3))
  const of = { y, n, window: third % 2 === 0 ? third + 1 : third, degree: 1 as const }
  let trend = loess({ ...of, weights: null })
  for (let round = 0; robust && round < 4; round++)
    trend = loess({ ...of, weights: bisquare(y.map((x, i) => x - (trend[i] ?? 0))) })
  return trend
}
