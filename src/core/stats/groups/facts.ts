import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, column } from '../../relation/build.ts'
import { type Moments, momentsOf } from './moments.ts'

/** A group and, for each measure, the moments of its values; `rows` counts all of its rows. */
export interface GroupFacts {
  key: Scalar
  rows: number
  of: Moments[]
}

/** Rows, and count, mean and spread of each measure, in every group. */
export function groupsRelation(rows: Relation, by: Expression, measures: readonly Column[]): Relation {
  return aggregate(
    rows,
    [{ as: 'key', value: by }],
    [{ as: 'rows', value: { fn: 'count' } }, ...momentsRelation(measures)],
  )
}

function momentsRelation(measures: readonly Column[]): Named<Aggregate>[] {
  return measures.flatMap(({ id }, i) => {
    const arg = column(id)
    return [
      { as: `n${i}`, value: { fn: 'count' as const, arg } },
      { as: `mean${i}`, value: { fn: 'mean' as const, arg } },
      { as: `sd${i}`, value: { fn: 'sd' as const, arg } },
    ]
  })
}

/** @see groupsRelation; a missing key is no group */
export function readGroups(table: ResultTable | undefined, measures: readonly Column[]): GroupFacts[] {
  return table ? readAllGroups(table, measures).filter(({ key }) => key !== null) : []
}

/** The same where the parts must make up the whole: rows without a key are a group, too. */
export function readAllGroups(table: ResultTable, measures: readonly Column[]): GroupFacts[] {
  const at = (c: number, r: number) => {
    const value = table.data[c]?.[r] ?? null
    return value === null ? null : Number(value)
  }
  return Array.from({ length: table.rowCount }, (_, r) => ({
    key: table.data[0]?.[r] ?? null,
    rows: at(1, r) ?? 0,
    of: measures.map((_measure, i) => momentsOf(at(2 + 3 * i, r) ?? 0, at(3 + 3 * i, r), at(4 + 3 * i, r))),
  }))
}
