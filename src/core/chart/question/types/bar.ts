import type { ChartSpec } from '../../../../contract/chart.ts'
import type { Message } from '../../../../contract/message.ts'
import { axisUse, colourUse, facetUse, inRanges, placed, second } from '../channels.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, figuresOf, type Group, isAdditive } from '../fields.ts'
import { groupedPlan, type Sort } from '../groupedPlan.ts'
import { firstLack, groupsOf, heightLack, placeLack, rawLack } from '../lacking.ts'
import { stepped } from '../steps.ts'

const NAME = 6
const UPRIGHT = 8
/** Bars thinner than half a pixel cannot be told apart. */
const PLACES = 1500

/** One bar a group, from zero. */
export const bar: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Bars'),
      f.x.length === 0 && 'Put a column that groups on X: a bar stands for each of its values.',
      groupsOf(f).length > 2 && 'Bars take two columns that group: put the third on the facet shelf.',
      groupsOf(f).length > 1 && figuresOf(f).length > 1 && 'Bars of several figures take one column that groups.',
      placeLack(f, 'Bars'),
      heightLack(f, 'Bars'),
    ),
  score: f => {
    const [x] = f.x
    if (!x) return 0
    const crowded = x.kind === 'name' && x.column.profile.distinct > 200 ? 15 : 0
    const cells = x.column.profile.distinct * (second(f)?.column.profile.distinct ?? 1)
    const parted = second(f) ? (cells <= 24 ? 0 : f.y.length > 0 ? 20 : 8) : 0
    return byKind[x.field.timePart === undefined ? x.kind : 'number'] - crowded - parted
  },
  why: f => ({ code: 'why.suggestBar', params: { x: f.x[0]?.column.name ?? '' } }),
  lay,
}

const byKind = { name: 90, number: 82, range: 72, time: 62 } as const

function lay(f: Fields): Draft {
  const x = f.x[0]
  if (!x) throw new Error('bars without a group')
  const steps = stepped(x, f, PLACES)
  const ranged = x.kind === 'time' ? steps.group : inRanges(x)
  const colour = second(f)
  const { uses, ids } = placed([
    ['x', axisUse(ranged)],
    ['colour', colour && colourUse(colour)],
    ['facet', f.facet && facetUse(f.facet)],
  ])
  const { plan, notes } = groupedPlan(f, uses, { sort: sortOf(f, ranged) })
  const { stack, note } = stackOf(f, colour)
  const isRanged = ranged !== x && x.kind !== 'time'
  return {
    plan,
    encoding: { ...ids, y: figuresOf(f).map(value => value.as) },
    horizontal: f.question.horizontal ?? (f.isTurned || lies(ranged)),
    stack,
    notes: [
      ...notes,
      ...note,
      ...(x.kind === 'time' ? steps.notes : []),
      ...(isRanged ? [{ code: 'note.ranges', params: { name: x.column.name } }] : []),
    ],
  }
}

/** Names by their value, the greatest first; what has an order by that. */
function sortOf({ question: { sort } }: Fields, { kind }: Group): Sort {
  const by = sort?.by ?? (kind === 'name' ? 'value' : 'name')
  return [{ by: by === 'value' ? 'v0' : 'g0', direction: sort?.direction ?? (by === 'value' ? 'desc' : 'asc') }]
}

/** Only what adds up is stacked. */
export function stackOf(f: Fields, colour: Group | undefined): { stack: ChartSpec['stack']; note: Message[] } {
  const asked = f.question.stack
  const values = figuresOf(f)
  const isParted = colour !== undefined || values.length > 1
  if (!isParted || asked === 'none') return { stack: 'none', note: [] }
  if (values.every(isAdditive)) return { stack: asked ?? (colour ? 'stacked' : 'none'), note: [] }
  return { stack: 'none', note: asked ? [{ code: 'note.notStacked', params: {} }] : [] }
}

/** Long or many names are read across. */
export function lies({ kind, column }: Group): boolean {
  if (kind !== 'name') return false
  const { top, distinct } = column.profile
  return distinct > UPRIGHT || top.some(({ value }) => String(value ?? '').length > NAME)
}
