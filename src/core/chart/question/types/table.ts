import type { Column } from '../../../../contract/column.ts'
import type { Draft, TypeRule } from '../draft.ts'
import { type Fields, figuresOf, isNumber } from '../fields.ts'
import { groupedPlan } from '../groupedPlan.ts'
import { groupsOf } from '../lacking.ts'

const ROWS = 1000

/** Rows as they are, or groups with their figures. */
export const table: TypeRule = {
  lacks: f =>
    listed(f).length > 0 && f.values.length > 0
      ? 'A table lists rows or sums groups up: take the columns that stand row by row off, or let them group.'
      : null,
  score: f => {
    const names = listed(f).filter(column => !isNumber(column)).length
    if (listed(f).length > 0) return names > 0 || listed(f).length > 2 ? 90 : 25
    return groupsOf(f).length === 0 ? (figuresOf(f).length > 1 ? 90 : 15) : figuresOf(f).length > 2 ? 60 : 22
  },
  why: f => ({ code: listed(f).length > 0 ? 'why.suggestRows' : 'why.suggestTable', params: {} }),
  lay: f => (listed(f).length > 0 ? layRows(f) : layGroups(f)),
}

/** The columns of a list: what stands row by row, and what would group if there were figures. */
function listed({ raw, x, y, colour, facet, values }: Fields): Column[] {
  const rows = [...raw.x, ...raw.y, ...(raw.size ? [raw.size] : [])]
  if (rows.length === 0 || values.length > 0) return rows
  const groups = [...x, ...y, colour, facet].flatMap(group => (group ? [group.column] : []))
  return [...new Set([...groups, ...rows])]
}

function layRows(f: Fields): Draft {
  const { source, filter, sort, limit = ROWS } = f.question
  const columns = listed(f)
  const by = columns.find(c => c.id === sort?.column) ?? (sort?.by === 'value' ? columns.find(isNumber) : columns[0])
  const ids = columns.map(({ id }) => id)
  return {
    plan: {
      source,
      ...(filter && { filter }),
      columns: ids,
      sort: sort && by ? [{ by: by.id, direction: sort.direction }] : [],
      limit,
    },
    encoding: { y: ids },
  }
}

function layGroups(f: Fields): Draft {
  const groups = [...groupsOf(f), ...(f.facet ? [f.facet] : [])]
  const { sort, limit = ROWS } = f.question
  const ids = groups.map((_, i) => `g${i}`)
  const by = sort?.by === 'value' || groups.length === 0 ? 'v0' : 'g0'
  const { plan, notes } = groupedPlan(
    f,
    groups.map(group => ({ group })),
    { sort: sort ? [{ by, direction: sort.direction }] : ids.map(id => ({ by: id, direction: 'asc' })) },
  )
  return { plan: { ...plan, limit }, encoding: { rows: ids, y: figuresOf(f).map(({ as }) => as) }, notes }
}
