import type { TreeNode } from '../../../contract/chart.ts'
import type { Scalar } from '../../../contract/column.ts'
import { type Channel, channelOf, isRest, labelOfGroup } from './channel.ts'
import { numbersOf } from './grouped.ts'
import type { Marks, Resolving } from './marks.ts'
import { summaryOfShares } from './partSummaries.ts'
import { figureSaid } from './saidFigure.ts'

/** Parts of a whole in levels, from the outside in, the largest first; what is not above zero takes no place. */
export function resolveTreemap(input: Resolving): Marks {
  const { spec, columns } = input
  const levels = spec.encoding.rows.map(as => channelOf(input, as)).filter(level => level !== null)
  const measure = spec.plan.measures.find(({ as }) => as === spec.encoding.size)
  if (!measure || levels.length === 0) throw new Error('a treemap needs a dimension and a measure')
  const sizes = numbersOf(input, measure.as)
  const rows = sizes.flatMap((size, i) => ((size ?? 0) > 0 ? [i] : []))
  const tree = nodesBelow({ levels, sizes }, rows, [])
  // One level is one series: only outer groups of several levels have colours to tell.
  const colourOf = (node: TreeNode, i: number) => {
    if (levels[0] && isRest(levels[0], node.path[0] ?? null)) return 6
    return levels.length > 1 ? Math.min(i, 6) : 0
  }
  return {
    tree: tree.map((node, i) => coloured(node, colourOf(node, i))),
    legend: levels.length > 1 ? (levels[0]?.column.name ?? null) : null,
    summary: summaryOfShares(tree, figureSaid(measure, columns)),
  }
}

interface Levels {
  levels: readonly Channel[]
  sizes: readonly (number | null)[]
}

function nodesBelow({ levels, sizes }: Levels, rows: readonly number[], path: readonly Scalar[]): TreeNode[] {
  const level = levels[path.length]
  if (!level) return []
  const groups = new Map<Scalar, number[]>()
  for (const row of rows) {
    const value = level.values[row] ?? null
    const own = groups.get(value)
    if (own) own.push(row)
    else groups.set(value, [row])
  }
  const nodes = [...groups].map(
    ([value, own]): TreeNode => ({
      name: labelOfGroup(value, level.format),
      path: [...path, value],
      value: own.reduce((sum, row) => sum + (sizes[row] ?? 0), 0),
      colour: 0,
      children: nodesBelow({ levels, sizes }, own, [...path, value]),
    }),
  )
  const isLast = (node: TreeNode) => Number(isRest(level, node.path.at(-1) ?? null))
  return nodes.sort((a, b) => isLast(a) - isLast(b) || b.value - a.value)
}

function coloured(node: TreeNode, colour: number): TreeNode {
  return { ...node, colour, children: node.children.map(child => coloured(child, colour)) }
}
