import gammaln from '@stdlib/math-base-special-gammaln'

/** ln(1 + u) - u without losing digits near zero; u > -1. */
export function log1pMinus(u: number): number {
  if (Math.abs(u) > 0.5) return Math.log1p(u) - u
  const r = u / (2 + u)
  const square = r * r
  let term = 1
  let sum = 0
  for (let k = 3; term > 1e-18; k += 2) {
    sum += term / k
    term *= square
  }
  return 2 * r * square * sum - r * u
}

/**
 * What Stirling's formula lacks: ln Gamma(a) - ((a - 1/2) ln a - a + ln(2 pi) / 2), for a > 0.
 * Source: Abramowitz & Stegun (1964), 6.1.41.
 */
export function stirlingRest(a: number): number {
  if (a < 15) return gammaln(a) - ((a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI))
  const s = 1 / (a * a)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / a
}
