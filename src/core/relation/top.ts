import type { Top } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { aggregate, column, derive } from './build.ts'
import { HIDDEN } from './reserved.ts'

type Groups = readonly Named<Expression>[]
type Measures = readonly Named<Aggregate>[]

/** Group totals of these add up to the total of groups put together; the others need the rows once more. */
const merging = { count: 'sum', sum: 'sum', min: 'min', max: 'max' } as const

/**
 * Groups of which only the leading values of some dimensions stay; the rest is dropped or becomes 'Other'. One pass over
 * the rows where the measures can be merged from groups, else one more a top.
 */
export function keepTops(rows: Relation, groups: Groups, measures: Measures, tops: readonly Top[]): Relation {
  const [only, ...others] = tops
  if (only === undefined) return aggregate(rows, groups, measures)
  if (groups.length === 1 && others.length === 0 && !only.other) {
    const by: Aggregate = { fn: 'max', arg: column(only.measure) }
    return { op: 'top', input: aggregate(rows, groups, measures), key: only.dimension, by, n: only.n, other: false }
  }
  const merged = measures.flatMap(mergeOf)
  return merged.length === measures.length
    ? fromGroups(aggregate(rows, groups, measures), groups, merged, tops)
    : fromRows(rows, groups, measures, tops)
}

function fromGroups(groupwise: Relation, groups: Groups, merged: Measures, tops: readonly Top[]): Relation {
  const kept = tops.reduce((input, top) => rank(input, top.dimension, merged, top), groupwise)
  const sameGroups = groups.map(group => ({ ...group, value: column(group.as) }))
  return tops.some(top => top.other) ? aggregate(kept, sameGroups, merged) : kept
}

function fromRows(rows: Relation, groups: Groups, measures: Measures, tops: readonly Top[]): Relation {
  const ranked = groups.filter(group => tops.some(top => top.dimension === group.as))
  const keyOf = (as: string) => `${HIDDEN}key${groups.findIndex(group => group.as === as)}`
  const keyed = derive(
    rows,
    ranked.map(({ as, value }) => ({ as: keyOf(as), value })),
  )
  const kept = tops.reduce<Relation>((input, top) => rank(input, keyOf(top.dimension), measures, top), keyed)
  const regrouped = groups.map(group => (ranked.includes(group) ? { ...group, value: column(keyOf(group.as)) } : group))
  return aggregate(kept, regrouped, measures)
}

function rank(input: Relation, key: string, measures: Measures, { measure, n, other }: Top): Relation {
  const by = measures.find(({ as }) => as === measure)?.value
  if (by === undefined) throw new Error(`no measure ${measure}`)
  return { op: 'top', input, key, by, n, other }
}

function mergeOf({ as, name, value }: Named<Aggregate>): Named<Aggregate>[] {
  const { fn } = value
  if (fn !== 'count' && fn !== 'sum' && fn !== 'min' && fn !== 'max') return []
  return [{ as, value: { fn: merging[fn], arg: column(as) }, ...(name === undefined ? {} : { name }) }]
}
