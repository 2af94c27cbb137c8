import type { Scalar } from '../../contract/column.ts'
import type { Dimension, Filter, RelativeDates, TimePart } from '../../contract/plan.ts'
import { keyFilter } from './keyFilter.ts'

const MISSING = 'missing'

const comparison = {
  eq: 'is',
  ne: 'is not',
  lt: 'is below',
  le: 'is at most',
  gt: 'is above',
  ge: 'is at least',
  contains: 'contains',
  startsWith: 'begins with',
  endsWith: 'ends with',
} as const

const partNames: Readonly<Record<TimePart, string>> = {
  monthOfYear: 'month',
  quarterOfYear: 'quarter',
  dayOfWeek: 'weekday',
  hourOfDay: 'hour',
  dayOfMonth: 'day of the month',
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

type NameOf = (id: string) => string

/** A condition as a person would say it: `Platform is Wii`, `Year is missing`. */
export function conditionWords(filter: Filter, name: NameOf): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return `(${filter.of.map(part => conditionWords(part, name)).join(` ${filter.op} `)})`
    case 'not':
      return `not (${conditionWords(filter.of, name)})`
    case 'isNull':
    case 'notNull':
      return `${name(filter.column)} is ${filter.op === 'isNull' ? '' : 'not '}${MISSING}`
    case 'in':
      return `${partOf(filter.part, name(filter.column))} is one of ${filter.values.map(value => partText(filter.part, value)).join(', ')}`
    case 'between':
      return `${name(filter.column)} is ${range(filter)}`
    case 'relative':
      return `${name(filter.column)} is in ${relativeWords(filter)}`
    default:
      return `${name(filter.column)} ${comparison[filter.op]} ${text(filter.value)}`
  }
}

/** A group's value as a condition. A time unit is named by as much of its start as it needs: 2024, 2024-03, 2024-Q1. */
export function groupWords(dimension: Dimension, value: Scalar, name: NameOf): string {
  const { column, timeUnit, timePart, bin, ranges } = dimension
  if (ranges !== undefined) return conditionWords(keyFilter(dimension, value), name)
  if (bin !== undefined && value !== null)
    return `${name(column)} is at least ${text(value)} and below ${text(bin.start + bin.width * (Math.round((Number(value) - bin.start) / bin.width) + 1))}`
  if (timePart !== undefined) return `${partOf(timePart, name(column))} is ${partText(timePart, value)}`
  return `${name(column)} is ${typeof value === 'string' ? unitText(value, timeUnit) : text(value)}`
}

function relativeWords({ direction, unit, count, anchor }: RelativeDates): string {
  const period = direction === 'this' ? `this ${unit}` : `the ${direction} ${count === 1 ? unit : `${count} ${unit}s`}`
  return anchor === 'today' ? period : `${period} of the data`
}

function range({ low, high, closed }: Extract<Filter, { op: 'between' }>): string {
  const parts = [
    ...(low === null ? [] : [`at least ${low}`]),
    ...(high === null ? [] : [`${closed ? 'at most' : 'below'} ${high}`]),
  ]
  return parts.join(' and ')
}

function partOf(part: TimePart | undefined, name: string): string {
  return part === undefined ? name : `the ${partNames[part]} of ${name}`
}

function partText(part: TimePart | undefined, value: Scalar): string {
  if (part === 'monthOfYear') return monthNames[Number(value) - 1] ?? text(value)
  return (part === 'dayOfWeek' ? weekdays[Number(value) - 1] : undefined) ?? text(value)
}

function unitText(start: string, unit: Dimension['timeUnit']): string {
  const month = Number(start.slice(5, 7))
  if (unit === 'year') return start.slice(0, 4)
  if (unit === 'month') return start.slice(0, 7)
  return unit === 'quarter' ? `${start.slice(0, 4)}-Q${Math.ceil(month / 3)}` : start
}

function text(value: Scalar): string {
  return value === null ? MISSING : String(value)
}
