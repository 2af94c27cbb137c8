import type { TypeRule } from '../draft.ts'
import { groupedPlan, type Use } from '../groupedPlan.ts'
import { facetLack, firstLack, groupsOf, rawLack } from '../lacking.ts'
import { partsLack } from './parts.ts'

/** Smaller areas than these cannot be seen. */
const LEAVES = 2000

/** Parts of a whole as areas, in up to three levels. */
export const treemap: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Areas'),
      groupsOf(f).length === 0 && 'A treemap needs a column that groups: put one on X, and finer ones after it.',
      groupsOf(f).length > 3 && 'A treemap has up to three levels: take a column off.',
      facetLack(f, 'A treemap'),
      f.colourValue !== undefined && 'The colour of a treemap tells its outermost groups: put the figure on size.',
      partsLack(f, 'A treemap'),
    ),
  score: f => {
    const groups = groupsOf(f)
    if (f.sizeValue) return 96
    if (groups.some(({ kind }) => kind !== 'name')) return 10
    return groups.length > 1 ? (f.x.length > 1 ? 83 : 58) : (groups[0]?.column.profile.distinct ?? 0) > 12 ? 50 : 35
  },
  why: f => ({
    code: 'why.suggestTreemap',
    params: { x: groupsOf(f)[0]?.column.name ?? '', levels: groupsOf(f).length },
  }),
  lay: f => {
    const groups = groupsOf(f)
    const uses = groups.map((group, i): Use => ({ group, ...(i < 2 && { most: levels(groups.length)[i] }) }))
    const { plan, notes } = groupedPlan(f, uses, { sort: [{ by: 'v0', direction: 'desc' }] })
    return {
      plan: { ...plan, limit: Math.min(plan.limit ?? LEAVES, LEAVES) },
      encoding: { rows: groups.map((_, i) => `g${i}`), size: 'v0' },
      notes,
    }
  },
}

/** The outermost groups of several levels carry the colours; one level may have as many as can be seen. */
function levels(count: number) {
  if (count === 1) return [{ groups: 40, keep: 39, other: true }]
  return [
    { groups: 6, keep: 6, other: true },
    { groups: 40, keep: 30, other: true },
  ]
}
