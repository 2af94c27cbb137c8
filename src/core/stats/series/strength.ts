/** How much of what moves is one part, 0..1; null where nothing moves. */
export interface Strengths {
  trend: number | null
  season: number | null
}

/**
 * Strength of trend and season: what share of the variance of (part + residual) the residual leaves out, not below 0.
 * Source: Wang, Smith & Hyndman (2006), Data Mining and Knowledge Discovery 13, 335-364.
 */
export function strengths(parts: Record<'trend' | 'season' | 'residual', ArrayLike<number>>): Strengths {
  const left = variance(parts.residual)
  const of = (part: ArrayLike<number>): number | null => {
    const both = variance(Array.from(part, (x, i) => x + (parts.residual[i] ?? 0)))
    return both > 0 ? Math.max(0, 1 - left / both) : null
  }
  return { trend: of(parts.trend), season: of(parts.season) }
}

function variance(values: ArrayLike<number>): number {
  const x = Array.from(values)
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  return x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length
}
