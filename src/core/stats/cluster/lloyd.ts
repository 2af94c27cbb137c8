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

/** What is known between two iterations. */
interface State {
  points: Points
  k: number
  centroids: Float64Array
  labels: Int32Array
  /** At most so far is each point from its own centroid, and at least so far from every other. */
  own: Float64Array
  other: Float64Array
  /** Of each centroid's points. */
  sums: Float64Array
  counts: Float64Array
  /** What the last search found: place, distance, distance of the second. */
  found: { place: number; first: number; second: number }
}

/**
 * Lloyd's iterations from given centroids: each point to the nearest centroid, each centroid to the mean of its points,
 * until they move no further than `tolerance` (squared, all together) or `iterations` are done. Points that cannot have
 * changed, by how far the centroids moved, are passed over. A centroid without points goes to the one that is farthest
 * from its own. O(n k d) an iteration at most.
 * Source: Lloyd (1982), IEEE Trans. Inf. Theory 28, 129-137; Hamerly (2010), Making k-means even faster, SDM, 130-140.
 */
export function lloyd(
  points: Points,
  start: Float64Array,
  limits: { iterations: number; tolerance: number },
): Clustering {
  const state = begun(points, start)
  let iterations = 0
  while (iterations < limits.iterations) {
    iterations++
    const moves = moveCentroids(state)
    if (moves.reduce((sum, move) => sum + move * move, 0) <= limits.tolerance) break
    reassign(state, moves)
  }
  return { k: state.k, centroids: state.centroids, labels: state.labels, inertia: settle(state), iterations }
}

function begun(points: Points, start: Float64Array): State {
  const { n, d } = points
  const k = start.length / d
  const state: State = {
    ...{ points, k, centroids: start.slice(), labels: new Int32Array(n) },
    ...{ own: new Float64Array(n), other: new Float64Array(n) },
    ...{ sums: new Float64Array(k * d), counts: new Float64Array(k) },
    found: { place: 0, first: 0, second: 0 },
  }
  for (let i = 0; i < n; i++) {
    search(state, i)
    state.labels[i] = state.found.place
    state.own[i] = Math.sqrt(state.found.first)
    state.other[i] = Math.sqrt(state.found.second)
    count(state, { i, label: state.found.place, sign: 1 })
  }
  return state
}

/** The nearest centroid of a point, the first of equals, and the squared distances to it and to the second nearest. */
function search({ points: { X, d }, k, centroids, found }: State, i: number): void {
  const at = i * d
  let place = 0
  let first = Number.POSITIVE_INFINITY
  let second = Number.POSITIVE_INFINITY
  for (let j = 0, c = 0; j < k; j++, c += d) {
    let sum = 0
    for (let f = 0; f < d; f++) {
      const diff = (X[at + f] ?? 0) - (centroids[c + f] ?? 0)
      sum += diff * diff
    }
    if (sum < first) {
      second = first
      first = sum
      place = j
    } else if (sum < second) second = sum
  }
  found.place = place
  found.first = first
  found.second = second
}

/** Adds a point to a centroid's sums, or takes it out of them. */
function count(
  { points: { X, d }, sums, counts }: State,
  { i, label, sign }: { i: number; label: number; sign: 1 | -1 },
): void {
  counts[label] = (counts[label] ?? 0) + sign
  for (let f = 0; f < d; f++) sums[label * d + f] = (sums[label * d + f] ?? 0) + sign * (X[i * d + f] ?? 0)
}

/** Moves the centroids to the means of their points; how far each went. */
function moveCentroids(state: State): Float64Array {
  const { k, counts, sums, centroids, points } = state
  const { d } = points
  const moves = new Float64Array(k)
  const taken = new Set<number>()
  for (let j = 0; j < k; j++) {
    const size = counts[j] ?? 0
    const mean = size > 0 ? sums.subarray(j * d, (j + 1) * d).map(x => x / size) : farthest(state, taken)
    moves[j] = Math.sqrt(squaredDistance(mean, 0, centroids, j * d, d))
    centroids.set(mean, j * d)
  }
  return moves
}

/** A point that is farthest from its centroid, and that no other centroid has taken. */
function farthest({ points: { X, n, d }, own }: State, taken: Set<number>): Float64Array {
  let most = -1
  for (let i = 0; i < n; i++) if (!taken.has(i) && (most < 0 || (own[i] ?? 0) > (own[most] ?? 0))) most = i
  taken.add(most)
  return X.slice(most * d, (most + 1) * d)
}

/** Each point to its nearest centroid, after all have moved. */
function reassign(state: State, moves: Float64Array): void {
  const { points, centroids, labels, own, other } = state
  const { X, n, d } = points
  const halves = halfGaps(state)
  const far = [...moves.keys()].sort((a, b) => (moves[b] ?? 0) - (moves[a] ?? 0))
  const [farthestMoved = 0, next = farthestMoved] = far
  const [longest, second] = [moves[farthestMoved] ?? 0, moves[next] ?? 0]
  for (let i = 0; i < n; i++) {
    const label = labels[i] ?? 0
    const lower = (other[i] ?? 0) - (label === farthestMoved ? second : longest)
    const upper = (own[i] ?? 0) + (moves[label] ?? 0)
    const bound = Math.max(halves[label] ?? 0, lower)
    other[i] = lower
    own[i] = upper
    if (upper <= bound) continue
    own[i] = Math.sqrt(squaredDistance(X, i * d, centroids, label * d, d))
    if ((own[i] ?? 0) > bound) relabel(state, i, label)
  }
}

function relabel(state: State, i: number, label: number): void {
  search(state, i)
  const { place, first, second } = state.found
  state.own[i] = Math.sqrt(first)
  state.other[i] = Math.sqrt(second)
  if (place === label) return
  state.labels[i] = place
  count(state, { i, label, sign: -1 })
  count(state, { i, label: place, sign: 1 })
}

/** Half of each centroid's distance to the next: points nearer than that are its own. */
function halfGaps({ k, centroids, points: { d } }: State): Float64Array {
  const gaps = new Float64Array(k).fill(Number.POSITIVE_INFINITY)
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++) {
      const half = Math.sqrt(squaredDistance(centroids, a * d, centroids, b * d, d)) / 2
      gaps[a] = Math.min(gaps[a] ?? half, half)
      gaps[b] = Math.min(gaps[b] ?? half, half)
    }
  return gaps
}

/** Labels by the centroids as they are in the end; the inertia. */
function settle(state: State): number {
  let inertia = 0
  for (let i = 0; i < state.points.n; i++) {
    search(state, i)
    state.labels[i] = state.found.place
    inertia += state.found.first
  }
  return inertia
}
