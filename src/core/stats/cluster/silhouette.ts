import { type Points, pointsAt, squaredDistance } from './points.ts'
import { chosen, randomFrom } from './random.ts'

/**
 * How much nearer points are to their own segment than to the next one, -1 to 1, the mean over the points: above 0.5 the
 * segments stand apart, below 0.25 there is hardly anything to them. A point alone in its segment counts 0. O(n^2 d).
 *
 * @param labels  the segment of each point, 0 to k - 1
 * @returns       null under two segments
 * Source: Rousseeuw (1987), J. Computational and Applied Mathematics 20, 53-65.
 */
export function silhouette({ X, n, d }: Points, labels: ArrayLike<number>, k: number): number | null {
  const sizes = new Float64Array(k)
  for (let i = 0; i < n; i++) sizes[labels[i] ?? 0] = (sizes[labels[i] ?? 0] ?? 0) + 1
  if (sizes.filter(size => size > 0).length < 2) return null
  // Sums of distances of each point to each segment; each pair is measured once.
  const sums = new Float64Array(n * k)
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const distance = Math.sqrt(squaredDistance(X, i * d, X, j * d, d))
      const [ofI, ofJ] = [i * k + (labels[j] ?? 0), j * k + (labels[i] ?? 0)]
      sums[ofI] = (sums[ofI] ?? 0) + distance
      sums[ofJ] = (sums[ofJ] ?? 0) + distance
    }
  let total = 0
  for (let i = 0; i < n; i++) total += width(sums.subarray(i * k, (i + 1) * k), sizes, labels[i] ?? 0)
  return total / n
}

function width(sums: Float64Array, sizes: Float64Array, own: number): number {
  const size = sizes[own] ?? 0
  if (size < 2) return 0
  const inside = (sums[own] ?? 0) / (size - 1)
  let next = Number.POSITIVE_INFINITY
  for (let j = 0; j < sizes.length; j++) {
    const others = sizes[j] ?? 0
    if (j !== own && others > 0) next = Math.min(next, (sums[j] ?? 0) / others)
  }
  const longer = Math.max(inside, next)
  return longer > 0 ? (next - inside) / longer : 0
}

/** The silhouette of at most `rows` points, drawn with the seed. */
export function sampledSilhouette(
  points: Points,
  { labels, k }: { labels: Int32Array; k: number },
  { rows, seed }: { rows: number; seed: number },
): { silhouette: number | null; rows: number } {
  if (points.n <= rows) return { silhouette: silhouette(points, labels, k), rows: points.n }
  const places = chosen(points.n, rows, randomFrom(seed))
  const own = Int32Array.from(places, i => labels[i] ?? 0)
  return { silhouette: silhouette(pointsAt(points, places), own, k), rows }
}
