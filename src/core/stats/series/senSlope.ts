import { normalQuantile } from '../special/normal.ts'
import { bySeason } from './mannKendall.ts'
import { median, middleOf } from './median.ts'

/** A slope per period that half of all pairs exceed, and the 95 % interval around it. */
export interface SenSlope {
  slope: number
  low: number
  high: number
  /** Of the line with this slope through the medians. */
  intercept: number
}

interface Sen {
  places: Float64Array
  season: number
  /** Of Mann and Kendall's S. */
  variance: number
}

const LEVEL = 0.95

/**
 * Sen's slope: the median of the slopes between all pairs (of one place of the season), with the interval that the
 * variance of Mann and Kendall's S gives.
 * Sources: Sen (1968), J. American Statistical Association 63, 1379-1389; Gilbert (1987), Statistical Methods for
 * Environmental Pollution Monitoring, ch. 16 and 17.
 */
export function senSlope(y: Float64Array, { places, season, variance }: Sen): SenSlope {
  const parts = bySeason(y, places, season)
  const times = bySeason(places, places, season)
  const pairs = parts.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0)
  const slopes = new Float64Array(pairs)
  let k = 0
  parts.forEach((part, s) => {
    for (let j = 1; j < part.length; j++)
      for (let i = 0; i < j; i++) slopes[k++] = slopeBetween(part, times[s] ?? places, i, j)
  })
  slopes.sort()
  const reach = normalQuantile((1 + LEVEL) / 2) * Math.sqrt(variance)
  const slope = middleOf(slopes)
  const at = (rank: number) => slopes[Math.max(0, Math.min(pairs - 1, Math.round(rank)))] ?? 0
  return {
    slope,
    low: at((pairs - reach) / 2 - 1),
    high: at((pairs + reach) / 2),
    intercept: median(y) - slope * middleOf(places),
  }
}

function slopeBetween(y: Float64Array, t: Float64Array, i: number, j: number): number {
  return ((y[j] ?? 0) - (y[i] ?? 0)) / ((t[j] ?? 0) - (t[i] ?? 0))
}
