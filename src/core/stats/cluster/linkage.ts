import { type Points, squaredDistance } from './points.ts'

export type LinkageKind = 'ward' | 'average' | 'complete'

/** Two nodes become one: rows are nodes 0 to n - 1, the i-th join is node n + i. */
export interface Join {
  a: number
  b: number
  height: number
  /** Rows together. */
  size: number
}

/**
 * The tree of joins, the lowest first, by the nearest-neighbour chain: O(n^2) time and n^2 / 2 doubles. Heights are
 * distances; Ward's are those of scipy and R's ward.D2.
 * Source: Murtagh (1983), The Computer Journal 26, 354-359; Lance & Williams (1967), The Computer Journal 9, 373-380;
 * Murtagh & Legendre (2014), J. Classification 31, 274-295, for Ward's heights.
 */
export function linkage(points: Points, kind: LinkageKind): Join[] {
  const { n } = points
  const distances = pairwise(points, kind)
  const sizes = new Float64Array(n).fill(1)
  const alive = new Uint8Array(n).fill(1)
  const chain: number[] = []
  const raw: { a: number; b: number; height: number }[] = []
  while (raw.length < n - 1) {
    if (chain.length === 0) chain.push(alive.indexOf(1))
    const top = chain.at(-1) ?? 0
    const before = chain.at(-2) ?? -1
    const next = nearest(distances, { alive, n, of: top, preferred: before })
    if (next.place !== before) {
      chain.push(next.place)
      continue
    }
    chain.length -= 2
    const [kept, gone] = top < before ? [before, top] : [top, before]
    update(distances, { kind, kept, gone, alive, sizes, n })
    alive[gone] = 0
    sizes[kept] = (sizes[kept] ?? 0) + (sizes[gone] ?? 0)
    raw.push({ a: gone, b: kept, height: kind === 'ward' ? Math.sqrt(next.distance) : next.distance })
  }
  return numbered(raw, n)
}

/** Where the distance of two different rows stands. */
function pair(i: number, j: number, n: number): number {
  return i < j ? i * n - (i * (i + 1)) / 2 + j - i - 1 : j * n - (j * (j + 1)) / 2 + i - j - 1
}

/** Squared for Ward, which adds squares up. */
function pairwise({ X, n, d }: Points, kind: LinkageKind): Float64Array {
  const out = new Float64Array((n * (n - 1)) / 2)
  let at = 0
  for (let i = 0; i < n; i++)
    for (let j = i + 1; j < n; j++) {
      const squared = squaredDistance(X, i * d, X, j * d, d)
      out[at++] = kind === 'ward' ? squared : Math.sqrt(squared)
    }
  return out
}

/** The nearest living cluster; of equals the one before in the chain, so that chains end. */
function nearest(
  distances: Float64Array,
  { alive, n, of, preferred }: { alive: Uint8Array; n: number; of: number; preferred: number },
): { place: number; distance: number } {
  let place = preferred
  let distance = preferred < 0 ? Number.POSITIVE_INFINITY : (distances[pair(of, preferred, n)] ?? 0)
  for (let j = 0; j < n; j++) {
    if (alive[j] === 0 || j === of) continue
    const own = distances[pair(of, j, n)] ?? 0
    if (own < distance) {
      distance = own
      place = j
    }
  }
  return { place, distance }
}

interface Merge {
  kind: LinkageKind
  kept: number
  gone: number
  alive: Uint8Array
  sizes: Float64Array
  n: number
}

/** Distances of the joined cluster to the others. */
function update(distances: Float64Array, { kind, kept, gone, alive, sizes, n }: Merge): void {
  const [a, b] = [sizes[kept] ?? 1, sizes[gone] ?? 1]
  const between = distances[pair(kept, gone, n)] ?? 0
  for (let k = 0; k < n; k++) {
    if (alive[k] === 0 || k === kept || k === gone) continue
    const at = pair(kept, k, n)
    const [x, y] = [distances[at] ?? 0, distances[pair(gone, k, n)] ?? 0]
    const c = sizes[k] ?? 1
    distances[at] = {
      ward: () => ((a + c) * x + (b + c) * y - c * between) / (a + b + c),
      average: () => (a * x + b * y) / (a + b),
      complete: () => Math.max(x, y),
    }[kind]()
  }
}

