import { exchange } from './exchange.ts'
import { type Clustering, lloyd } from './lloyd.ts'
import { type Points, pointsAt } from './points.ts'
import { chosen, randomFrom } from './random.ts'
import { seedCentroids } from './seeding.ts'

/** Starts are compared after so many iterations, and the best of them brought to rest. */
const FIRST = { iterations: 25, tolerance: 1e-6 }
const REST = { iterations: 300, tolerance: 1e-12 }
/** Of points that stand for many more, fewer. */
const FINALISTS = 30
const FINALISTS_OF_SAMPLE = 8
/** Of so few points every start is brought to rest. */
const FEW = 1_000
/** Starts are tried out on so many points; from where the best one rests there all points are gone through. */
const TRIED = 25_000
const ALL = { iterations: 100, tolerance: 1e-7 }
/** Points times dimensions times centroids times starts that are gone through before finalists are chosen. */
const WORK = 2e7
const STARTS_LEAST = 10
const STARTS_MOST = 100

export interface KMeansOptions {
  k: number
  seed: number
  /** How often to start anew; null: as often as the number of points allows, 10 to 100 times. */
  restarts: number | null
}

/**
 * k-means: the best of many starts by k-means++, each brought down by Lloyd's iterations and the best of them by moving
 * single points, too. The same for the same seed. Segments are in order of size, the largest first.
 */
export function kMeans(points: Points, { k, seed, restarts }: KMeansOptions): Clustering {
  const random = randomFrom(seed)
  const tried = points.n > TRIED ? pointsAt(points, chosen(points.n, TRIED, random)) : points
  const starts = restarts ?? startsFor(tried, k)
  const found = Array.from({ length: starts }, () => lloyd(tried, seedCentroids(tried, k, random), FIRST))
  found.sort((a, b) => a.inertia - b.inertia)
  const finalists = tried === points ? FINALISTS : FINALISTS_OF_SAMPLE
  const rested = found.slice(0, tried.n <= FEW ? starts : finalists).map(({ centroids }) => descend(tried, centroids))
  const best = rested.reduce((a, b) => (b.inertia < a.inertia ? b : a))
  return ordered(tried === points ? best : lloyd(points, best.centroids, ALL), points.d)
}

function startsFor({ n, d }: Points, k: number): number {
  return Math.max(STARTS_LEAST, Math.min(STARTS_MOST, Math.floor(WORK / (n * d * k))))
}

function descend(points: Points, start: Float64Array): Clustering {
  const near = lloyd(points, start, REST)
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
