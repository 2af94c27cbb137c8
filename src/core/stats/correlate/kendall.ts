import { normalTwoSided } from '../special/normal.ts'

export interface Kendall {
  tau: number
  p: number
}

/** Without ties and up to here the distribution is counted out. */
const EXACT_MAX = 33

/**
 * Kendall's tau-b with its p: counted out for few values without ties, else by the normal approximation with the
 * variance of tied ranks. null under two pairs or when one side does not vary. O(n log n).
 *
 * Source: Knight (1966), J. American Statistical Association 61, 436-439; Kendall (1970), Rank Correlation Methods, ch. 4-5.
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>): Kendall | null {
  const n = x.length
  const pairs = (n * (n - 1)) / 2
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (x[a] ?? 0) - (x[b] ?? 0) || (y[a] ?? 0) - (y[b] ?? 0),
  )
  const sorted = Float64Array.from(order, i => y[i] ?? 0)
  const own = tiesOf(Float64Array.from(order, i => x[i] ?? 0))
  const joint = tiesOf(
    sorted,
    Float64Array.from(order, i => x[i] ?? 0),
  )
  const discordant = swapsOf(sorted)
  // Sorted by the swaps.
  const other = tiesOf(sorted)
  if (own.pairs === pairs || other.pairs === pairs) return null
  const s = pairs - own.pairs - other.pairs + joint.pairs - 2 * discordant
  const tau = s / Math.sqrt(pairs - own.pairs) / Math.sqrt(pairs - other.pairs)
  const isCounted = own.pairs === 0 && other.pairs === 0 && n <= EXACT_MAX
  const p = isCounted ? countedP(n, Math.min(discordant, pairs - discordant)) : approximateP({ n, s, own, other })
  return { tau: Math.max(-1, Math.min(1, tau)), p }
}

interface Ties {
  /** Sums over runs of t equal values: of t(t-1)/2, t(t-1)(t-2) and t(t-1)(2t+5). */
  pairs: number
  triples: number
  variance: number
}

/** Runs of equal values of a sorted column; of equal pairs when another is given. */
function tiesOf(sorted: Float64Array, other?: Float64Array): Ties {
  const ties = { pairs: 0, triples: 0, variance: 0 }
  let t = 1
  for (let i = 1; i <= sorted.length; i++) {
    if (i < sorted.length && sorted[i] === sorted[i - 1] && (!other || other[i] === other[i - 1])) {
      t++
      continue
    }
    ties.pairs += (t * (t - 1)) / 2
    ties.triples += t * (t - 1) * (t - 2)
    ties.variance += t * (t - 1) * (2 * t + 5)
    t = 1
  }
  return ties
}

/** Sorts the values by merging and returns how many pairs stood the wrong way round. */
function swapsOf(values: Float64Array): number {
  const n = values.length
  const merged = new Float64Array(n)
  let swaps = 0
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) swaps += merge(values, merged, { start, width })
    values.set(merged)
  }
  return swaps
}

function merge(from: Float64Array, to: Float64Array, { start, width }: { start: number; width: number }): number {
  const middle = Math.min(start + width, from.length)
  const end = Math.min(start + 2 * width, from.length)
  let [i, j, swaps] = [start, middle, 0]
  for (let k = start; k < end; k++) {
    const takesLeft = j >= end || (i < middle && (from[i] ?? 0) <= (from[j] ?? 0))
    if (!takesLeft) swaps += middle - i
    to[k] = (takesLeft ? from[i++] : from[j++]) ?? 0
  }
  return swaps
}

function approximateP({ n, s, own, other }: { n: number; s: number; own: Ties; other: Ties }): number {
  const m = n * (n - 1)
  const variance =
    (m * (2 * n + 5) - own.variance - other.variance) / 18 +
    (2 * own.pairs * other.pairs) / m +
    (n > 2 ? (own.triples * other.triples) / (9 * m * (n - 2)) : 0)
  return normalTwoSided(s / Math.sqrt(variance))
}

/** Two-sided, from how many orders of n values have so few inversions. */
function countedP(n: number, inversions: number): number {
  let counts = [1]
  for (let k = 2; k <= n; k++) {
    const next = Array.from({ length: Math.min(inversions, (k * (k - 1)) / 2) + 1 }, () => 0)
    for (let c = 0; c < next.length; c++)
      for (let j = Math.max(0, c - k + 1); j <= c; j++) next[c] = (next[c] ?? 0) + (counts[j] ?? 0) / k
    counts = next
  }
  return Math.min(1, 2 * counts.reduce((sum, x) => sum + x, 0))
}
