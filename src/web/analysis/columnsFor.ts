import type { Column, Scalar } from '../../contract/column.ts'
import { isNumeric } from '../grid/cellText.ts'
import type { Kind } from './catalogue/method.ts'

/** So many groups a model tells apart. */
const GROUPS = 50
/** So often a name comes back on average: one that says it is a customer's, and any other. */
const NAMED_OFTEN = 1.02
const OFTEN = 1.5
const CUSTOMERS = 10

const named = {
  stage: /stage|step|status|state|phase|event|funnel/i,
  customer: /custom|client|buyer|user|member|account|e-?mail|patient|kunde/i,
  order: /order|basket|invoice|receipt|transaction|booking|session|cart/i,
}

/** Columns that a field can take, those that suit it best first. */
export function columnsFor(kind: Kind, columns: readonly Column[]): Column[] {
  const fitting = columns.filter(column => fits(kind, column))
  return fitting
    .map(column => ({ column, rank: ranks[kind](column) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ column }) => column)
}

function fits(kind: Kind, column: Column): boolean {
  const { type, role, profile } = column
  const isTime = type === 'date' || type === 'timestamp'
  switch (kind) {
    case 'any':
      return role !== 'constant'
    case 'two':
      return profile.distinct === 2
    case 'day':
      return isTime
    case 'time':
      return isTime || (type === 'integer' && role === 'time')
    case 'count':
      return type === 'integer' && role !== 'time' && !(Number(profile.min) < 0)
    case 'group':
    case 'stage':
    case 'customer':
    case 'order':
      return role !== 'constant' && type !== 'double' && type !== 'decimal'
    case 'explaining':
      return role !== 'constant' && type !== 'time' && (isNumeric(column) || isTime || isFew(column))
    case 'number':
      return isNumeric(column)
  }
}

const isFew = ({ profile }: Column) => profile.distinct >= 2 && profile.distinct <= GROUPS

/** Whether it may be chosen to begin with. */
export function suits(kind: Kind, column: Column): boolean {
  const { role, profile } = column
  const often = profile.distinct > 0 ? (profile.rows - profile.nulls) / profile.distinct : 0
  if (kind === 'explaining') return role === 'measure' || (role === 'dimension' && isFew(column))
  if (kind === 'number' || kind === 'count') return role !== 'identifier'
  if (kind !== 'customer' && kind !== 'order') return true
  if (role === 'time' || profile.distinct < CUSTOMERS) return false
  const isNamed = named[kind].test(column.name)
  return isNamed ? often >= NAMED_OFTEN : kind === 'customer' && role === 'identifier' && often >= OFTEN
}

const ranks: Record<Kind, (column: Column) => number> = {
  number: measureRank,
  any: rowRank,
  explaining: rowRank,
  count: measureRank,
  stage: column => nameRank('stage', column),
  group: ({ role }) => (role === 'dimension' ? 1 : 0),
  time: ({ type }) => (type === 'integer' ? 0 : 1),
  customer: column => nameRank('customer', column),
  order: column => nameRank('order', column),
  day: () => 0,
  two: () => 0,
}

/** Money first, then what adds up. */
function measureRank({ role, meaning }: Column): number {
  return role === 'measure' ? 1 + (meaning.additive === 'sum' ? 1 : 0) + (meaning.isMoney ? 2 : 0) : 0
}

function rowRank(column: Column): number {
  return column.role === 'measure' ? 1 + measureRank(column) : column.role === 'dimension' ? 1 : 0
}

function nameRank(kind: keyof typeof named, { name, role }: Column): number {
  return (named[kind].test(name) ? 2 : 0) + (role === 'dimension' || role === 'identifier' ? 1 : 0)
}

/** The commonest values of a column. */
export function valuesOf(columns: readonly Column[], id: unknown): Exclude<Scalar, null>[] {
  const top = columns.find(column => column.id === id)?.profile.top ?? []
  return top.flatMap(({ value }) => (value === null ? [] : [value]))
}
