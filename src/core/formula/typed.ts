import type { ColumnType } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { Expression } from '../../contract/relation.ts'
import { widest } from '../relation/typeOfFunction.ts'

/** `blank` is BLANK(), which fits every type; `unknown` has been complained of already. */
export type FormulaType = ColumnType | 'blank' | 'unknown'

/** A part of a formula with its meaning. `scale` is the fraction digits of a decimal. */
export interface Typed {
  expression: Expression
  type: FormulaType
  scale: number | null
  from: number
  to: number
}

export type Complain = (place: { from: number; to: number }, code: string, params?: Message['params']) => void

/** What a function is told of the place where it is called. */
export interface Site {
  from: number
  to: number
  name: string
  complain: Complain
}

export type Place = { from: number; to: number }

/** Decimals with more digits behind the point are computed as doubles. */
export const SCALE_MAX = 10

export function literal(value: string | number | boolean | null, type: ColumnType): Expression {
  return { kind: 'literal', value, type }
}

export const one = literal(1, 'integer')
export const zero = literal(0, 'integer')

/** A value of a type at a place. */
export function typed(
  expression: Expression,
  type: FormulaType,
  { from, to }: Place,
  scale: number | null = null,
): Typed {
  return { expression, type, scale: type === 'decimal' ? (scale ?? 0) : null, from, to }
}

/** Stands for what has been complained of, and fits everywhere. */
export function unknown(place: Place): Typed {
  return typed(literal(null, 'text'), 'unknown', place)
}

export function isNumber({ type }: Typed): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double' || type === 'blank' || type === 'unknown'
}

export function isDay({ type }: Typed): boolean {
  return type === 'date' || type === 'timestamp'
}

/** Whether it fits everywhere. */
export function isOpen({ type }: Typed): boolean {
  return type === 'blank' || type === 'unknown'
}

/** A blank as a missing value of that type; all else as it is. */
export function expressionOf(value: Typed, type: ColumnType): Expression {
  return isOpen(value) ? literal(null, type) : value.expression
}

/**
 * A value as the type it has together with others. Decimals get the same digits: of two widths the engine would take
 * fewer, and lose some.
 */
export function alike(value: Typed, { type, scale }: { type: ColumnType; scale: number | null }): Expression {
  const expression = expressionOf(value, type)
  if (type !== 'decimal' || isOpen(value) || (value.type === 'decimal' && value.scale === scale)) return expression
  return { kind: 'cast', type, scale: scale ?? 0, arg: expression }
}

/** Fraction digits, as far as they are known to be few. */
export function scaleOf({ type, scale }: Typed): number | null {
  if (type === 'decimal') return scale
  return type === 'double' ? null : 0
}

/** The value as text; missing stays missing. */
export function textOf(value: Typed): Expression {
  if (value.type === 'text') return value.expression
  return isOpen(value) ? literal(null, 'text') : { kind: 'cast', type: 'text', arg: value.expression }
}

/** The constant that is written here. */
export function constantOf({ expression }: Typed): string | number | boolean | null | undefined {
  return expression.kind === 'literal' ? expression.value : undefined
}

/** Several values as one type, or null when they have none in common. */
export function together(values: readonly Typed[]): { type: FormulaType; scale: number | null } | null {
  if (values.some(v => v.type === 'unknown')) return { type: 'unknown', scale: null }
  const known = values.filter(v => v.type !== 'blank')
  const first = known[0]
  if (first === undefined) return { type: 'blank', scale: null }
  const areAlike = known.every(v => v.type === first.type) || known.every(isNumber) || known.every(isDay)
  if (!areAlike) return null
  const type = widest(known.map(v => v.type as ColumnType))
  return { type, scale: type === 'decimal' ? Math.max(...known.map(v => scaleOf(v) ?? 0)) : null }
}
