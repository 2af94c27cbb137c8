import type { Aggregate, Expression, Named, Relation, Window } from '../../contract/relation.ts'
import { column } from './build.ts'
import { canonical } from './canonical.ts'
import { HAVING, HIDDEN } from './reserved.ts'

/** Columns that a tallied relation carries besides its own, all counts of rows of the table. */
export const TALLY = {
  /** Rows of the group, and those of them a measure could use. */
  rows: `${HIDDEN}rows`,
  used: `${HIDDEN}used`,
  /** The same over all groups, before any of them was left out. */
  rowsIn: `${HIDDEN}rowsIn`,
  usedIn: `${HIDDEN}usedIn`,
  /** Rows used by the groups of which `having` kept some. */
  led: `${HIDDEN}led`,
  /** Over the groups among which the page was cut: how many they are, and the rows they use. */
  groups: `${HIDDEN}groups`,
  kept: `${HIDDEN}kept`,
} as const

/** Whether a relation aggregates: then its bill is counted in the same pass. */
export function isAggregated(relation: Relation): boolean {
  if (relation.op === 'aggregate') return true
  return 'input' in relation && isAggregated(relation.input)
}

/** The relation with the counts that its bill is made of, computed in the same pass. Lists of rows stay as they are. */
export function tally(relation: Relation): Relation {
  if (!isAggregated(relation)) return relation
  switch (relation.op) {
    case 'aggregate':
      return isAggregated(relation.input) ? mergeTally(relation) : startTally(relation)
    case 'limit':
      return { ...relation, input: countGroups(tally(relation.input)) }
    case 'project':
      return { ...relation, input: tally(relation.input), columns: [...relation.columns, ...hidden(relation.input)] }
    default:
      return 'input' in relation ? { ...relation, input: tally(relation.input) } : relation
  }
}

/** The column that all measures are computed of, and none when they differ or some need no column. */
export function measuredColumn(measures: readonly Named<Aggregate>[]): string | null {
  const ids = measures.map(({ value }) => (value.arg?.kind === 'column' ? value.arg.id : null))
  const [first = null] = ids
  return ids.every(id => id === first) ? first : null
}

type Aggregation = Relation & { op: 'aggregate' }

function startTally(relation: Aggregation): Relation {
  const counted: Aggregation = {
    ...relation,
    measures: [
      ...relation.measures,
      { as: TALLY.rows, value: { fn: 'count' } },
      { as: TALLY.used, value: countUsed(relation.measures) },
    ],
  }
  return over(counted, [
    { as: TALLY.rowsIn, value: total(TALLY.rows) },
    { as: TALLY.usedIn, value: total(TALLY.used) },
  ])
}

function mergeTally(relation: Aggregation): Relation {
  const merged = (as: string, fn: 'sum' | 'max') => ({ as, value: { fn, arg: column(as) } })
  return {
    ...relation,
    input: tally(relation.input),
    measures: [
      ...relation.measures,
      merged(TALLY.rows, 'sum'),
      merged(TALLY.used, 'sum'),
      merged(TALLY.rowsIn, 'max'),
      merged(TALLY.usedIn, 'max'),
    ],
  }
}

/**
 * Below the sort: a window around it would not keep its order. Below `having` too, so that a first row tells the counts
 * even where it keeps no group.
 */
function countGroups(relation: Relation): Relation {
  if (relation.op === 'sort') return { ...relation, input: countGroups(relation.input) }
  if (isHaving(relation)) return { ...relation, input: countKept(relation.input, relation.predicate) }
  return over(relation, [
    { as: TALLY.groups, value: { fn: 'count', partitionBy: [], orderBy: [] } },
    { as: TALLY.kept, value: total(TALLY.used) },
  ])
}

/** Whether a relation keeps some of its groups. */
export function isHaving(relation: Relation): relation is Relation & { op: 'filter' } {
  return relation.op === 'filter' && relation.reason === HAVING
}

function countKept(groups: Relation, predicate: Expression): Relation {
  const kept = (value: Expression): Expression => ({ kind: 'call', fn: 'case', args: [predicate, value] })
  const all = { partitionBy: [], orderBy: [] }
  return over(groups, [
    { as: TALLY.led, value: total(TALLY.used) },
    { as: TALLY.groups, value: { fn: 'count', arg: kept({ kind: 'literal', value: true, type: 'boolean' }), ...all } },
    { as: TALLY.kept, value: { fn: 'sum', arg: kept(column(TALLY.used)), ...all } },
  ])
}

function over(input: Relation, columns: readonly Named<Window>[]): Relation {
  return { op: 'window', input, columns }
}

function total(id: string): Window {
  return { fn: 'sum', arg: column(id), partitionBy: [], orderBy: [] }
}

function hidden(input: Relation): Named<Expression>[] {
  const page = input.op === 'limit' ? [TALLY.groups, TALLY.kept] : []
  return [TALLY.rows, TALLY.used, TALLY.rowsIn, TALLY.usedIn, ...page].map(as => ({ as, value: column(as) }))
}

/** A row is used when any measure has a value in it; a count of rows uses every row. */
function countUsed(measures: readonly Named<Aggregate>[]): Aggregate {
  const args = new Map(measures.map(({ value }) => [canonical(value.arg), value.arg]))
  const present = [...args.values()].flatMap(arg => (arg === undefined ? [] : [arg]))
  const [first] = present
  if (first === undefined || present.length < args.size) return { fn: 'count' }
  if (present.length === 1) return { fn: 'count', arg: first }
  const conditions = present.map((arg): Expression => ({ kind: 'call', fn: 'notNull', args: [arg] }))
  return { fn: 'count', where: { kind: 'call', fn: 'or', args: conditions } }
}
