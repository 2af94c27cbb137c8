import { normalUpper } from '../special/normal.ts'
import { kurtosisBiased, type Moments, momentsOf, skewnessBiased, varianceOf } from './moments.ts'

/** A statistic of a test with its p. */
export interface Tested {
  statistic: number
  p: number
}

/**
 * Jarque and Bera's test; null under two values or when nothing varies.
 * Source: Jarque & Bera (1980), Economics Letters 6, 255-259.
 */
export function jarqueBera(moments: Moments): Tested | null {
  const [g1, g2] = [skewnessBiased(moments), kurtosisBiased(moments)]
  if (g1 === null || g2 === null || moments.n < 2) return null
  const statistic = (moments.n / 6) * (g1 * g1 + (g2 * g2) / 4)
  return { statistic, p: Math.exp(-statistic / 2) }
}

/**
 * D'Agostino and Pearson's K2 from skewness and kurtosis; null under eight values or when nothing varies.
 * Source: D'Agostino, Belanger & D'Agostino (1990), The American Statistician 44, 316-321.
 */
export function dagostinoPearson(moments: Moments): Tested | null {
  const [g1, g2] = [skewnessBiased(moments), kurtosisBiased(moments)]
  if (g1 === null || g2 === null || moments.n < 8) return null
  const statistic = skewnessZ(g1, moments.n) ** 2 + kurtosisZ(g2, moments.n) ** 2
  return { statistic, p: Math.exp(-statistic / 2) }
}

/** D'Agostino (1970), Biometrika 57, 679-681. */
function skewnessZ(g1: number, n: number): number {
  const y = g1 * Math.sqrt(((n + 1) * (n + 3)) / (6 * (n - 2)))
  const beta = (3 * (n * n + 27 * n - 70) * (n + 1) * (n + 3)) / ((n - 2) * (n + 5) * (n + 7) * (n + 9))
  const w2 = -1 + Math.sqrt(2 * (beta - 1))
  const delta = 1 / Math.sqrt(0.5 * Math.log(w2))
  const alpha = Math.sqrt(2 / (w2 - 1))
  return delta * Math.asinh(y / alpha)
}

/** Anscombe & Glynn (1983), Biometrika 70, 227-234. */
function kurtosisZ(g2: number, n: number): number {
  const expected = (3 * (n - 1)) / (n + 1)
  const variance = (24 * n * (n - 2) * (n - 3)) / ((n + 1) ** 2 * (n + 3) * (n + 5))
  const x = (g2 + 3 - expected) / Math.sqrt(variance)
  const skew =
    ((6 * (n * n - 5 * n + 2)) / ((n + 7) * (n + 9))) * Math.sqrt((6 * (n + 3) * (n + 5)) / (n * (n - 2) * (n - 3)))
  const a = 6 + (8 / skew) * (2 / skew + Math.sqrt(1 + 4 / (skew * skew)))
  const inner = (1 - 2 / a) / (1 + x * Math.sqrt(2 / (a - 4)))
  return (1 - 2 / (9 * a) - Math.cbrt(inner)) / Math.sqrt(2 / (9 * a))
}

/**
 * Anderson and Darling's A2 against a normal distribution with the mean and deviation of the values; null under eight
 * values or when nothing varies.
 *
 * @param sorted ascending
 * Source: Stephens (1986) in D'Agostino & Stephens, Goodness-of-Fit Techniques, table 4.9.
 */
export function andersonDarling(sorted: ArrayLike<number>): Tested | null {
  const moments = momentsOf(sorted)
  const variance = varianceOf(moments)
  const n = sorted.length
  if (n < 8 || variance === null || variance === 0) return null
  const sd = Math.sqrt(variance)
  const logs = (i: number, side: 1 | -1) => {
    const z = ((sorted[i] ?? 0) - moments.mean) / sd
    return Math.log(Math.max(normalUpper(side * z), Number.MIN_VALUE))
  }
  let sum = 0
  for (let i = 0; i < n; i++) sum += ((2 * i + 1) / n) * (logs(i, -1) + logs(n - 1 - i, 1))
  const statistic = -n - sum
  return { statistic, p: andersonP(statistic * (1 + 0.75 / n + 2.25 / (n * n))) }
}

function andersonP(a: number): number {
  if (a >= 0.6) return Math.min(1, Math.exp(1.2937 - 5.709 * a + 0.0186 * Math.min(a, 150) ** 2))
  if (a >= 0.34) return Math.exp(0.9177 - 4.279 * a - 1.38 * a * a)
  if (a >= 0.2) return 1 - Math.exp(-8.318 + 42.796 * a - 59.938 * a * a)
  return 1 - Math.exp(-13.436 + 101.14 * a - 223.73 * a * a)
}
