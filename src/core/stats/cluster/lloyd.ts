import { type Points, squaredDistance } from './points.ts'

/** k centroids of points, and to which each point belongs. */
export interface Clustering {
  k: number
  /** k x d, one after the other. */
  centroids: Float64Array
  labels: Int32Array
  /** Sum of the squared distances of the points to their centroids. */
  inertia: number
  iterations: number
}

/** Sums of the points of each centroid, and their numbers. */
interface Sums {
  sums: Float64Array
  counts: Float64Array
}

/**
 * Lloyd's iterations from given centroids: each point to the nearest centroid, each centroid to the mean of its points,
 * until none moves further than `tolerance` or `iterations` are done (Lloyd 1982, IEEE Trans. Inf. Theory 28, 129-137).
 * A centroid that loses all its points goes to the point that is farthest from its own. O(n k d) an iteration.
 */
export function lloyd(
  points: Points,
  start: Float64Array,
  limits: { iterations: number; tolerance: number },
): Clustering {
  const { n, d } = points
  const k = start.length / d
  const centroids = start.slice()
  const labels = new Int32Array(n)
  const distances = new Float64Array(n)
  let iterations = 0
  for (; iterations < limits.iterations; iterations++) {
    assign(points, { centroids, labels, distances })
    if (moved(points, { centroids, labels, distances }, sumsOf(points, labels, k)) <= limits.tolerance) break
  }
  assign(points, { centroids, labels, distances })
  return { k, centroids, labels, inertia: distances.reduce((sum, x) => sum + x, 0), iterations }
}

interface State {
  centroids: Float64Array
  labels: Int32Array
  distances: Float64Array
}

/** Each point to its nearest centroid, the first of equals. */
function assign({ X, n, d }: Points, { centroids, labels, distances }: State): void {
  const k = centroids.length / d
  for (let i = 0; i < n; i++) {
    const at = i * d
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let j = 0, c = 0; j < k; j++, c += d) {
      let sum = 0
      for (let f = 0; f < d; f++) {
        const diff = (X[at + f] ?? 0) - (centroids[c + f] ?? 0)
        sum += diff * diff
      }
      if (sum < least) {
        least = sum
        best = j
      }
    }
    labels[i] = best
    distances[i] = least
  }
}

function sumsOf({ X, n, d }: Points, labels: Int32Array, k: number): Sums {
  const sums = new Float64Array(k * d)
  const counts = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    const label = labels[i] ?? 0
    counts[label] = (counts[label] ?? 0) + 1
    for (let f = 0; f < d; f++) sums[label * d + f] = (sums[label * d + f] ?? 0) + (X[i * d + f] ?? 0)
  }
  return { sums, counts }
}

/** Moves the centroids to their means; how far all went together, squared. */
function moved(points: Points, state: State, { sums, counts }: Sums): number {
  const { centroids } = state
  const { d } = points
  let total = 0
  for (let j = 0; j < counts.length; j++) {
    const count = counts[j] ?? 0
    const mean = count > 0 ? sums.subarray(j * d, (j + 1) * d).map(x => x / count) : farthest(points, state)
    total += squaredDistance(mean, 0, centroids, j * d, d)
    centroids.set(mean, j * d)
  }
  return total
}

/** The point that is farthest from its centroid; no other centroid takes it again. */
function farthest({ X, n, d }: Points, { distances }: State): Float64Array {
  let most = 0
  for (let i = 1; i < n; i++) if ((distances[i] ?? 0) > (distances[most] ?? 0)) most = i
  distances[most] = 0
  return X.slice(most * d, (most + 1) * d)
}
