import erfc from '@stdlib/math-base-special-erfc'
import erfcinv from '@stdlib/math-base-special-erfcinv'

/** P(Z > z) of the standard normal distribution. */
export function normalUpper(z: number): number {
  return erfc(z / Math.SQRT2) / 2
}

/** P(|Z| > |z|). */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2)
}

/** The z with P(Z < z) = p, 0 < p < 1. */
export function normalQuantile(p: number): number {
  return p === 0.5 ? 0 : -Math.SQRT2 * erfcinv(2 * p)
}
