/**
 * Autocorrelation at one season's distance after a straight trend is taken out: towards 1 when each season repeats the
 * one before, near 0 when not.
 *
 * @returns null with fewer than two whole seasons, or when nothing varies
 */
export function seasonalStrength(values: readonly number[], period: number): number | null {
  const n = values.length
  if (period < 2 || n < 2 * period + 1) return null
  const e = detrended(values)
  const variance = e.reduce((sum, x) => sum + x * x, 0)
  if (!(variance > 1e-12 * n)) return null
  let sum = 0
  for (let i = period; i < n; i++) sum += (e[i] ?? 0) * (e[i - period] ?? 0)
  // Each lag has fewer pairs than the variance has values.
  return sum / (n - period) / (variance / n)
}

function detrended(values: readonly number[]): number[] {
  const n = values.length
  const middle = (n - 1) / 2
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  const slope = values.reduce((sum, x, i) => sum + (i - middle) * (x - mean), 0) / ((n * (n * n - 1)) / 12)
  return values.map((x, i) => x - mean - slope * (i - middle))
}
