import type { Filter } from '../../contract/plan.ts'
import { text } from '../text.ts'

const words = text.grid.say
const mostListed = 3

type Value = string | number | boolean | null
/** Names and values as the table shows them. */
export interface Naming {
  name: (columnId: string) => string
  value: (columnId: string, value: Value) => string
}

/** A filter as a person would say it. */
export function filterWords(filter: Filter, naming: Naming): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.of.map(part => filterWords(part, naming)).join(words[filter.op])
    case 'not':
      return notWords(filter.of, naming)
    case 'in':
      return listWords(filter, naming)
    case 'between':
      return rangeWords(filter, naming)
    case 'relative':
      return words.relative(naming.name(filter.column), filter)
    default:
      return leafWords(filter, naming)
  }
}

type Leaf = Exclude<Filter, { op: 'and' | 'or' | 'not' | 'in' | 'between' | 'relative' }>

function leafWords(filter: Leaf, { name, value }: Naming): string {
  const column = name(filter.column)
  if (!('value' in filter)) return filter.op === 'isNull' ? words.missing(column) : words.present(column)
  const written = value(filter.column, filter.value)
  const say = {
    eq: words.is,
    ne: words.isNot,
    lt: words.below,
    le: words.atMost,
    gt: words.above,
    ge: words.atLeast,
    contains: words.contains,
    startsWith: words.startsWith,
    endsWith: words.endsWith,
  }[filter.op]
  return say(column, written)
}

function notWords(filter: Filter, naming: Naming): string {
  if (filter.op === 'eq') return words.isNot(naming.name(filter.column), naming.value(filter.column, filter.value))
  if (filter.op === 'isNull') return words.present(naming.name(filter.column))
  if (filter.op === 'in') return listWords(filter, naming, words.noneOf)
  return words.not(filterWords(filter, naming))
}

function listWords(
  { column, values }: Extract<Filter, { op: 'in' }>,
  { name, value }: Naming,
  say = words.oneOf,
): string {
  const listed = values.slice(0, mostListed).map(v => (v === null ? words.missingValue : value(column, v)))
  return say(name(column), listed.join(', '), Math.max(0, values.length - mostListed))
}

function rangeWords(filter: Extract<Filter, { op: 'between' }>, { name, value }: Naming): string {
  const { column, low, high, closed } = filter
  if (low === null && high === null) return words.present(name(column))
  if (low === null) return (closed ? words.atMost : words.below)(name(column), value(column, high))
  if (high === null) return words.atLeast(name(column), value(column, low))
  return (closed ? words.between : words.before)(name(column), value(column, low), value(column, high))
}
