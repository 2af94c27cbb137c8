import type { Column } from '../../../../contract/column.ts'
import { shownRange } from '../../recommend/distribution.ts'
import { colourUse, facetUse, placed, second } from '../channels.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, figuresOf, type Group, isNumber } from '../fields.ts'
import { groupedPlan } from '../groupedPlan.ts'
import { firstLack, groupsOf, placeLack } from '../lacking.ts'
import { conditionsOf, filterOf } from '../range.ts'

/** Rows per range of one number. */
export const histogram: TypeRule = {
  lacks: f =>
    firstLack(
      !numberOf(f) && 'A histogram counts the rows by one number: put a number on X, and nothing else on X and Y.',
      groupsOf(f).length + f.raw.x.length + f.raw.y.length > 2 && 'A histogram takes a number on X and a colour.',
      figuresOf(f).some(({ field }) => field.aggregate !== 'count' || field.calculation !== undefined) &&
        'A histogram counts rows: take the figure off Y, or draw bars.',
      placeLack(f, 'Histograms'),
    ),
  score: f => (numberOf(f)?.kind === 'range' ? 92 : 50),
  why: f => ({ code: 'why.suggestHistogram', params: { x: numberOf(f)?.column.name ?? '' } }),
  lay,
}

function numberOf(f: Fields): Group | null {
  const { x, y, raw } = f
  const [row, others] = [raw.x[0] ?? raw.y[0], raw.x.length + raw.y.length]
  if (row && isNumber(row)) return others === 1 && x.length + y.length === 0 ? ranged(row) : null
  const [first] = x
  if (others > 0 || !first || !isNumber(first.column) || y.length > 0) return null
  return first.kind === 'range' ? first : { ...ranged(first.column), kind: first.kind }
}

const ranged = (column: Column): Group => ({
  column,
  kind: 'range',
  field: { role: 'group', column: column.id, bins: 20 },
})

function lay(f: Fields): Draft {
  const group = numberOf(f)
  if (!group) throw new Error('a histogram without a number')
  const { id } = group.column
  const conditions = conditionsOf(f.question.filter)
  const isNarrowed = conditions.some(part => !('of' in part) && part.column === id)
  const { cut } = group.field.width === undefined && !isNarrowed ? shownRange(group.column) : { cut: null }
  const filter = filterOf([...conditions, ...(cut ? [cut] : [])])
  const cutting: Fields = { ...f, question: { ...f.question, ...(filter && { filter }) } }
  const colour = second(f)
  const { uses, ids } = placed([
    ['x', { group, isPlaced: true }],
    ['colour', colour && colourUse(colour)],
    ['facet', f.facet && facetUse(f.facet)],
  ])
  const { plan, notes } = groupedPlan(cutting, uses, { sort: [{ by: 'g0', direction: 'asc' }] })
  return {
    plan,
    encoding: { ...ids, y: ['v0'] },
    notes: [...notes, ...(cut ? [{ code: 'note.cut', params: {} }] : [])],
  }
}
