import type { Column, Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Relation } from '../../contract/relation.ts'
import { aggregate, call, column, filter, limit, sort } from '../relation/build.ts'

/** The values of a column that is there, the commonest first. */
export function valuesRelation(rows: Relation, { id }: Pick<Column, 'id'>, most: number): Relation {
  const there = filter(rows, call('notNull', column(id)), { reason: 'missing', column: id })
  const counted = aggregate(there, [{ as: 'value', value: column(id) }], [{ as: 'count', value: { fn: 'count' } }])
  const order = [
    { by: column('count'), direction: 'desc' as const },
    { by: column('value'), direction: 'asc' as const },
  ]
  return limit(sort(counted, order), most, 0)
}

/** Values and counts as `valuesRelation` gives them. */
export function readCounts({ data, rowCount }: ResultTable): { value: Scalar; count: number }[] {
  return Array.from({ length: rowCount }, (_, i) => ({ value: data[0]?.[i] ?? null, count: Number(data[1]?.[i] ?? 0) }))
}

/** The same as texts. */
export function readValues(table: ResultTable): { text: string; count: number }[] {
  return readCounts(table).map(({ value, count }) => ({ text: String(value), count }))
}
