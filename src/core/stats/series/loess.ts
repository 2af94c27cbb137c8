/** What a local regression smooths over: `window` neighbours (odd), a straight line (1) or a level (0) through them. */
export interface Smoother {
  window: number
  degree: 0 | 1
}

interface Weighted extends Smoother {
  y: Float64Array
  /** How many of y count. */
  n: number
  /** Robustness weights; null when every value counts alike. */
  weights: Float64Array | null
}

interface Place {
  /** Where, counted from 1; also outside of 1..n. */
  x: number
  /** First and last neighbour, from 1. */
  left: number
  right: number
  /** Tricube weights by distance, where they are known. */
  byDistance?: Float64Array | undefined
}

/**
 * The local regression of equally spaced values at each of their places, with tricube weights.
 * Source: Cleveland (1979), J. American Statistical Association 74, 829-836; neighbours and ties as in the STL program
 * of Cleveland et al. (1990), with a jump of 1.
 */
export function loess(of: Weighted): Float64Array {
  const { y, n, window } = of
  const smooth = new Float64Array(n)
  if (n < 2) return y.slice(0, n)
  const scratch = new Float64Array(n)
  const half = Math.floor((window + 1) / 2)
  // All places but those near the ends have neighbours at the same distances.
  const inside = Float64Array.from({ length: half }, (_, r) => tricube(r, half - 1))
  for (let x = 1; x <= n; x++) {
    const left = window >= n ? 1 : Math.max(1, Math.min(x - half + 1, n - window + 1))
    const right = window >= n ? n : left + window - 1
    const byDistance = window < n && x - left === right - x ? inside : undefined
    smooth[x - 1] = loessAt(of, { x, left, right, byDistance }, scratch) ?? y[x - 1] ?? 0
  }
  return smooth
}

/** The local regression at one place; null where no neighbour has any weight. `scratch` has n places. */
export function loessAt(of: Weighted, place: Place, scratch: Float64Array): number | null {
  const { y, degree } = of
  const { left, right } = place
  const total = weigh(of, place, scratch)
  if (total <= 0) return null
  const isEven = place.byDistance !== undefined && of.weights === null
  // Weights that are the same on both sides make the line's value at the middle its level.
  if (degree > 0 && !isEven) tilt(of, place, { w: scratch, total })
  let sum = 0
  for (let j = left - 1; j < right; j++) sum += (scratch[j] ?? 0) * (y[j] ?? 0)
  return sum / total
}

/** Weights by distance and robustness, and their sum. */
function weigh(of: Weighted, { x, left, right, byDistance }: Place, w: Float64Array): number {
  const { n, window, weights } = of
  const reach = Math.max(x - left, right - x) + (window > n ? Math.floor((window - n) / 2) : 0)
  let total = 0
  for (let j = left - 1; j < right; j++) {
    const r = Math.abs(j + 1 - x)
    let weight = byDistance ? (byDistance[r] ?? 0) : tricube(r, reach)
    if (weights) weight *= weights[j] ?? 0
    w[j] = weight
    total += weight
  }
  return total
}

function tricube(r: number, reach: number): number {
  if (r > 0.999 * reach) return 0
  const share = r / reach
  const open = 1 - share * share * share
  return r <= 0.001 * reach ? 1 : open * open * open
}

/** Turns the weights of a level into those of a straight line, unless the neighbours are all in one place. */
function tilt({ n }: Weighted, { x, left, right }: Place, { w, total }: { w: Float64Array; total: number }): void {
  let centre = 0
  for (let j = left - 1; j < right; j++) centre += (w[j] ?? 0) * (j + 1)
  centre /= total
  let spread = 0
  for (let j = left - 1; j < right; j++) {
    const off = j + 1 - centre
    spread += (w[j] ?? 0) * off * off
  }
  spread /= total
  if (Math.sqrt(spread) <= 0.001 * (n - 1)) return
  const slope = (x - centre) / spread
  for (let j = left - 1; j < right; j++) w[j] = (w[j] ?? 0) * (slope * (j + 1 - centre) + 1)
}
