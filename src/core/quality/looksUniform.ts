/**
 * Whether counts of equal bins are as even as an even distribution gives them: Pearson's chi-square at p > 0.5 of even
 * bins over at least 1,000 values. The chi-square quantile is Wilson and Hilferty's (1931) approximation.
 */
export function looksUniform(counts: readonly number[]): boolean {
  const total = counts.reduce((sum, n) => sum + n, 0)
  if (counts.length < 5 || total < 1000) return false
  const expected = total / counts.length
  const statistic = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
  const df = counts.length - 1
  const z = (Math.cbrt(statistic / df) - (1 - 2 / (9 * df))) / Math.sqrt(2 / (9 * df))
  return z < 0
}