/** The joins in order of height, with nodes numbered as they come about. */
function numbered(raw: readonly { a: number; b: number; height: number }[], n: number): Join[] {
  const order = raw.map((join, i) => ({ ...join, i })).sort((x, y) => x.height - y.height || x.i - y.i)
  const parent = Int32Array.from({ length: n }, (_, i) => i)
  const node = Int32Array.from({ length: n }, (_, i) => i)
  const size = new Int32Array(n).fill(1)
  const root = (i: number): number => {
    let at = i
    while ((parent[at] ?? at) !== at) at = parent[at] ?? at
    parent[i] = at
    return at
  }
  return order.map(({ a, b, height }, i) => {
    const [x, y] = [root(a), root(b)]
    const [first, second] = [node[x] ?? 0, node[y] ?? 0].sort((p, q) => p - q)
    parent[x] = y
    size[y] = (size[y] ?? 0) + (size[x] ?? 0)
    node[y] = n + i
    return { a: first ?? 0, b: second ?? 0, height, size: size[y] ?? 0 }
  })
}

/** The groups that are left when the last k - 1 joins are not made: labels from 0, the largest group first. */
export function cutTree(joins: readonly Join[], n: number, k: number): Int32Array {
  const group = new Map<number, number>()
  const parent = new Int32Array(2 * n).fill(-1)
  joins.slice(0, n - k).forEach(({ a, b }, i) => {
    parent[a] = n + i
    parent[b] = n + i
  })
  const labels = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let at = i
    while ((parent[at] ?? -1) >= 0) at = parent[at] ?? at
    if (!group.has(at)) group.set(at, group.size)
    labels[i] = group.get(at) ?? 0
  }
  return bySize(labels, group.size)
}

/** The same labels, numbered from the largest group on; -1 stays. */
export function bySize(labels: Int32Array, k: number): Int32Array {
  const sizes = new Array<number>(k).fill(0)
  for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1
  const order = [...sizes.keys()].sort((x, y) => (sizes[y] ?? 0) - (sizes[x] ?? 0) || x - y)
  const place = new Map(order.map((label, i) => [label, i]))
  return labels.map(label => (label < 0 ? -1 : (place.get(label) ?? 0)))
}

/**
 * How well the heights at which rows meet keep their distances: the correlation of both over all pairs (Sokal & Rohlf
 * 1962, Taxon 11, 33-40). O(n^2).
 */
export function copheneticCorrelation({ X, n, d }: Points, joins: readonly Join[]): number | null {
  const members = new Map<number, number[]>()
  const sums = { x: 0, y: 0, xx: 0, yy: 0, xy: 0 }
  const top = joins.at(-1)?.height ?? 0
  const mean = top / 2
  joins.forEach(({ a, b, height }, i) => {
    const [left, right] = [members.get(a) ?? [a], members.get(b) ?? [b]]
    for (const p of left)
      for (const q of right) {
        // Around a value in the middle, so that squares lose no digits.
        const x = Math.sqrt(squaredDistance(X, p * d, X, q * d, d)) - mean
        const y = height - mean
        sums.x += x
        sums.y += y
        sums.xx += x * x
        sums.yy += y * y
        sums.xy += x * y
      }
    members.delete(a)
    members.delete(b)
    members.set(n + i, [...left, ...right])
  })
  const pairs = (n * (n - 1)) / 2
  const [xx, yy] = [sums.xx - sums.x ** 2 / pairs, sums.yy - sums.y ** 2 / pairs]
  const scale = Math.sqrt(xx * yy)
  return scale > 0 ? (sums.xy - (sums.x * sums.y) / pairs) / scale : null
}
