import type { ColumnType } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'
import { allOf, call, column } from '../relation/build.ts'

/** A column of two tables, or of one, as it is read for both: in the type that holds the cells of both. */
export interface TypedColumn {
  id: string
  name: string
  type: ColumnType
  scale: number | null
}

const numbers: readonly ColumnType[] = ['integer', 'decimal', 'double']

/** The type that holds the cells of both columns without loss; text where there is no other. */
export function commonType(a: TypedColumn, b: TypedColumn): Pick<TypedColumn, 'type' | 'scale'> {
  const scale = a.scale === null && b.scale === null ? null : Math.max(a.scale ?? 0, b.scale ?? 0)
  if (a.type === b.type) return { type: a.type, scale }
  if (numbers.includes(a.type) && numbers.includes(b.type)) {
    const type = a.type === 'double' || b.type === 'double' ? 'double' : 'decimal'
    return { type, scale: type === 'decimal' ? scale : null }
  }
  const isTime = (type: ColumnType) => type === 'date' || type === 'timestamp'
  return { type: isTime(a.type) && isTime(b.type) ? 'timestamp' : 'text', scale: null }
}

/** The column's cells as another type, under its own id or another. */
export function cellAs(
  from: TypedColumn,
  { type, scale }: Pick<TypedColumn, 'type' | 'scale'>,
  id = from.id,
): Expression {
  const cell = column(id)
  if (from.type === type && from.scale === scale) return cell
  return { kind: 'cast', type, arg: cell, ...(type === 'decimal' && { scale: scale ?? 0 }) }
}

/** Whether all these pairs of columns hold the same; two missing cells are the same. Never true or false for a difference. */
export function sameCells(pairs: readonly (readonly [string, string])[]): Expression {
  const conditions = pairs.map(([a, b]): Expression => {
    const bothMissing = call('and', call('isNull', column(a)), call('isNull', column(b)))
    return call('or', bothMissing, call('eq', column(a), column(b)))
  })
  const [first, ...rest] = conditions
  return first === undefined ? { kind: 'literal', value: true, type: 'boolean' } : allOf([first, ...rest])
}

export const nothing = (type: ColumnType): Expression => ({ kind: 'literal', value: null, type })
export const whole = (value: number): Expression => ({ kind: 'literal', value, type: 'integer' })
