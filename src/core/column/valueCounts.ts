import type { Bins } from './binning.ts'

/** A value and how many cells hold it. */
export interface ValueCount {
  x: number
  n: number
}

/**
 * Linear-interpolated quantile of counted values.
 *
 * @param counts  ascending by value, each value once; not empty
 * @param p       0..1
 * Source: type 7 of Hyndman & Fan (1996), The American Statistician 50(4), 361-365.
 */
export function quantileOfCounts(counts: readonly ValueCount[], p: number): number {
  const n = counts.reduce((sum, count) => sum + count.n, 0)
  const position = (n - 1) * p
  const low = valueAt(counts, Math.floor(position))
  const high = valueAt(counts, Math.ceil(position))
  return low + (high - low) * (position - Math.floor(position))
}

/** The value at a 0-based rank. */
function valueAt(counts: readonly ValueCount[], rank: number): number {
  let seen = 0
  for (const { x, n } of counts) {
    seen += n
    if (rank < seen) return x
  }
  return counts.at(-1)?.x ?? Number.NaN
}

/**
 * How many cells fall in each bin; the last bin is closed.
 * @param isExact  values are multiples of 1 / unit (whole numbers, decimals, milliseconds), compared in those units
 */
export function countInBins(counts: readonly ValueCount[], bins: Bins, isExact: boolean): number[] {
  const { start, width, unit } = bins
  const totals = new Array<number>(bins.count).fill(0)
  for (const { x, n } of counts) {
    const units = isExact ? Math.round(x * unit) : x
    let i = Math.floor((units - start) / width)
    // Division may land on the wrong side of an edge.
    if (units >= start + (i + 1) * width) i++
    else if (units < start + i * width) i--
    const bin = Math.min(Math.max(i, 0), bins.count - 1)
    totals[bin] = (totals[bin] ?? 0) + n
  }
  return totals
}
