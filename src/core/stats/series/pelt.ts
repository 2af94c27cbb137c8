interface Search {
  /** What one more change must save in squares. */
  penalty: number
  /** Fewest values between two changes. */
  fewest: number
}

/**
 * Changes of the mean by exact search: the partition with the least sum of squares around the means of its parts plus a
 * penalty for each change. Returns where parts begin, the first part aside.
 * Source: Killick, Fearnhead & Eckley (2012), J. American Statistical Association 107, 1590-1598 (PELT).
 */
export function pelt(y: Float64Array, { penalty, fewest }: Search): number[] {
  const n = y.length
  const cost = squaresWithin(y)
  const best = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY)
  best[0] = -penalty
  const from = new Int32Array(n + 1)
  let candidates = [0]
  for (let end = fewest; end <= n; end++) {
    for (const start of candidates) {
      const value = (best[start] ?? 0) + cost(start, end) + penalty
      if (end - start >= fewest && value < (best[end] ?? 0)) {
        best[end] = value
        from[end] = start
      }
    }
    // A start that is too dear now stays so; one with too few values yet is kept.
    candidates = candidates.filter(s => end - s < fewest || (best[s] ?? 0) + cost(s, end) <= (best[end] ?? 0))
    if (end - fewest + 1 >= fewest) candidates.push(end - fewest + 1)
  }
  const changes: number[] = []
  for (let at = from[n] ?? 0; at > 0; at = from[at] ?? 0) changes.unshift(at)
  return changes
}

/** Sum of squares around the mean of y[start..end), from running sums of values moved to their mean. */
function squaresWithin(y: Float64Array): (start: number, end: number) => number {
  const n = y.length
  const mean = y.reduce((sum, x) => sum + x, 0) / n
  const sums = new Float64Array(n + 1)
  const squares = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) {
    const x = (y[i] ?? 0) - mean
    sums[i + 1] = (sums[i] ?? 0) + x
    squares[i + 1] = (squares[i] ?? 0) + x * x
  }
  return (start, end) => {
    const sum = (sums[end] ?? 0) - (sums[start] ?? 0)
    return Math.max(0, (squares[end] ?? 0) - (squares[start] ?? 0) - (sum * sum) / (end - start))
  }
}
