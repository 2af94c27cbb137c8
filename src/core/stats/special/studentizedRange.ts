import gammaln from '@stdlib/math-base-special-gammaln'
import { normalUpper } from './normal.ts'

/** So many means are compared, with these degrees of freedom of their common variance. */
export interface RangeOf {
  groups: number
  df: number
}

const STEP = 0.2

/**
 * P(Q > q) of Tukey's studentized range: the upper tail of the range of k normal values, mixed over the deviation of
 * the sample. Both integrals have smooth, fast-falling integrands, for which the trapezoidal rule converges faster than
 * any power; no 1 - cdf anywhere, so that far tails keep their digits (1e-11 relative).
 *
 * Source: Tukey (1953); Lund & Lund (1983), Applied Statistics 32, 204-210, for the integrals.
 */
export function studentizedRangeUpper(q: number, { groups, df }: RangeOf): number {
  if (!(groups >= 2 && df > 0) || Number.isNaN(q)) return Number.NaN
  if (q <= 0) return 1
  if (df > 1e7) return rangeUpper(q, groups)
  const logConstant = (df / 2) * Math.log(df / 2) - gammaln(df / 2) + Math.log(2)
  // u = ln s; the density of u without the range is exp(df (u - s^2 / 2)) times a constant.
  const peak = -0.5 * Math.log1p((q * q) / (2 * df))
  const step = Math.min(0.12, 0.45 / Math.sqrt(2 * df))
  const at = (u: number) => {
    const s = Math.exp(u)
    return Math.exp(logConstant + df * (u - (s * s) / 2)) * rangeUpper(q * s, groups)
  }
  return step * (fromPeak(at, peak, step) + fromPeak(at, peak - step, -step))
}

/** Sum of the values from `start` on, until they no longer count. */
function fromPeak(at: (u: number) => number, start: number, step: number): number {
  let sum = 0
  let least = 0
  for (let i = 0; i < 20_000; i++) {
    const value = at(start + i * step)
    sum += value
    least = value > sum * 1e-17 ? 0 : least + 1
    // Once it has risen and fallen it does not rise again; before that it may be too small to be seen.
    if (least > (sum > 0 ? 2 : 20)) break
  }
  return sum
}

/** P(the range of k standard normal values > w) = k times the integral of phi(z) (A^(k-1) - B^(k-1)), A - B = Phi(z - w). */
function rangeUpper(w: number, k: number): number {
  let sum = 0
  for (let z = w / 2 - 9; z <= w / 2 + 9; z += STEP) {
    const beyond = normalUpper(w - z)
    const all = 1 - normalUpper(z)
    sum += Math.exp(-(z * z) / 2) * differenceOfPowers(all, beyond, k - 1)
  }
  return Math.min(1, (k * STEP * sum) / Math.sqrt(2 * Math.PI))
}

/** A^m - (A - d)^m. */
function differenceOfPowers(A: number, d: number, m: number): number {
  if (d <= 0) return 0
  if (d >= A) return A ** m
  return -(A ** m) * Math.expm1(m * Math.log1p(-d / A))
}
