import type { Clustering } from './lloyd.ts'
import { type Points, squaredDistance } from './points.ts'

const PASSES = 50
/** A gain smaller than this share of the inertia is rounding. */
const GAIN = 1e-12

/**
 * Moves single points to another centroid as long as that lowers the inertia, the centroids following each move:
 * leaving a centroid of m points gains m / (m - 1) of the squared distance, joining one costs m / (m + 1) of it. Lloyd's
 * iterations end where no such move is looked for; this ends lower.
 * Source: Hartigan & Wong (1979), algorithm AS 136, Applied Statistics 28, 100-108, its optimal-transfer stage.
 */
export function exchange(points: Points, clustering: Clustering): Clustering {
  const { n, d, X } = points
  const centroids = clustering.centroids.slice()
  const labels = clustering.labels.slice()
  const sizes = new Float64Array(clustering.k)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const least = GAIN * clustering.inertia
  for (let pass = 0; pass < PASSES; pass++) {
    let moves = 0
    for (let i = 0; i < n; i++) {
      const from = labels[i] ?? 0
      const to = better({ centroids, sizes, least, from }, X.subarray(i * d, (i + 1) * d))
      if (to === from) continue
      move({ centroids, sizes, from, to }, X.subarray(i * d, (i + 1) * d))
      labels[i] = to
      moves++
    }
    if (moves === 0) break
  }
  return { ...clustering, centroids, labels, inertia: inertiaOf(points, centroids, labels) }
}

interface Moving {
  centroids: Float64Array
  sizes: Float64Array
  from: number
}

/** The centroid that a point is best moved to; its own when no move is worth it. */
function better({ centroids, sizes, from, least }: Moving & { least: number }, x: Float64Array): number {
  const own = sizes[from] ?? 0
  if (own < 2) return from
  const d = x.length
  let best = from
  let cost = (own / (own - 1)) * squaredDistance(x, 0, centroids, from * d, d) - least
  for (let j = 0; j < sizes.length; j++) {
    const size = sizes[j] ?? 0
    const joining = j === from ? cost : (size / (size + 1)) * squaredDistance(x, 0, centroids, j * d, d)
    if (joining < cost) {
      cost = joining
      best = j
    }
  }
  return best
}

function move({ centroids, sizes, from, to }: Moving & { to: number }, x: Float64Array): void {
  const d = x.length
  const left = (sizes[from] ?? 0) - 1
  const joined = (sizes[to] ?? 0) + 1
  for (let f = 0; f < d; f++) {
    const value = x[f] ?? 0
    centroids[from * d + f] = (centroids[from * d + f] ?? 0) + ((centroids[from * d + f] ?? 0) - value) / left
    centroids[to * d + f] = (centroids[to * d + f] ?? 0) + (value - (centroids[to * d + f] ?? 0)) / joined
  }
  sizes[from] = left
  sizes[to] = joined
}

function inertiaOf({ X, n, d }: Points, centroids: Float64Array, labels: Int32Array): number {
  let total = 0
  for (let i = 0; i < n; i++) total += squaredDistance(X, i * d, centroids, (labels[i] ?? 0) * d, d)
  return total
}
