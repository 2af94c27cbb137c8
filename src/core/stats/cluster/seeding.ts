import { type Points, squaredDistance } from './points.ts'

/**
 * Starting centroids by k-means++: each next one a point, drawn with a chance in proportion to its squared distance from
 * those that are there. Of several draws the one is taken that brings the distances down most.
 * Source: Arthur & Vassilvitskii (2007), k-means++: the advantages of careful seeding, SODA, 1027-1035, section 6 for
 * the greedy form.
 */
export function seedCentroids({ X, n, d }: Points, k: number, random: () => number): Float64Array {
  const centroids = new Float64Array(k * d)
  const draws = 2 + Math.floor(Math.log(k))
  const first = Math.min(n - 1, Math.floor(random() * n))
  centroids.set(X.subarray(first * d, (first + 1) * d), 0)
  let nearest = new Float64Array(n)
  for (let i = 0; i < n; i++) nearest[i] = squaredDistance(X, i * d, X, first * d, d)
  for (let j = 1; j < k; j++) {
    let best = { place: first, total: Number.POSITIVE_INFINITY, nearest }
    for (let t = 0; t < draws; t++) {
      const next = narrowed({ X, n, d }, nearest, drawn(nearest, random))
      if (next.total < best.total) best = next
    }
    nearest = best.nearest
    centroids.set(X.subarray(best.place * d, (best.place + 1) * d), j * d)
  }
  return centroids
}

/** A place with a chance in proportion to its weight; any place when all weights are zero. */
function drawn(weights: Float64Array, random: () => number): number {
  let left = random() * weights.reduce((sum, x) => sum + x, 0)
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] ?? 0
    if (left < 0) return i
  }
  return Math.min(weights.length - 1, Math.floor(random() * weights.length))
}

/** The distances to the nearest centroid when the point at `place` becomes one. */
function narrowed(
  { X, n, d }: Points,
  nearest: Float64Array,
  place: number,
): { place: number; total: number; nearest: Float64Array<ArrayBuffer> } {
  const out = new Float64Array(n)
  let total = 0
  for (let i = 0; i < n; i++) {
    const distance = Math.min(nearest[i] ?? 0, squaredDistance(X, i * d, X, place * d, d))
    out[i] = distance
    total += distance
  }
  return { place, total, nearest: out }
}
