import type { ColumnType } from '../../contract/column.ts'
import type { Expression } from '../../contract/relation.ts'
import { call } from '../relation/build.ts'
import { literalFor } from '../relation/literal.ts'
import { widest } from '../relation/typeOfFunction.ts'
import type { Binary } from './parse.ts'
import type { Complain, Place, Typed } from './typed.ts'
import {
  alike,
  constantOf,
  expressionOf,
  isDay,
  isNumber,
  isOpen,
  literal,
  SCALE_MAX,
  scaleOf,
  textOf,
  together,
  typed,
  unknown,
  zero,
} from './typed.ts'

/** The type of two numbers computed together. */
function numeric(values: readonly Typed[]): ColumnType {
  const known = values.filter(v => !isOpen(v)).map(v => v.type as ColumnType)
  return known.length === 0 ? 'integer' : widest(known)
}

function double(expression: Expression): Expression {
  return { kind: 'cast', type: 'double', arg: expression }
}

/** Sums, differences and products: exact for whole numbers and decimals, missing where they grow too large. */
export function compute(fn: 'add' | 'subtract' | 'multiply', left: Typed, right: Typed, place: Place): Typed {
  const type = numeric([left, right])
  const [x, y] = [expressionOf(left, type), expressionOf(right, type)]
  const scales = [scaleOf(left) ?? 0, scaleOf(right) ?? 0] as const
  const scale = fn === 'multiply' ? scales[0] + scales[1] : Math.max(...scales)
  if (type === 'double') return typed(call(fn, x, y), 'double', place)
  if (type === 'decimal' && scale > SCALE_MAX) return typed(call(fn, double(x), double(y)), 'double', place)
  return typed(call('tried', call(fn, x, y)), type, place, scale)
}

export function negate(value: Typed, place: Place): Typed {
  return compute('subtract', typed(zero, 'integer', place), value, place)
}

/** A quotient; missing when divided by zero. */
export function divide(left: Typed, right: Typed, place: Place): Typed {
  return typed(call('divide', expressionOf(left, 'double'), expressionOf(right, 'double')), 'double', place)
}

/** An operator between two values. */
export function operate(operator: Binary, left: Typed, right: Typed, complain: Complain): Typed {
  const place = { from: left.from, to: right.to }
  if (left.type === 'unknown' || right.type === 'unknown') return unknown(place)
  switch (operator) {
    case '+':
    case '-':
      return plusMinus(operator, left, right, complain)
    case '*':
    case '/':
    case '^':
      if (!areNumbers(operator, left, right, complain)) return unknown(place)
      if (operator === '*') return compute('multiply', left, right, place)
      if (operator === '/') return divide(left, right, place)
      return typed(call('power', expressionOf(left, 'double'), expressionOf(right, 'double')), 'double', place)
    case '&':
      return typed(call('concat', ...texts(left), ...texts(right)), 'text', place)
    case 'AND':
    case 'OR':
      return logical(operator === 'AND' ? 'and' : 'or', [left, right], place, complain)
    default:
      return compare(operator, left, right, complain)
  }
}

/** a & b & c is one joining of three. */
function texts(value: Typed): readonly Expression[] {
  const { expression } = value
  return expression.kind === 'call' && expression.fn === 'concat' ? expression.args : [textOf(value)]
}

function plusMinus(operator: '+' | '-', first: Typed, second: Typed, complain: Complain): Typed {
  const place = { from: first.from, to: second.to }
  const [left, right] =
    operator === '-' ? [asComparedWith(first, second), asComparedWith(second, first)] : [first, second]
  if (isDay(left) && isDay(right) && operator === '-') return between(left, right, place)
  if (isDay(left) && isNumber(right)) return move(left, operator === '+' ? right : negate(right, right), place)
  if (isDay(right) && isNumber(left) && operator === '+') return move(right, left, place)
  if (!areNumbers(operator, left, right, complain)) return unknown(place)
  return compute(operator === '+' ? 'add' : 'subtract', left, right, place)
}

function between(left: Typed, right: Typed, place: Place): Typed {
  const areDays = left.type === 'date' && right.type === 'date'
  return typed(
    call(areDays ? 'daysBetween' : 'timeBetween', right.expression, left.expression),
    areDays ? 'integer' : 'double',
    place,
  )
}

