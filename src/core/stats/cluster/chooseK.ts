import { agreement } from './agreement.ts'
import { kMeans } from './kMeans.ts'
import { type Points, pointsAt, squaredDistance } from './points.ts'
import { chosen, randomFrom } from './random.ts'
import { silhouette } from './silhouette.ts'

/** What is tried out: as many points, as many pairs of halves, at most so many segments. */
const TRIED = 2_000
const ROUNDS = 5
const K_MAX = 8
/** Two halves that agree less than this do not find the same segments. */
const STABLE = 0.8

/** A number of segments that was tried. */
export interface Choice {
  k: number
  silhouette: number
  /** How far the segments of two halves of the rows agree, 0..1. */
  stability: number
}

/**
 * How many segments the points have: of the numbers that two random halves of the points agree on, the one whose
 * segments stand apart most; of all numbers when they agree on none. On at most 2,000 points.
 * Source: Rousseeuw (1987) for the silhouette; Ben-Hur, Elisseeff & Guyon (2002), Pacific Symposium on Biocomputing, 6-17,
 * for the halves.
 */
export function chooseK(all: Points, seed: number): { k: number; choices: Choice[] } {
  const random = randomFrom(seed)
  const points = all.n > TRIED ? pointsAt(all, chosen(all.n, TRIED, random)) : all
  const most = Math.min(K_MAX, Math.floor(points.n / 4))
  const choices: Choice[] = []
  for (let k = 2; k <= most; k++) {
    const { labels } = kMeans(points, { k, seed, restarts: null })
    const width = silhouette(points, labels, k)
    if (width !== null) choices.push({ k, silhouette: width, stability: stability(points, { k, seed, random }) })
  }
  const stable = choices.filter(choice => choice.stability >= STABLE)
  const among = stable.length > 0 ? stable : choices
  const best = among.reduce<Choice | null>((a, b) => (a === null || b.silhouette > a.silhouette ? b : a), null)
  return { k: best?.k ?? 2, choices }
}

function stability(points: Points, { k, seed, random }: { k: number; seed: number; random: () => number }): number {
  let total = 0
  for (let round = 0; round < ROUNDS; round++) {
    const [a, b] = [0, 1].map(half => {
      const places = chosen(points.n, Math.ceil(points.n / 2), random)
      return kMeans(pointsAt(points, places), { k, seed: seed + 2 * round + half, restarts: 5 }).centroids
    })
    if (a && b) total += agreement(nearest(points, a), nearest(points, b))
  }
  return total / ROUNDS
}

function nearest({ X, n, d }: Points, centroids: Float64Array): Int32Array {
  const k = centroids.length / d
  return Int32Array.from({ length: n }, (_, i) => {
    let best = 0
    let least = Number.POSITIVE_INFINITY
    for (let j = 0; j < k; j++) {
      const distance = squaredDistance(X, i * d, centroids, j * d, d)
      if (distance < least) {
        least = distance
        best = j
      }
    }
    return best
  })
}
