import type { Column, Scalar } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'

/** What the form of a column's filter holds. */
export interface FilterInput {
  contains: string
  from: string
  to: string
  /** Chosen values, by their place in the profile's most frequent ones. */
  chosen: number[]
  presence: 'any' | 'missing' | 'present'
}

const mostChoices = 12

/** How a column is filtered: by choosing values, by a part of its text, by a range. */
export function kindsOf(column: Column): { choices: boolean; contains: boolean; range: 'number' | 'date' | null } {
  const { type, profile } = column
  const isDate = type === 'date' || type === 'timestamp'
  const isNumber = type === 'integer' || type === 'decimal' || type === 'double'
  return {
    choices: type === 'boolean' || (!isDate && profile.distinct <= mostChoices && profile.distinct > 0),
    contains: type === 'text',
    range: isNumber ? 'number' : isDate ? 'date' : null,
  }
}

export const choicesOf = (column: Column) => column.profile.top.slice(0, mostChoices)

/** The conditions that a filled form asks for. */
export function conditionsOf(column: Column, input: FilterInput): Filter[] {
  const id = column.id
  const conditions: Filter[] = []
  if (input.presence === 'missing') return [{ op: 'isNull', column: id }]
  if (input.presence === 'present') conditions.push({ op: 'notNull', column: id })
  if (input.chosen.length > 0)
    conditions.push({ op: 'in', column: id, values: input.chosen.map(i => choicesOf(column)[i]?.value ?? null) })
  if (input.contains !== '') conditions.push({ op: 'contains', column: id, value: input.contains })
  const [low, high] = [endOf(column, input.from, 'low'), endOf(column, input.to, 'high')]
  if (low !== null || high !== null) conditions.push({ op: 'between', column: id, low, high, closed: true })
  return conditions
}

/** The form as the conditions in force fill it. */
export function inputOf(column: Column, conditions: readonly Filter[]): FilterInput {
  const input: FilterInput = { contains: '', from: '', to: '', chosen: [], presence: 'any' }
  for (const condition of conditions) {
    if (condition.op === 'isNull') input.presence = 'missing'
    if (condition.op === 'notNull') input.presence = 'present'
    if (condition.op === 'contains') input.contains = condition.value
    if (condition.op === 'between') {
      input.from = shown(column, condition.low)
      input.to = shown(column, condition.high)
    }
    const values: readonly Scalar[] =
      condition.op === 'in' ? condition.values : condition.op === 'eq' ? [condition.value] : []
    input.chosen.push(...choicesOf(column).flatMap(({ value }, i) => (values.includes(value) ? [i] : [])))
  }
  return input
}

function endOf(column: Column, written: string, end: 'low' | 'high'): string | number | null {
  if (written === '') return null
  if (column.type === 'date') return written
  // A day that ends a range is meant as a whole.
  if (column.type === 'timestamp') return end === 'high' ? `${written}T23:59:59.999` : written
  const n = Number(written)
  return Number.isFinite(n) ? n : null
}

const shown = (column: Column, value: string | number | null) =>
  value === null ? '' : column.type === 'timestamp' ? String(value).slice(0, 10) : String(value)
