import gammaln from '@stdlib/math-base-special-gammaln'

export interface FisherExact {
  p: number
  /** a d / (b c); null where it is not finite. */
  oddsRatio: number | null
}

/**
 * Fisher's exact test of a table of two by two: the chance of all tables with the same margins that are no likelier.
 *
 * Source: Fisher (1935), J. Royal Statistical Society 98, 39-82.
 */
export function fisherExact([[a, b], [c, d]]: [[number, number], [number, number]]): FisherExact {
  const [first, second, column] = [a + b, c + d, a + c]
  const low = Math.max(0, column - second)
  const high = Math.min(column, first)
  const chance = (x: number) =>
    Math.exp(logChoose(first, x) + logChoose(second, column - x) - logChoose(first + second, column))
  const seen = chance(a)
  let p = 0
  for (let x = low; x <= high; x++) {
    const own = chance(x)
    // Tables as likely as the one that was seen count, whatever the last digits say (R and scipy: 1e-7).
    if (own <= seen * (1 + 1e-7)) p += own
  }
  const oddsRatio = (a * d) / (b * c)
  return { p: Math.min(1, p), oddsRatio: Number.isFinite(oddsRatio) ? oddsRatio : null }
}

function logChoose(n: number, k: number): number {
  return gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
}
