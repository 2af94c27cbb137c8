import type { QueryPlanInput } from '../../../../contract/plan.ts'
import { inRanges } from '../channels.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, figuresOf, type Group } from '../fields.ts'
import { groupedPlan, type Use } from '../groupedPlan.ts'
import { facetLack, firstLack, groupsOf, placeLack, rawLack } from '../lacking.ts'

/** Figures at the crossings of rows and columns, with totals. */
export const pivot: TypeRule = {
  lacks: f =>
    firstLack(
      rawLack(f, 'Cells'),
      groupsOf(f).length === 0 &&
        'A pivot table needs a column that groups: put one on Y for rows, or on X for columns.',
      groupsOf(f).length > 4 && 'A pivot table takes four columns that group: take one off.',
      facetLack(f, 'A pivot table'),
      placeLack(f, 'Cells'),
    ),
  score: f => {
    const groups = groupsOf(f).length
    const figures = figuresOf(f).length
    if (groups > 2) return 86
    return groups === 2 && figures > 1 ? 93 : groups === 2 ? 55 : figures > 1 ? 50 : 18
  },
  why: () => ({ code: 'why.suggestPivot', params: {} }),
  lay,
}

function lay(f: Fields): Draft {
  const isCrossed = f.y.length > 0
  const rows = (isCrossed ? f.y : f.x).map(inRanges)
  const columns = [...(isCrossed ? f.x : []), ...(f.colour ? [f.colour] : [])].map(inRanges)
  const uses = [...rows.map(rowUse), ...columns.map(columnUse)]
  const ids = uses.map((_, i) => `g${i}`)
  const { plan, notes } = groupedPlan(f, uses, { sort: ids.map(by => ({ by, direction: 'asc' as const })) })
  const [down, across] = [ids.slice(0, rows.length), ids.slice(rows.length)]
  const totals = totalsOf(plan, down, across)
  const isPartial = plan.having !== undefined || plan.tops?.some(top => !top.other)
  return {
    plan,
    encoding: { rows: down, columns: across, y: figuresOf(f).map(({ as }) => as) },
    totals,
    notes: [...notes, ...(isPartial && totals.length > 0 ? [{ code: 'note.totalsOfAll', params: {} }] : [])],
  }
}

const rowUse = (group: Group): Use => ({
  group,
  ...(group.kind === 'name' && { most: { groups: 200, keep: 100, other: true } }),
})
const columnUse = (group: Group): Use => ({
  group,
  ...(group.kind === 'name' && { most: { groups: 30, keep: 20, other: true } }),
})

/** The same figures over the rows alone, the columns alone, and all; without what was calculated from them. */
function totalsOf(plan: QueryPlanInput, down: readonly string[], across: readonly string[]): QueryPlanInput[] {
  const measures = (plan.measures ?? []).map(({ calculation: _, ...measure }) => measure)
  const over = (ids: readonly string[]): QueryPlanInput => {
    const dimensions = (plan.dimensions ?? []).filter(({ as }) => ids.includes(as))
    return {
      source: plan.source,
      ...(plan.filter !== undefined && { filter: plan.filter }),
      dimensions,
      measures,
      sort: dimensions.map(({ as }) => ({ by: as, direction: 'asc' as const })),
      tops: (plan.tops ?? []).filter(top => ids.includes(top.dimension)),
      ...(plan.limit && { limit: plan.limit }),
    }
  }
  return [...(across.length > 0 && down.length > 0 ? [over(down), over(across)] : []), over([])]
}
