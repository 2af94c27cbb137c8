import { randomFrom } from '../cluster/random.ts'
import { normalQuantile, normalTwoSided } from '../special/normal.ts'
import { median } from './median.ts'
import type { Season } from './seasonOf.ts'
import { stl } from './stl.ts'
import { trendCurve } from './trendCurve.ts'

/** What each period lets expect, and how far single ones are from it. */
export interface Expected {
  expected: Float64Array
  /** Robust standard deviation around it. */
  scale: number
  /** More than half are exactly as expected: the scale is that of the mean deviation. */
  isMostlyAlike: boolean
  /** Distance in that; infinite where all others are exactly as expected. */
  z: Float64Array
  p: Float64Array
}

/** Cycles over which the season may change: few of them would follow what is to be told from it. */
const SEASONAL = 21
const SEED = 42
const NOISE = 700

/**
 * Robust trend and season, and the distance of each value from them over 1.4826 times the median absolute deviation.
 * A fit follows the noise a little: what pure noise of the same length loses by it is given back to the deviation.
 * Source of the distance: Iglewicz & Hoaglin (1993), How to Detect and Handle Outliers, ASQC (modified z-scores).
 */
export function expectedOf(y: Float64Array, season: Season | null): Expected {
  const fit = fitted(y, season)
  const off = y.map((x, i) => x - (fit[i] ?? 0))
  const middle = median(off)
  const rounding = 1e-9 * y.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  const seen = deviation(off)
  const isMostlyAlike = seen <= rounding
  const scale = isMostlyAlike ? meanDeviation(off, rounding) : seen / lossOfNoise(y.length, season)
  const z = off.map(x => {
    const distance = x - middle
    return Math.abs(distance) <= rounding ? 0 : distance / Math.max(scale, Number.MIN_VALUE)
  })
  return { expected: fit.map(x => x + middle), scale, isMostlyAlike, z, p: z.map(normalTwoSided) }
}

function fitted(y: Float64Array, season: Season | null): Float64Array {
  if (season === null) return trendCurve(y, true)
  const parts = stl(y, { period: season.period, robust: true, seasonal: SEASONAL })
  return parts.trend.map((x, i) => x + (parts.season[i] ?? 0))
}

function deviation(off: Float64Array): number {
  const middle = median(off)
  return 1.4826 * median(off.map(x => Math.abs(x - middle)))
}

/** By the mean instead of the median, as the same source advises where the median is 0. */
function meanDeviation(off: Float64Array, rounding: number): number {
  const middle = median(off)
  const mean = off.reduce((sum, x) => sum + Math.abs(x - middle), 0) / off.length
  return mean > rounding ? 1.253314 * mean : 0
}

/** What is left of the deviation of noise when the same is fitted to it: 1 when nothing is followed. */
function lossOfNoise(n: number, season: Season | null): number {
  const random = randomFrom(SEED)
  const rounds = Math.ceil(NOISE / n)
  let [left, whole] = [0, 0]
  for (let round = 0; round < rounds; round++) {
    const noise = new Float64Array(n).map(() => normalQuantile(Math.max(1e-12, random())))
    const fit = fitted(noise, season)
    left += deviation(noise.map((x, i) => x - (fit[i] ?? 0)))
    whole += deviation(noise)
  }
  return Math.min(1, left / whole)
}
