import type { AnalysisPicture } from '../../../contract/analysis/frame.ts'
import { plainNumber, whole } from '../formats.ts'
import { word } from '../tableParts.ts'
import type { Join } from './linkage.ts'

/** Branches that are drawn; those below are taken as one leaf each. */
const LEAVES = 30

interface Place {
  x: number
  height: number
}

/** The top of a tree of joins: a bracket for each join at its height, and a dashed line where it is cut. */
export function treePicture(joins: readonly Join[], n: number, k: number): AnalysisPicture {
  const shown = joins.slice(-(LEAVES - 1))
  const first = joins.length - shown.length
  const places = new Map<number, Place>()
  const leaves = leavesOf(shown, n + first, n + joins.length - 1)
  leaves.forEach((leaf, x) => {
    places.set(leaf, { x: x + 1, height: 0 })
  })
  const xs: (number | null)[] = []
  const ys: (number | null)[] = []
  shown.forEach(({ a, b, height }, i) => {
    const [left, right] = [places.get(a), places.get(b)]
    if (!left || !right) return
    xs.push(left.x, left.x, right.x, right.x, null)
    ys.push(left.height, height, height, right.height, null)
    places.set(n + first + i, { x: (left.x + right.x) / 2, height })
  })
  const cut = ((joins[joins.length - k]?.height ?? 0) + (joins[joins.length - k + 1]?.height ?? 0)) / 2
  return {
    id: 'tree',
    title: word('analysis.hierarchy.tree'),
    summary: { code: 'analysis.hierarchy.treeSummary', params: { segments: k, leaves: leaves.length, height: cut } },
    x: { title: word('analysis.hierarchy.branches'), kind: 'value', format: whole },
    y: { title: word('analysis.hierarchy.height'), kind: 'value', format: plainNumber },
    layers: [
      { name: word('analysis.hierarchy.tree'), mark: 'line', colour: 0, xs, ys },
      {
        ...{ name: word('analysis.hierarchy.cut'), mark: 'line', colour: 6, isDashed: true },
        ...{ xs: [0.5, leaves.length + 0.5], ys: [cut, cut] },
      },
    ],
  }
}

/** Nodes below the shown joins, from left to right so that no bracket crosses another. */
function leavesOf(shown: readonly Join[], firstNode: number, top: number): number[] {
  const out: number[] = []
  const open = [top]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const join = shown[node - firstNode]
    if (join) open.push(join.b, join.a)
    else out.push(node)
  }
  return out
}
