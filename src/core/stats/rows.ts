import type { Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Expression, Relation } from '../../contract/relation.ts'
import { aggregate, allOf, call, column, filter } from '../relation/build.ts'

/** The rows in which none of the columns is missing. */
export function complete(rows: Relation, ids: readonly string[]): Relation {
  const [first, ...others] = ids.map(id => call('notNull', column(id)))
  return first === undefined ? rows : filter(rows, allOf([first, ...others]), { reason: 'missing' })
}

/** One row: how many rows there are, and in how many of them none of the columns is missing. */
export function countComplete(rows: Relation, ids: readonly string[]): Relation {
  const [first, ...others] = ids.map((id): Expression => call('notNull', column(id)))
  const used =
    first === undefined ? { fn: 'count' as const } : { fn: 'count' as const, where: allOf([first, ...others]) }
  return aggregate(
    rows,
    [],
    [
      { as: 'all', value: { fn: 'count' } },
      { as: 'used', value: used },
    ],
  )
}

/** @see countComplete */
export function readComplete(table: ResultTable | undefined): { n: number; nulls: number } {
  const [all, used] = [0, 1].map(i => Number(table?.data[i]?.[0] ?? 0))
  return { n: used ?? 0, nulls: (all ?? 0) - (used ?? 0) }
}

/** A column of an answer as numbers; NaN for none. */
export function numbersAt(table: ResultTable | undefined, i: number): Float64Array {
  return Float64Array.from(table?.data[i] ?? [], (value: Scalar) => (value === null ? Number.NaN : Number(value)))
}

/** The first number of a column of an answer; null for none or one that is not finite. */
export function numberAt(table: ResultTable | undefined, i: number): number | null {
  const value = table?.data[i]?.[0] ?? null
  const x = value === null ? Number.NaN : Number(value)
  return Number.isFinite(x) ? x : null
}
