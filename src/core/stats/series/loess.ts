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
  for (let x = 1; x <= n; x++) {
    const left = window >= n ? 1 : Math.max(1, Math.min(x - half + 1, n - window + 1))
    const right = window >= n ? n : left + window - 1
    smooth[x - 1] = loessAt(of, { x, left, right }, scratch) ?? y[x - 1] ?? 0
  }
  return smooth
}

/** The local regression at one place; null where no neighbour has any weight. `scratch` has n places. */
export function loessAt(of: Weighted, place: Place, scratch: Float64Array): number | null {
  const { y, degree } = of
  const { left, right } = place
  const total = tricube(of, place, scratch)
  if (total <= 0) return null
  for (let j = left - 1; j < right; j++) scratch[j] = (scratch[j] ?? 0) / total
  if (degree > 0) tilt(of, place, scratch)
  let sum = 0
  for (let j = left - 1; j < right; j++) sum += (scratch[j] ?? 0) * (y[j] ?? 0)
  return sum
}

/** Weights by distance, and their sum. */
function tricube({ n, window, weights }: Weighted, { x, left, right }: Place, w: Float64Array): number {
  const reach = Math.max(x - left, right - x) + (window > n ? Math.floor((window - n) / 2) : 0)
  let total = 0
  for (let j = left - 1; j < right; j++) {
    const r = Math.abs(j + 1 - x)
    let weight = 0
    if (r <= 0.999 * reach) weight = r <= 0.001 * reach ? 1 : (1 - (r / reach) ** 3) ** 3
    if (weights) weight *= weights[j] ?? 0
    w[j] = weight
    total += weight
  }
  return total
}

/** Turns the weights of a level into those of a straight line, unless the neighbours are all in one place. */
function tilt({ n }: Weighted, { x, left, right }: Place, w: Float64Array): void {
  let centre = 0
  for (let j = left - 1; j < right; j++) centre += (w[j] ?? 0) * (j + 1)
  let spread = 0
  for (let j = left - 1; j < right; j++) spread += (w[j] ?? 0) * (j + 1 - centre) ** 2
  if (Math.sqrt(spread) <= 0.001 * (n - 1)) return
  const slope = (x - centre) / spread
  for (let j = left - 1; j < right; j++) w[j] = (w[j] ?? 0) * (slope * (j + 1 - centre) + 1)
}
