import betaincinv from '@stdlib/math-base-special-kernel-betaincinv'
import { betaTails } from './betaTails.ts'
import { normalQuantile, normalTwoSided } from './normal.ts'

/** Above so many degrees of freedom the normal distribution is the same to the last digit that matters. */
const MANY = 1e12

/** P(|T| > |t|) of Student's distribution. */
export function studentTwoSided(t: number, df: number): number {
  if (df > MANY) return normalTwoSided(t)
  if (!(df > 0) || Number.isNaN(t)) return Number.NaN
  const square = t * t
  if (square === Number.POSITIVE_INFINITY) return 0
  return betaTails({ a: df / 2, b: 0.5, x: df / (df + square), y: square / (df + square) }).lower
}

/** P(T > t). */
export function studentUpper(t: number, df: number): number {
  const half = studentTwoSided(t, df) / 2
  return t > 0 ? half : 1 - half
}

/** The t with P(T < t) = p, 0 < p < 1. */
export function studentQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return -studentQuantile(1 - p, df)
  if (df > MANY) return normalQuantile(p)
  const [x = Number.NaN, y = Number.NaN] = betaincinv(df / 2, 0.5, 2 * p, 1 - 2 * p)
  return -Math.sqrt((df * y) / x)
}
