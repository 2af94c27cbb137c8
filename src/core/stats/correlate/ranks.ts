/** Ranks from 1, ties with the mean of their places, and what ties take from variances: the sum of t^3 - t. */
export interface Ranks {
  ranks: Float64Array
  ties: number
}

/** Mid-ranks of values. O(n log n). */
export function ranksOf(x: ArrayLike<number>): Ranks {
  const n = x.length
  const order = orderOf(x)
  const ranks = new Float64Array(n)
  let ties = 0
  for (let i = 0; i < n; ) {
    let j = i + 1
    while (j < n && x[order[j] ?? 0] === x[order[i] ?? 0]) j++
    for (let k = i; k < j; k++) ranks[order[k] ?? 0] = (i + j + 1) / 2
    const t = j - i
    ties += t * t * t - t
    i = j
  }
  return { ranks, ties }
}

/** Indices of the values, the smallest first. */
export function orderOf(x: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({ length: x.length }, (_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0))
}
