import type { Measure } from '../../../../contract/plan.ts'
import { axisUse, colourUse, facetUse, inRanges, placed } from '../channels.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, isNumber } from '../fields.ts'
import { groupedPlan } from '../groupedPlan.ts'
import { firstLack } from '../lacking.ts'
import { lies } from './bar.ts'

const quantiles = [
  ['v0low', 0.05],
  ['v0q1', 0.25],
  ['v0', 0.5],
  ['v0q3', 0.75],
  ['v0high', 0.95],
] as const

/** How a number spreads in each group: quartiles, and the 5 % and 95 % quantiles as whiskers. */
export const box: TypeRule = {
  lacks: f =>
    firstLack(
      f.values.length > 0 && 'Boxes show how single rows spread: put a number as it stands in each row on Y.',
      !numberOf(f) && 'A box plot needs one number as it stands in each row on Y.',
      f.x.length + f.y.length > 1 && 'Boxes take one column that groups and a colour.',
    ),
  score: f => (f.x.length + f.y.length + (f.colour ? 1 : 0) > 0 ? 92 : 60),
  why: f => ({ code: 'why.suggestBox', params: { y: numberOf(f)?.name ?? '' } }),
  lay,
}

function numberOf({ raw }: Fields) {
  const all = [...raw.x, ...raw.y]
  return all.length === 1 && all[0] && isNumber(all[0]) ? all[0] : null
}

function lay(f: Fields): Draft {
  const column = numberOf(f)
  if (!column) throw new Error('boxes without a number')
  const group = f.x[0] ?? f.y[0]
  const { uses, ids } = placed([
    ['x', group && axisUse(inRanges(group))],
    ['colour', f.colour && colourUse(f.colour)],
    ['facet', f.facet && facetUse(f.facet)],
  ])
  const measures = quantiles.map(([as, p]): Measure => ({ as, aggregate: 'quantile', column: column.id, p }))
  const counted = [...measures, { as: 'n', aggregate: 'count' as const, column: column.id }]
  const sorts = f.question.sort
  const byValue = sorts?.by === 'value' || (!sorts && group?.kind === 'name')
  const by = byValue ? 'v0' : 'g0'
  const direction = sorts?.direction ?? (byValue ? 'desc' : 'asc')
  const { plan, notes } = groupedPlan(f, uses, {
    sort: group ? [{ by, direction }] : [],
    measures: counted,
  })
  return {
    plan,
    encoding: { ...ids, y: quantiles.map(([as]) => as) },
    horizontal:
      f.question.horizontal ?? ((f.y.length > 0 && f.raw.x.length > 0) || (group !== undefined && lies(group))),
    notes,
  }
}
