/** Sums of n pairs around places near their means: of both, of their squares and of their product. */
export interface PairSums {
  n: number
  sx: number
  sy: number
  sxx: number
  syy: number
  sxy: number
}

/**
 * Pearson's correlation of sums around places near the means; null under two pairs or when one side does not vary.
 *
 * Source: Chan, Golub & LeVeque (1983), The American Statistician 37, 242-247.
 */
export function pearsonOfSums({ n, sx, sy, sxx, syy, sxy }: PairSums): number | null {
  if (n < 2) return null
  const [mx, my, mxy] = [sxx - (sx / n) * sx, syy - (sy / n) * sy, sxy - (sx / n) * sy]
  // What rounding alone leaves of values that do not vary.
  if (!(mx > 1e-14 * sxx && my > 1e-14 * syy && mx > 0 && my > 0)) return null
  return clamp(mxy / (Math.sqrt(mx) * Math.sqrt(my)))
}

/** Pearson's correlation of two columns of values, in two passes; null when one of them does not vary. */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length
  const [cx, cy] = [mean(x), mean(y)]
  const sums = { n, sx: 0, sy: 0, sxx: 0, syy: 0, sxy: 0 }
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(x[i] ?? 0) - cx, (y[i] ?? 0) - cy]
    sums.sx += dx
    sums.sy += dy
    sums.sxx += dx * dx
    sums.syy += dy * dy
    sums.sxy += dx * dy
  }
  return pearsonOfSums(sums)
}

function mean(x: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i] ?? 0
  return x.length > 0 ? sum / x.length : 0
}

function clamp(r: number): number | null {
  return Number.isFinite(r) ? Math.max(-1, Math.min(1, r)) : null
}