/** A date and whole days is a date; with a clock or parts of days it is a moment. */
function move(day: Typed, days: Typed, place: Place): Typed {
  const isWhole = day.type === 'date' && (days.type === 'integer' || isOpen(days))
  const fn = isWhole ? 'addDays' : 'addTime'
  return typed(call(fn, day.expression, expressionOf(days, 'integer')), isWhole ? 'date' : 'timestamp', place)
}

function areNumbers(operator: string, left: Typed, right: Typed, complain: Complain): boolean {
  const wrong = [left, right].filter(value => !isNumber(value))
  const isText = wrong.some(value => value.type === 'text')
  for (const value of wrong)
    complain(value, isText && operator === '+' ? 'formula.addedText' : `formula.notNumber.${wordOf(value)}`, {
      operator,
    })
  return wrong.length === 0
}

/** How a type is called in faults. */
export function wordOf({ type }: Typed): string {
  return type === 'integer' || type === 'decimal' || type === 'double' ? 'number' : type
}

/** Conditions together: missing where the others do not decide. */
export function logical(fn: 'and' | 'or', values: readonly Typed[], place: Place, complain: Complain): Typed {
  const wrong = values.filter(v => v.type !== 'boolean' && !isOpen(v))
  for (const value of wrong) complain(value, 'formula.notCondition', { type: wordOf(value) })
  if (wrong.length > 0) return unknown(place)
  return typed(call(fn, ...values.map(v => expressionOf(v, 'boolean'))), 'boolean', place)
}

const comparisons = { '=': 'eq', '<>': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge' } as const

/** Texts are compared without regard to capitals; "" is what a missing cell equals. */
export function compare(operator: keyof typeof comparisons, left: Typed, right: Typed, complain: Complain): Typed {
  const place = { from: left.from, to: right.to }
  const asked = constantOf(right) === '' ? left : constantOf(left) === '' ? right : null
  if (asked !== null && operator === '=') return isBlank(asked, place)
  if (asked !== null && operator === '<>') return notBlank(asked, place)
  const [x, y] = [asComparedWith(left, right), asComparedWith(right, left)]
  if (!isOpen(x) && !isOpen(y) && kindOf(x) !== kindOf(y)) {
    const code = x.type === 'text' || y.type === 'text' ? 'formula.comparedText' : 'formula.compared'
    complain(place, code, { left: wordOf(x), right: wordOf(y) })
    return unknown(place)
  }
  return typed(call(comparisons[operator], compared(x, y), compared(y, x)), 'boolean', place)
}

function compared(value: Typed, other: Typed): Expression {
  if (value.type === 'text') return call('lower', value.expression)
  const common = together([value, other])
  return common?.type === 'decimal' ? alike(value, { type: 'decimal', scale: common.scale }) : value.expression
}

/** Whether a cell has nothing in it: it is missing, or a text without characters. */
export function isBlank(value: Typed, place: Place): Typed {
  const missing = call('isNull', value.expression)
  if (value.type !== 'text') return typed(missing, 'boolean', place)
  const empty = call('eq', value.expression, literal('', 'text'))
  return typed(call('or', missing, empty), 'boolean', place)
}

function notBlank(value: Typed, place: Place): Typed {
  const present = call('notNull', value.expression)
  if (value.type !== 'text') return typed(present, 'boolean', place)
  return typed(call('and', present, call('ne', value.expression, literal('', 'text'))), 'boolean', place)
}

function kindOf(value: Typed): string {
  if (isNumber(value)) return 'number'
  return isDay(value) ? 'date' : value.type
}

/** A date written as text is that date where it is compared with dates. */
function asComparedWith(value: Typed, other: Typed): Typed {
  return other.type === 'date' || other.type === 'timestamp' || other.type === 'time'
    ? asMoment(value, other.type)
    : value
}

/** A text that is a date in ISO form, as that date; all else as it is. */
export function asMoment(value: Typed, type: 'date' | 'timestamp' | 'time'): Typed {
  const text = constantOf(value)
  if (typeof text !== 'string' || value.type !== 'text') return value
  const moment = type === 'date' && text.length > 10 ? 'timestamp' : type
  const found = literalFor(moment, text)
  return found === null ? value : typed(found, moment, value)
}
