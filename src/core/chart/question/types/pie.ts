import { placed } from '../channels.ts'
import type { TypeRule } from '../draft.ts'
import type { Group } from '../fields.ts'
import { groupedPlan } from '../groupedPlan.ts'
import { facetLack, firstLack, groupsOf, placeLack, rawLack } from '../lacking.ts'
import { partsLack } from './parts.ts'

/** Slices that can be compared; one more is Other. */
const SLICES = 5

/** Parts of a whole, at most six. */
export const pie: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Slices'),
      groupsOf(f).length !== 1 && 'A pie needs one column that groups: a slice stands for each of its values.',
      facetLack(f, 'A pie'),
      placeLack(f, 'Slices'),
      partsLack(f, 'A pie'),
    ),
  score: f => {
    const [group] = groupsOf(f)
    if (group?.kind !== 'name') return 12
    return group.column.profile.distinct <= SLICES + 1 ? 55 : 30
  },
  why: f => ({ code: 'why.suggestPie', params: { x: groupsOf(f)[0]?.column.name ?? '' } }),
  lay: f => {
    const [group] = groupsOf(f)
    if (!group) throw new Error('a pie without a group')
    const { uses } = placed([['x', { group: few(group), most: { groups: SLICES + 1, keep: SLICES, other: true } }]])
    const isOrdered = f.question.sort ? f.question.sort.by === 'name' : group.kind !== 'name'
    const direction = f.question.sort?.direction ?? (isOrdered ? 'asc' : 'desc')
    const { plan, notes } = groupedPlan(f, uses, { sort: [{ by: isOrdered ? 'g0' : 'v0', direction }] })
    return { plan, encoding: { x: 'g0', y: ['v0'] }, notes }
  },
}

/** More slices than six cannot be read, whatever is asked; the rest is always there. */
function few(group: Group): Group {
  const { leading } = group.field
  if (!leading) return group
  return { ...group, field: { ...group.field, leading: { ...leading, n: Math.min(leading.n, SLICES), other: true } } }
}
