import { normalTwoSided } from '../special/normal.ts'
import { autocorrelations } from './autocorrelations.ts'

/** Whether later values tend to be higher (S > 0) or lower, whatever their distribution. */
export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  S: number
  /** Corrected for ties, and by `inflation` for values that hang together. */
  variance: number
  /** Kendall's tau-b: S over the pairs that could be told apart, -1..1. */
  tau: number
  z: number
  /** Two-sided. */
  p: number
}

/**
 * Mann-Kendall test with ties; with a season only periods at the same place of it are compared.
 *
 * @param places     of the values along time, whole numbers; holes are allowed
 * @param inflation  of the variance, 1 for independent values
 * Sources: Mann (1945), Econometrica 13, 245-259; Kendall (1975), Rank Correlation Methods; by season Hirsch, Slack &
 * Smith (1982), Water Resources Research 18, 107-121.
 */
export function mannKendall(y: Float64Array, { places, season = 1, inflation = 1 }: Compared): MannKendall {
  let [S, variance, pairs, untied] = [0, 0, 0, 0]
  for (const part of bySeason(y, places, season)) {
    const ties = tieSizes(part)
    const n = part.length
    S += risingLessFalling(part)
    const tied = ties.reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0)
    variance += (n * (n - 1) * (2 * n + 5) - tied) / 18
    pairs += (n * (n - 1)) / 2
    untied += (n * (n - 1)) / 2 - ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0)
  }
  variance *= inflation
  const z = variance > 0 ? (S - Math.sign(S)) / Math.sqrt(variance) : 0
  return { S, variance, tau: untied > 0 ? S / Math.sqrt(pairs * untied) : 0, z, p: normalTwoSided(z) }
}

export interface Compared {
  places: Float64Array
  season?: number
  inflation?: number
}

/** Values at the same place of the season, in the order of time. */
export function bySeason(y: Float64Array, places: Float64Array, season: number): Float64Array[] {
  if (season === 1) return [y]
  return Array.from({ length: season }, (_, place) => y.filter((_x, i) => (places[i] ?? 0) % season === place))
}

function risingLessFalling(y: Float64Array): number {
  let S = 0
  for (let j = 1; j < y.length; j++) {
    const later = y[j] ?? 0
    for (let i = 0; i < j; i++) S += Math.sign(later - (y[i] ?? 0))
  }
  return S
}

function tieSizes(y: Float64Array): number[] {
  const sizes = new Map<number, number>()
  for (const x of y) sizes.set(x, (sizes.get(x) ?? 0) + 1)
  return [...sizes.values()].filter(size => size > 1)
}

/**
 * How much larger the variance of S is for values that hang together, from the significant autocorrelations of the ranks
 * of what the trend leaves; not below 1.
 * Source: Hamed & Rao (1998), J. Hydrology 204, 182-196.
 */
export function serialInflation(residual: Float64Array): number {
  const n = residual.length
  const r = autocorrelations(ranks(residual), Math.min(n - 3, 50))
  if (n < 10 || r === null) return 1
  let sum = 0
  for (let k = 1; k < r.length; k++) {
    const x = r[k] ?? 0
    if (Math.abs(x) > 1.96 / Math.sqrt(n)) sum += (n - k) * (n - k - 1) * (n - k - 2) * x
  }
  return Math.max(1, 1 + (2 * sum) / (n * (n - 1) * (n - 2)))
}

/** Mean ranks from 1. */
function ranks(x: Float64Array): Float64Array {
  const order = Array.from(x.keys()).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0))
  const out = new Float64Array(x.length)
  for (let i = 0; i < order.length; ) {
    let end = i
    while (end + 1 < order.length && x[order[end + 1] ?? 0] === x[order[i] ?? 0]) end++
    for (let k = i; k <= end; k++) out[order[k] ?? 0] = (i + end) / 2 + 1
    i = end + 1
  }
  return out
}
