import type { Column, Scalar } from '../../contract/column.ts'
import type { Filter, RelativeDates } from '../../contract/plan.ts'
import { isNumeric } from '../grid/cellText.ts'

export type Kind =
  | 'oneOf'
  | 'noneOf'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'endsWith'
  | 'relative'
  | 'between'
  | 'gt'
  | 'ge'
  | 'lt'
  | 'le'
  | 'eq'
  | 'ne'
  | 'missing'
  | 'present'

/** What the form of a condition holds; each kind reads its own part. */
export interface ConditionInput {
  kind: Kind
  values: readonly Scalar[]
  text: string
  low: string
  high: string
  relative: Omit<RelativeDates, 'op' | 'column'>
}

/** What a condition can be about: a column of the table, or a figure. */
export type Subject = Pick<Column, 'id' | 'type' | 'role'>

const presence: Kind[] = ['missing', 'present']
const comparisons: Kind[] = ['gt', 'ge', 'lt', 'le', 'eq', 'ne']

/** The kinds of condition that a column allows, the likeliest first. */
export function kindsFor(column: Subject): Kind[] {
  if (isDate(column)) return ['relative', 'between', 'ge', 'lt', ...presence]
  if (column.type === 'text')
    return ['oneOf', 'noneOf', 'contains', 'notContains', 'startsWith', 'endsWith', ...presence]
  if (!isNumeric(column as Column)) return ['oneOf', 'noneOf', ...presence]
  const ranged: Kind[] = ['between', ...comparisons]
  return column.role === 'measure'
    ? [...ranged, 'oneOf', 'noneOf', ...presence]
    : ['oneOf', ...ranged, 'noneOf', ...presence]
}

/** The condition that a filled form asks for; null while it says nothing. */
export function filterFrom(column: Subject, input: ConditionInput): Filter | null {
  const { kind, values, text } = input
  const id = column.id
  switch (kind) {
    case 'missing':
      return { op: 'isNull', column: id }
    case 'present':
      return { op: 'notNull', column: id }
    case 'oneOf':
      return values.length === 0 ? null : { op: 'in', column: id, values: [...values] }
    case 'noneOf':
      return values.length === 0 ? null : { op: 'not', of: { op: 'in', column: id, values: [...values] } }
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return text === '' ? null : { op: kind, column: id, value: text }
    case 'notContains':
      return text === '' ? null : { op: 'not', of: { op: 'contains', column: id, value: text } }
    case 'relative':
      return { op: 'relative', column: id, ...input.relative }
    case 'between':
      return rangeFrom(column, input)
    default: {
      const value = ofText(column, text, 'low')
      return value === null ? null : { op: kind, column: id, value }
    }
  }
}

function rangeFrom(column: Subject, { low, high }: ConditionInput): Filter | null {
  const [from, to] = [ofText(column, low, 'low'), ofText(column, high, 'high')]
  return from === null && to === null ? null : { op: 'between', column: column.id, low: from, high: to, closed: true }
}

/** The form as a condition fills it; without one, as it is first shown. */
export function inputFrom(column: Subject, filter: Filter | undefined): ConditionInput {
  const input: ConditionInput = {
    kind: kindsFor(column)[0] ?? 'present',
    values: [],
    text: '',
    low: '',
    high: '',
    relative: { direction: 'last', unit: 'month', count: 3, anchor: 'newest' },
  }
  return filter ? { ...input, ...partFrom(filter) } : input
}

function partFrom(filter: Filter): Partial<ConditionInput> {
  switch (filter.op) {
    case 'isNull':
      return { kind: 'missing' }
    case 'notNull':
      return { kind: 'present' }
    case 'in':
      return { kind: 'oneOf', values: filter.values }
    case 'not':
      return notFrom(filter.of)
    case 'between':
      return { kind: 'between', low: written(filter.low), high: written(filter.high) }
    case 'relative': {
      const { direction, unit, count, anchor } = filter
      return { kind: 'relative', relative: { direction, unit, count, anchor } }
    }
    case 'and':
    case 'or':
      return {}
    default:
      return { kind: filter.op, text: written(typeof filter.value === 'boolean' ? String(filter.value) : filter.value) }
  }
}

function notFrom(filter: Filter): Partial<ConditionInput> {
  if (filter.op === 'in') return { kind: 'noneOf', values: filter.values }
  if (filter.op === 'contains') return { kind: 'notContains', text: filter.value }
  return {}
}

/** Whether the form can show a condition: one on one column, of a kind it knows. */
export function isPlain(filter: Filter): boolean {
  if (filter.op === 'and' || filter.op === 'or') return false
  return filter.op !== 'not' || filter.of.op === 'in' || filter.of.op === 'contains'
}

/** The column that a condition the form can show is about. */
export function subjectOf(filter: Filter): string | null {
  if (filter.op === 'not') return subjectOf(filter.of)
  return 'column' in filter ? filter.column : null
}

const isDate = ({ type }: Subject) => type === 'date' || type === 'timestamp'

/** What is written in a box as a value of the column; null when it is none. */
function ofText(column: Subject, text: string, end: 'low' | 'high'): string | number | null {
  if (text === '') return null
  // A day that ends a range is meant as a whole.
  if (column.type === 'timestamp') return end === 'high' ? `${text}T23:59:59.999` : text
  if (!isNumeric(column as Column)) return text
  const n = Number(text)
  return Number.isFinite(n) ? n : null
}

const written = (value: string | number | null) =>
  value === null
    ? ''
    : typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
      ? value.slice(0, 10)
      : String(value)
