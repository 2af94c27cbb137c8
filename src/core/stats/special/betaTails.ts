import { continuedFraction } from './fraction.ts'
import type { Tails } from './gammaTails.ts'
import { log1pMinus, stirlingRest } from './logs.ts'

/** Shapes a, b > 0 and the place as x and y = 1 - x, each with its own digits. */
export interface BetaPlace {
  a: number
  b: number
  x: number
  y: number
}

/**
 * Regularised incomplete beta functions I_x(a, b) and 1 - I_x(a, b), by the continued fraction of the nearer tail. The
 * factor before it is written around the mean a / (a + b), so that large shapes keep their digits.
 *
 * Source: DiDonato & Morris (1992), ACM TOMS 18, 360-373 (algorithm 708).
 */
export function betaTails({ a, b, x, y }: BetaPlace): Tails {
  if (!(a > 0 && b > 0) || Number.isNaN(x + y)) return { lower: Number.NaN, upper: Number.NaN }
  if (x <= 0) return { lower: 0, upper: 1 }
  if (y <= 0) return { lower: 1, upper: 0 }
  if (x * (a + b + 2) < a + 1) {
    const lower = Math.min(1, nearTail({ a, b, x, y }))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, nearTail({ a: b, b: a, x: y, y: x }))
  return { lower: 1 - upper, upper }
}

/** BFRAC of the source: written with a y - b x, which keeps its digits where x is next to the mean or to one. */
function nearTail({ a, b, x, y }: BetaPlace): number {
  const lambda = a * y - b * x
  const fraction = continuedFraction(i => {
    const n = i - 1
    const d = a + 2 * n - 1
    const numerator = ((a + n - 1) / d) * ((a + b + n - 1) / d) * n * (b - n) * x * x
    const rest = ((a + n) / (a + 2 * n + 1)) * (lambda + 1 + n * (1 + y))
    return { a: n === 0 ? 1 : numerator, b: n === 0 ? rest : n + (n * (b - n) * x) / d + rest }
  })
  return betaFactor({ a, b, x, y }) * fraction
}

/** x^a y^b / B(a, b). */
function betaFactor({ a, b, x, y }: BetaPlace): number {
  const n = a + b
  const lambda = (x * b - y * a) / n
  const u = (lambda * n) / a
  const v = (-lambda * n) / b
  const near = Math.abs(u) < 0.5 && Math.abs(v) < 0.5
  const exponent = near ? a * log1pMinus(u) + b * log1pMinus(v) : a * log((x * n) / a, u) + b * log((y * n) / b, v)
  const rest = stirlingRest(n) - stirlingRest(a) - stirlingRest(b)
  return Math.sqrt((a / (2 * Math.PI)) * (b / n)) * Math.exp(exponent + rest)
}

/** ln(ratio), where ratio is 1 + u. */
function log(ratio: number, u: number): number {
  return u > -0.5 ? Math.log1p(u) : Math.log(ratio)
}
