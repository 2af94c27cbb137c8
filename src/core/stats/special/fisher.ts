import betaincinv from '@stdlib/math-base-special-kernel-betaincinv'
import { betaTails } from './betaTails.ts'
import type { Tails } from './gammaTails.ts'

/** Degrees of freedom above and below the line of an F statistic. */
export interface FisherDf {
  df1: number
  df2: number
}

/** P(F < f) and P(F > f) of Fisher's F distribution. */
export function fisherTails(f: number, { df1, df2 }: FisherDf): Tails {
  if (f === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const whole = df2 + df1 * f
  return betaTails({ a: df1 / 2, b: df2 / 2, x: (df1 * f) / whole, y: df2 / whole })
}

/** P(F > f). */
export function fisherUpper(f: number, df: FisherDf): number {
  return fisherTails(f, df).upper
}

/** The f with P(F < f) = p, 0 < p < 1. */
export function fisherQuantile(p: number, { df1, df2 }: FisherDf): number {
  const [x = Number.NaN, y = Number.NaN] = betaincinv(df1 / 2, df2 / 2, p, 1 - p)
  return (df2 * x) / (df1 * y)
}
