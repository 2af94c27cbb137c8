import type { ColumnType } from '../../contract/column.ts'
import type { Filter, RelativeDates, TimePart } from '../../contract/plan.ts'
import type { Expression } from '../../contract/relation.ts'
import { allOf, call, column } from './build.ts'
import { literalFor } from './literal.ts'
import type { Schema } from './schema.ts'
import { isClock } from './timeUnit.ts'

/** Says that something is wrong at a JSON pointer of the plan; the caller collects. */
export type Complain = (pointer: string, detail: string) => void

const never: Expression = { kind: 'literal', value: false, type: 'boolean' }
const always: Expression = { kind: 'literal', value: true, type: 'boolean' }

/** A filter as a condition. Two-valued: a comparison with a null cell is false, and its negation true. */
export function predicateOf(filter: Filter, schema: Schema, pointer: string, complain: Complain): Expression {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.of.map((part, i) => predicateOf(part, schema, `${pointer}/of/${i}`, complain))
      const [first, ...rest] = parts
      if (first === undefined) return filter.op === 'and' ? always : never
      return rest.length === 0 ? first : { kind: 'call', fn: filter.op, args: parts }
    }
    case 'not':
      return call('not', predicateOf(filter.of, schema, `${pointer}/of`, complain))
    default:
      return onColumn(filter, schema, pointer, complain)
  }
}

type OnColumn = Exclude<Filter, { op: 'and' | 'or' | 'not' }>

function onColumn(filter: OnColumn, schema: Schema, pointer: string, complain: Complain): Expression {
  const type = schema.get(filter.column)?.type
  if (type === undefined) {
    complain(`${pointer}/column`, `There is no column "${filter.column}".`)
    return never
  }
  const cell = column(filter.column)
  const literal = (value: string | number | boolean, at: string) => literalAt(type, value, `${pointer}/${at}`, complain)
  switch (filter.op) {
    case 'isNull':
    case 'notNull':
      return call(filter.op, cell)
    case 'in':
      return filter.part === undefined
        ? membership(filter, cell, literal)
        : partMembership({ ...filter, part: filter.part }, type, pointer, complain)
    case 'between':
      return between(filter, cell, literal)
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      if (type !== 'text') complain(`${pointer}/column`, `"${filter.op}" is asked of text, and this column is ${type}.`)
      return call(filter.op, cell, literalAt('text', filter.value, `${pointer}/value`, complain))
    case 'relative':
      checkRelative(filter, type, pointer, complain)
      return never
    default:
      return call(filter.op, cell, literal(filter.value, 'value'))
  }
}

type LiteralAt = (value: string | number | boolean, at: string) => Expression

function membership(filter: OnColumn & { op: 'in' }, cell: Expression, literal: LiteralAt): Expression {
  const values = filter.values.flatMap((value, i) => (value === null ? [] : [literal(value, `values/${i}`)]))
  const parts = [
    ...(values.length > 0 ? [call('in', cell, ...values)] : []),
    ...(filter.values.includes(null) ? [call('isNull', cell)] : []),
  ]
  const [first, second] = parts
  if (first === undefined) return never
  return second === undefined ? first : call('or', first, second)
}

/** Relative dates that can be resolved are `between` by now. */
function checkRelative({ unit }: RelativeDates, type: ColumnType, pointer: string, complain: Complain): void {
  if (type !== 'date' && type !== 'timestamp')
    complain(`${pointer}/column`, `Relative dates are asked of dates, and this column is ${type}.`)
  else if (type === 'date' && isClock(unit)) complain(`${pointer}/unit`, `A date has no ${unit}.`)
  else complain(`${pointer}/op`, 'Relative dates are asked of rows, in the filter of a plan.')
}

/** Months, weekdays and the like among whole numbers. */
function partMembership(
  filter: OnColumn & { op: 'in'; part: TimePart },
  type: ColumnType,
  pointer: string,
  complain: Complain,
): Expression {
  const fault = partFault(filter.part, type)
  if (fault !== null) complain(`${pointer}/part`, fault)
  const literal = (value: string | number | boolean, at: string) =>
    literalAt('integer', value, `${pointer}/${at}`, complain)
  const cell = column(filter.column)
  return membership(filter, { kind: 'part', part: filter.part, arg: cell }, literal)
}

/** Why a column of that type has no such part; null when it has. */
export function partFault(part: TimePart, type: ColumnType): string | null {
  if (type !== 'timestamp' && type !== 'date') return `A column of type ${type} has no ${partNames[part]}.`
  return type === 'date' && part === 'hourOfDay' ? 'A date has no hour.' : null
}

const partNames: Readonly<Record<TimePart, string>> = {
  monthOfYear: 'month',
  quarterOfYear: 'quarter',
  dayOfWeek: 'day of the week',
  hourOfDay: 'hour',
  dayOfMonth: 'day of the month',
}

/** With both ends open every cell that is not null fits. */
function between(filter: OnColumn & { op: 'between' }, cell: Expression, literal: LiteralAt): Expression {
  const low = filter.low === null ? [] : [call('ge', cell, literal(filter.low, 'low'))]
  const high = filter.high === null ? [] : [call(filter.closed ? 'le' : 'lt', cell, literal(filter.high, 'high'))]
  const [first = call('notNull', cell), ...rest] = [...low, ...high]
  return allOf([first, ...rest])
}

function literalAt(type: ColumnType, value: string | number | boolean, pointer: string, complain: Complain) {
  const literal = literalFor(type, value)
  if (literal === null) complain(pointer, `${JSON.stringify(value)} cannot be compared with a column of type ${type}.`)
  return literal ?? never
}
