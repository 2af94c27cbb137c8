/** Rows that are fetched together. */
export const blockSize = 200

/** The blocks that hold a window of rows, `last` not included; at least the first. */
export function blocksOf({ first, last }: { first: number; last: number }): number[] {
  const from = Math.max(0, Math.floor(first / blockSize))
  const to = Math.max(from, Math.floor(Math.max(0, last - 1) / blockSize))
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}
