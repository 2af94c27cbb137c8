import type { RfmSegment } from '../../../contract/analysis/customers.ts'

/**
 * Scores 1 to 5 by fifths, 5 the largest; equal values have equal scores (the middle of their places).
 * Source: Hughes (1994), Strategic Database Marketing.
 */
export function fifths(values: readonly number[]): number[] {
  const order = values.map((value, i) => ({ value, i })).sort((a, b) => a.value - b.value)
  const scores = new Array<number>(values.length).fill(1)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++
    const middle = (from + to + 1) / 2 / order.length
    for (let k = from; k <= to; k++) scores[order[k]?.i ?? 0] = Math.min(5, Math.floor(middle * 5) + 1)
    from = to + 1
  }
  return scores
}

/** The usual names for lateness against the mean of frequency and value. */
export function rfmSegment(recency: number, worth: number): RfmSegment {
  if (recency >= 4) {
    if (worth >= 4) return 'champions'
    return worth >= 2.5 ? 'promising' : 'recent'
  }
  if (recency === 3) return worth >= 3 ? 'loyal' : 'slipping'
  return worth >= 3 ? 'atRisk' : 'lost'
}
