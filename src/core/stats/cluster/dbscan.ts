import { KdTree } from './kdTree.ts'
import { bySize } from './linkage.ts'
import type { Points } from './points.ts'
import { chosen, randomFrom } from './random.ts'

const ELBOW_POINTS = 5_000

/**
 * Dense regions: a point with `minPoints` neighbours (itself among them) within `eps` is inside one; what such points
 * reach belongs to the region, the rest to none (-1). Labels in order of size.
 * Source: Ester, Kriegel, Sander & Xu (1996), A density-based algorithm for discovering clusters, KDD, 226-231.
 */
export function dbscan(
  points: Points,
  { eps, minPoints }: { eps: number; minPoints: number },
): { labels: Int32Array; k: number } {
  const tree = new KdTree(points)
  const labels = new Int32Array(points.n).fill(-1)
  let k = 0
  for (let i = 0; i < points.n; i++) {
    if (labels[i] !== -1 || !tree.hasNear(i, eps, minPoints)) continue
    grow(i, k)
    k++
  }
  return { labels: bySize(labels, k), k }

  function grow(first: number, label: number): void {
    const inside = [first]
    labels[first] = label
    tree.close(first)
    for (let at = inside.pop(); at !== undefined; at = inside.pop()) {
      const reached: number[] = []
      tree.each(at, eps, j => reached.push(j))
      for (const j of reached) {
        labels[j] = label
        tree.close(j)
        if (tree.hasNear(j, eps, minPoints)) inside.push(j)
      }
    }
  }
}

/**
 * Where the distances to the k-th neighbour, in order, bend up: the place farthest below the line from the least to the
 * greatest. Points beyond it are far from everything.
 * Source: Ester et al. (1996), section 4.2; Satopää, Albrecht, Irwin & Raghavan (2011) for the bend.
 */
export function elbow(
  points: Points,
  { k, seed }: { k: number; seed: number },
): { eps: number; distances: Float64Array } {
  const tree = new KdTree(points)
  const places = chosen(points.n, ELBOW_POINTS, randomFrom(seed))
  const distances = Float64Array.from(places, i => tree.kthDistance(i, k)).sort()
  const last = distances.length - 1
  const [low, high] = [distances[0] ?? 0, distances[last] ?? 0]
  let best = { gap: -1, eps: high }
  distances.forEach((distance, i) => {
    const gap = low + ((high - low) * i) / Math.max(1, last) - distance
    if (gap > best.gap) best = { gap, eps: distance }
  })
  return { eps: best.eps > 0 ? best.eps : high, distances }
}
