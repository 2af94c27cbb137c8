import { loess, loessAt, type Smoother } from './loess.ts'

/** Parts of a series that add up (or multiply) to it, each of its length; null where a part cannot be told. */
export interface Decomposition {
  trend: readonly (number | null)[]
  season: readonly number[]
  residual: readonly (number | null)[]
}

interface Settings {
  period: number
  robust: boolean
  /** Odd; how many cycles a place of the season is smoothed over. */
  seasonal?: number
}

interface Smoothers {
  seasonal: Smoother
  trend: Smoother
  low: Smoother
}

/** Decomposition.weights: how much each value counted, 0..1. */
export interface Stl {
  trend: Float64Array
  season: Float64Array
  residual: Float64Array
  weights: Float64Array
}

/**
 * Seasonal-trend decomposition by loess, robust against outliers when asked: 2 inner and 15 outer passes, else 5 and
 * none; the trend's window is the next odd number above 1.5 period / (1 - 1.5 / seasonal), straight lines, no jumps.
 *
 * @param y       n equally spaced observations, oldest first
 * @param period  observations per season, 2 <= period <= n / 2 (the caller sees to it)
 * Source: Cleveland, Cleveland, McRae & Terpenning (1990), J. Official Statistics 6(1), 3-73.
 */
export function stl(y: Float64Array, { period, robust, seasonal = 7 }: Settings): Stl {
  const n = y.length
  const smoothers: Smoothers = {
    seasonal: { window: seasonal, degree: 1 },
    trend: { window: oddFrom(Math.ceil((1.5 * period) / (1 - 1.5 / seasonal))), degree: 1 },
    low: { window: oddFrom(period + 1), degree: 1 },
  }
  const parts = { trend: new Float64Array(n), season: new Float64Array(n) }
  let weights: Float64Array | null = null
  for (let outer = 0; outer <= (robust ? 15 : 0); outer++) {
    for (let inner = 0; inner < (robust ? 2 : 5); inner++) pass({ y, period, smoothers, weights, ...parts })
    if (robust && outer < 15) weights = bisquare(y.map((x, i) => x - (parts.trend[i] ?? 0) - (parts.season[i] ?? 0)))
  }
  const residual = y.map((x, i) => x - (parts.trend[i] ?? 0) - (parts.season[i] ?? 0))
  return { ...parts, residual, weights: weights ?? new Float64Array(n).fill(1) }
}

const oddFrom = (k: number) => (k % 2 === 0 ? k + 1 : k)

interface Pass {
  y: Float64Array
  period: number
  smoothers: Smoothers
  weights: Float64Array | null
  trend: Float64Array
  season: Float64Array
}

/** One inner pass; season and trend are replaced in place. */
function pass({ y, period, smoothers, weights, trend, season }: Pass): void {
  const n = y.length
  const cycles = cycleSmoothed({
    y: y.map((x, i) => x - (trend[i] ?? 0)),
    period,
    weights,
    smoother: smoothers.seasonal,
  })
  const averaged = moving(moving(moving(cycles, period), period), 3)
  const low = loess({ y: averaged, n, weights: null, ...smoothers.low })
  for (let i = 0; i < n; i++) season[i] = (cycles[period + i] ?? 0) - (low[i] ?? 0)
  const smooth = loess({ y: y.map((x, i) => x - (season[i] ?? 0)), n, weights, ...smoothers.trend })
  trend.set(smooth)
}

interface Cycles {
  y: Float64Array
  period: number
  weights: Float64Array | null
  smoother: Smoother
}

/** Each place of the season smoothed over the cycles and carried on by one cycle at both ends: n + 2 period values. */
function cycleSmoothed({ y, period, weights, smoother }: Cycles): Float64Array {
  const n = y.length
  const out = new Float64Array(n + 2 * period)
  for (let place = 0; place < period; place++) {
    const k = Math.floor((n - place - 1) / period) + 1
    const pick = (from: Float64Array) => Float64Array.from({ length: k }, (_, i) => from[i * period + place] ?? 0)
    const of = { y: pick(y), n: k, weights: weights && pick(weights), ...smoother }
    const inside = loess(of)
    const scratch = new Float64Array(k)
    const before = loessAt(of, { x: 0, left: 1, right: Math.min(smoother.window, k) }, scratch)
    const after = loessAt(of, { x: k + 1, left: Math.max(1, k - smoother.window + 1), right: k }, scratch)
    out[place] = before ?? inside[0] ?? 0
    for (let i = 0; i < k; i++) out[(i + 1) * period + place] = inside[i] ?? 0
    out[(k + 1) * period + place] = after ?? inside[k - 1] ?? 0
  }
  return out
}

/** Means of `width` neighbours; shorter than x by width - 1. */
function moving(x: Float64Array, width: number): Float64Array {
  const out = new Float64Array(x.length - width + 1)
  let sum = 0
  for (let i = 0; i < width; i++) sum += x[i] ?? 0
  out[0] = sum / width
  for (let i = 1; i < out.length; i++) {
    sum += (x[i + width - 1] ?? 0) - (x[i - 1] ?? 0)
    out[i] = sum / width
  }
  return out
}

/** Bisquare weights of residuals at six times their median size. */
export function bisquare(residual: Float64Array): Float64Array {
  const sizes = residual.map(Math.abs)
  const sorted = sizes.slice().sort()
  const n = sorted.length
  const reach = 3 * ((sorted[Math.floor(n / 2)] ?? 0) + (sorted[n - Math.floor(n / 2) - 1] ?? 0))
  return sizes.map(r => {
    if (r <= 0.001 * reach) return 1
    return r <= 0.999 * reach ? (1 - (r / reach) ** 2) ** 2 : 0
  })
}
