/** The middle value; 0 of none. */
export function median(x: Float64Array): number {
  return middleOf(x.slice().sort())
}

/** The middle of values that are in order. */
export function middleOf(sorted: Float64Array): number {
  const half = sorted.length / 2
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2
}
