import type { QueryPlan } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { aggregate, column, derive } from './build.ts'
import { HIDDEN } from './check.ts'

type Top = NonNullable<QueryPlan['top']>
type Groups = readonly Named<Expression>[]
type Measures = readonly Named<Aggregate>[]

/** Group totals of these add up to the total of groups put together; the others need the rows once more. */
const merging = { count: 'sum', sum: 'sum', min: 'min', max: 'max' } as const

/**
 * Groups of which only the leading values of one dimension stay; the rest is dropped or becomes 'Other'. One pass over
 * the rows where the measures can be merged from groups, else two.
 */
export function keepTop(rows: Relation, groups: Groups, measures: Measures, top: Top): Relation {
  const ranked = measures.find(measure => measure.as === top.measure)
  if (ranked === undefined) throw new Error(`no measure ${top.measure}`)
  if (groups.length === 1 && !top.other) {
    const by: Aggregate = { fn: 'max', arg: column(top.measure) }
    return { op: 'top', input: aggregate(rows, groups, measures), key: top.dimension, by, n: top.n, other: false }
  }
  const merged = measures.flatMap(mergeOf)
  const by = merged.find(measure => measure.as === top.measure)
  return merged.length === measures.length && by !== undefined
    ? fromGroups(aggregate(rows, groups, measures), groups, merged, { ...top, by: by.value })
    : fromRows(rows, groups, measures, { ...top, by: ranked.value })
}

type Ranking = Top & { by: Aggregate }

function fromGroups(input: Relation, groups: Groups, merged: Measures, { dimension, by, n, other }: Ranking): Relation {
  const kept: Relation = { op: 'top', input, key: dimension, by, n, other }
  const sameGroups = groups.map(group => ({ ...group, value: column(group.as) }))
  return other ? aggregate(kept, sameGroups, merged) : kept
}

function fromRows(rows: Relation, groups: Groups, measures: Measures, { dimension, by, n, other }: Ranking): Relation {
  const key = `${HIDDEN}key`
  const keyed = derive(
    rows,
    groups.filter(group => group.as === dimension).map(group => ({ as: key, value: group.value })),
  )
  const kept: Relation = { op: 'top', input: keyed, key, by, n, other }
  const regrouped = groups.map(group => (group.as === dimension ? { ...group, value: column(key) } : group))
  return aggregate(kept, regrouped, measures)
}

function mergeOf({ as, name, value }: Named<Aggregate>): Named<Aggregate>[] {
  const { fn } = value
  if (fn !== 'count' && fn !== 'sum' && fn !== 'min' && fn !== 'max') return []
  return [{ as, value: { fn: merging[fn], arg: column(as) }, ...(name === undefined ? {} : { name }) }]
}
