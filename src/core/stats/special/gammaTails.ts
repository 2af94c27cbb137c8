import { continuedFraction } from './fraction.ts'
import { log1pMinus, stirlingRest } from './logs.ts'

/** Both tails of a distribution at one place; the smaller one has its own digits. */
export interface Tails {
  lower: number
  upper: number
}

/**
 * Regularised incomplete gamma functions P(a, x) and Q(a, x), a > 0, x >= 0: the series below a + 1, the continued
 * fraction above. The factor before them is written with Stirling's rest, so that large a keep their digits.
 *
 * Source: Abramowitz & Stegun (1964), 6.5.29 and 6.5.31; Temme (1994) for the factor.
 */
export function gammaTails(a: number, x: number): Tails {
  if (!(a > 0) || Number.isNaN(x)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 }
  const factor = gammaFactor(a, x)
  if (x < a + 1) {
    const lower = Math.min(1, (factor / a) * series(a, x))
    return { lower, upper: 1 - lower }
  }
  const fraction = continuedFraction(i => ({ a: i === 1 ? 1 : (i - 1) * (a - i + 1), b: x + 2 * i - 1 - a }))
  const upper = Math.min(1, factor * fraction)
  return { lower: 1 - upper, upper }
}

/** x^a e^-x / Gamma(a). */
function gammaFactor(a: number, x: number): number {
  const mu = (x - a) / a
  const exponent = Math.abs(mu) < 0.5 ? a * log1pMinus(mu) : a * Math.log(x / a) + (a - x)
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent - stirlingRest(a))
}

/** 1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ... */
function series(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k)
    sum += term
  }
  return sum
}
