import { gammaTails, type Tails } from './gammaTails.ts'
import { normalQuantile } from './normal.ts'

/** P(X < x) and P(X > x) of the chi-square distribution. */
export function chiSquareTails(x: number, df: number): Tails {
  return gammaTails(df / 2, x / 2)
}

/** P(X > x). */
export function chiSquareUpper(x: number, df: number): number {
  return chiSquareTails(x, df).upper
}

/**
 * The x with P(X < x) = p, 0 < p < 1: from Wilson and Hilferty's approximation by halving, on the smaller tail.
 *
 * Source of the start: Wilson & Hilferty (1931), PNAS 17, 684-688.
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) return Number.NaN
  const isBelow = (x: number) => {
    const { lower, upper } = chiSquareTails(x, df)
    return p < 0.5 ? lower < p : upper > 1 - p
  }
  const share = 2 / (9 * df)
  let low = df * Math.max(1 - share + normalQuantile(p) * Math.sqrt(share), 0.01) ** 3
  let high = low
  while (low > 1e-300 && !isBelow(low)) low /= 1.1
  while (isBelow(high)) high *= 1.1
  for (;;) {
    const middle = low + (high - low) / 2
    if (middle <= low || middle >= high) return middle
    if (isBelow(middle)) low = middle
    else high = middle
  }
}
