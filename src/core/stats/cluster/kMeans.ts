import { exchange } from './exchange.ts'
import { type Clustering, lloyd } from './lloyd.ts'
import { type Points, pointsAt } from './points.ts'
import { chosen, randomFrom } from './random.ts'
import { seedCentroids } from './seeding.ts'

/** Iterations of a start, and how far centroids may still move (squared, all together) when it counts as still. */
const LIMITS = { iterations: 300, tolerance: 1e-12 }
/** A start is tried out on so many points, and only the best ones on all. */
const TRIED = 25_000
const FINALISTS = 3
const WORK = 3e8

export interface KMeansOptions {
  k: number
  seed: number
  /** How often to start anew; null: as often as the number of points allows, 5 to 100 times. */
  restarts: number | null
}

/**
 * k-means: the best of many starts by k-means++, each brought down by Lloyd's iterations and then by moving single
 * points. The same for the same seed. Segments are in order of size, the largest first.
 */
export function kMeans(points: Points, { k, seed, restarts }: KMeansOptions): Clustering {
  const random = randomFrom(seed)
  const tried = points.n > TRIED ? pointsAt(points, chosen(points.n, TRIED, random)) : points
  const starts = restarts ?? startsFor(tried, k)
  const found = Array.from({ length: starts }, () => descend(tried, seedCentroids(tried, k, random)))
  found.sort((a, b) => a.inertia - b.inertia)
  const [first] = found
  if (tried === points && first) return ordered(first, points.d)
  const finals = found.slice(0, FINALISTS).map(({ centroids }) => descend(points, centroids))
  const best = finals.reduce((a, b) => (b.inertia < a.inertia ? b : a))
  return ordered(best, points.d)
}

function startsFor({ n, d }: Points, k: number): number {
  return Math.max(5, Math.min(100, Math.floor(WORK / (n * d * k * 25))))
}

function descend(points: Points, start: Float64Array): Clustering {
  const near = lloyd(points, start, LIMITS)
  const moved = exchange(points, near)
  return moved.inertia < near.inertia ? moved : near
}

function ordered(clustering: Clustering, d: number): Clustering {
  const { k, labels, centroids } = clustering
  const sizes = new Array<number>(k).fill(0)
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1
  const order = [...sizes.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b)
  const out = new Float64Array(k * d)
  order.forEach((from, to) => {
    out.set(centroids.subarray(from * d, (from + 1) * d), to * d)
  })
  const places = order.map((_, label) => order.indexOf(label))
  return { ...clustering, centroids: out, labels: labels.map(label => places[label] ?? 0) }
}
