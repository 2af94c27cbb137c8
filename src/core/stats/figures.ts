import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Expression } from '../../contract/relation.ts'
import { column } from '../relation/build.ts'

/** The figures of an answer of one row, by the names they were asked under; null for none or one that is not finite. */
export function figuresOf(table: ResultTable | undefined): (name: string) => number | null {
  const places = new Map(table?.columns.map(({ id }, i) => [id, i]))
  return name => {
    const value = table?.data[places.get(name) ?? -1]?.[0] ?? null
    const x = value === null ? Number.NaN : Number(value)
    return Number.isFinite(x) ? x : null
  }
}

/** A number as a literal. */
export function double(value: number): Expression {
  return { kind: 'literal', value, type: 'double' }
}

/** A column of numbers as doubles. */
export function asDouble({ id, type }: Pick<Column, 'id' | 'type'>): Expression {
  return type === 'double' ? column(id) : { kind: 'cast', type: 'double', arg: column(id) }
}

export function isNumeric({ type }: Pick<Column, 'type'>): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}
