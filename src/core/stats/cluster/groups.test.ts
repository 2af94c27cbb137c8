import { describe, expect, it } from 'vitest'
import { agreement } from './agreement.ts'
import { dbscan, elbow } from './dbscan.ts'
import { copheneticCorrelation, cutTree, linkage } from './linkage.ts'
import { type Points, squaredDistance } from './points.ts'
import { principalComponents } from './principal.ts'
import { randomFrom } from './random.ts'
import { silhouette } from './silhouette.ts'

// Eight places; the heights are those of scipy 1.17, scipy.cluster.hierarchy.linkage.
const places: Points = { X: Float64Array.from([0, 0, 1, 0, 0, 2, 5, 5, 6, 5, 5, 7, 10, 0, 11, 3]), n: 8, d: 2 }

/** Two rings and a cloud between them. */
function rings(n: number): Points {
  const random = randomFrom(7)
  const X = new Float64Array(2 * n)
  for (let i = 0; i < n; i++) {
    const angle = 2 * Math.PI * random()
    const radius = i % 2 === 0 ? 1 + 0.1 * random() : 3 + 0.1 * random()
    X[2 * i] = i % 25 === 24 ? 8 * random() - 4 : radius * Math.cos(angle)
    X[2 * i + 1] = i % 25 === 24 ? 8 * random() - 4 : radius * Math.sin(angle)
  }
  return { X, n, d: 2 }
}

describe('a tree of joins', () => {
  it.each([
    ['ward', [1.0, 1.0, 2.380476142848, 2.380476142848, 3.162277660168, 10.282671507606, 15.130543061415]],
    ['average', [1.0, 1.0, 2.11803398875, 2.11803398875, 3.162277660168, 6.832889999123, 8.447718466393]],
    ['complete', [1.0, 1.0, 2.2360679775, 2.2360679775, 3.162277660168, 8.602325267043, 11.401754250991]],
  ] as const)('has the heights of scipy by %s linkage', (kind, heights) => {
    const joins = linkage(places, kind)
    expect(joins.map(({ height }) => height.toFixed(8))).toEqual(heights.map(height => height.toFixed(8)))
    expect(joins.at(-1)?.size).toBe(8)
  })

  it('is cut into groups, the largest first', () => {
    expect([...cutTree(linkage(places, 'ward'), 8, 3)]).toEqual([0, 0, 0, 1, 1, 1, 2, 2])
  })

  it('keeps the distances between rows as well as scipy says', () => {
    expect(copheneticCorrelation(places, linkage(places, 'average'))).toBeCloseTo(0.894486192484, 10)
  })
})

describe('dense regions', () => {
  it('are those of the definition, tried out pair by pair', () => {
    const points = rings(600)
    const eps = 0.35
    const { labels, k } = dbscan(points, { eps, minPoints: 5 })
    const expected = byDefinition(points, { eps, minPoints: 5 })
    expect(k).toBe(new Set([...expected].filter(label => label >= 0)).size)
    expect([...labels].map(label => label < 0)).toEqual([...expected].map(label => label < 0))
    expect(agreement(labels, expected)).toBeGreaterThan(0.999)
  })

  it('are one when everything is near', () => {
    const { labels, k } = dbscan(rings(5000), { eps: 100, minPoints: 4 })
    expect([k, labels.every(label => label === 0)]).toEqual([1, true])
  })

  it('have a radius where the distances bend up', () => {
    const { eps } = elbow(rings(600), { k: 5, seed: 1 })
    expect(eps).toBeGreaterThan(0.05)
    expect(eps).toBeLessThan(0.6)
  })
})

function byDefinition({ X, n, d }: Points, { eps, minPoints }: { eps: number; minPoints: number }): Int32Array {
  const near = (i: number) => [...Array(n).keys()].filter(j => squaredDistance(X, i * d, X, j * d, d) <= eps * eps)
  const neighbours = Array.from({ length: n }, (_, i) => near(i))
  const isCore = neighbours.map(of => of.length >= minPoints)
  const labels = new Int32Array(n).fill(-1)
  let k = 0
  const fill = (first: number) => {
    const queue = [first]
    labels[first] = k
    for (const at of queue)
      for (const j of isCore[at] ? (neighbours[at] ?? []) : []) {
        if (labels[j] !== -1) continue
        labels[j] = k
        queue.push(j)
      }
    k++
  }
  for (let i = 0; i < n; i++) if (labels[i] === -1 && isCore[i]) fill(i)
  return labels
}

describe('directions', () => {
  it('of a matrix are its eigenvectors, the longest axis first', () => {
    const components = principalComponents([
      [2, 1],
      [1, 2],
    ])
    expect(components.map(({ eigenvalue }) => eigenvalue.toFixed(12))).toEqual(['3.000000000000', '1.000000000000'])
    expect(components[0]?.loadings.map(x => x.toFixed(12))).toEqual(['0.707106781187', '0.707106781187'])
  })
})

describe('the silhouette', () => {
  it('is that of the definition', () => {
    // Two pairs on a line at 0, 1 and 10, 12: widths 1 - 1/11, 1 - 1/10, 1 - 2/9.5, 1 - 2/11.5.
    const line: Points = { X: Float64Array.from([0, 1, 10, 12]), n: 4, d: 1 }
    const widths = [1 - 1 / 11, 1 - 1 / 10, 1 - 2 / 9.5, 1 - 2 / 11.5]
    expect(silhouette(line, [0, 0, 1, 1], 2)).toBeCloseTo(widths.reduce((sum, x) => sum + x, 0) / 4, 14)
    expect(silhouette(line, [0, 0, 0, 0], 1)).toBeNull()
  })
})
