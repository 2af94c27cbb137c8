import type { Decomposition } from './stl.ts'

/**
 * Classical decomposition: a centred moving average over one season is the trend, the mean of what is left at each place
 * of the season is the season (around 0, or around 1 when `multiplicative`). Half a season at both ends has no trend.
 *
 * @param y  equally spaced, oldest first, at least two seasons; above zero when multiplicative
 * Source: Macaulay (1931), The Smoothing of Time Series; as in Hyndman & Athanasopoulos (2021), Forecasting, sec. 3.4.
 */
export function classical(y: Float64Array, period: number, model: 'additive' | 'multiplicative'): Decomposition {
  const isFactor = model === 'multiplicative'
  const without = (x: number, part: number) => (isFactor ? x / part : x - part)
  const trend = centredMean(y, period)
  const detrended = trend.map((level, i) => (level === null ? null : without(y[i] ?? 0, level)))
  const means = Array.from({ length: period }, (_, place) => meanAt(detrended, place, period))
  const middle = means.reduce((sum, x) => sum + x, 0) / period
  const season = Array.from(y, (_, i) => without(means[i % period] ?? 0, middle))
  const residual = detrended.map((x, i) => (x === null ? null : without(x, season[i] ?? 0)))
  return { trend, season, residual }
}

/** An even season takes half of the values at both of its ends. */
function centredMean(y: Float64Array, period: number): (number | null)[] {
  const half = Math.floor(period / 2)
  const edge = period % 2 === 0 ? 0.5 : 1
  return Array.from(y, (_, i) => {
    if (i < half || i + half >= y.length) return null
    let sum = edge * ((y[i - half] ?? 0) + (y[i + half] ?? 0))
    for (let j = i - half + 1; j < i + half; j++) sum += y[j] ?? 0
    return sum / period
  })
}

function meanAt(x: readonly (number | null)[], place: number, period: number): number {
  const known = x.filter((value, i): value is number => value !== null && i % period === place)
  return known.reduce((sum, value) => sum + value, 0) / known.length
}
