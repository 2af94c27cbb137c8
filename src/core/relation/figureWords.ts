import type { Scalar } from '../../contract/column.ts'
import type { Message } from '../../contract/message.ts'
import type { Dimension, Filter, Measure, RelativeDates, TimePart } from '../../contract/plan.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { Schema } from './schema.ts'

const what: Readonly<Record<Measure['aggregate'] | 'rows', string>> = {
  rows: 'Number of rows',
  count: 'Number of rows with {column}',
  countDistinct: 'Number of different values of {column}',
  sum: 'Sum of {column}',
  mean: 'Mean of {column}',
  median: 'Median of {column}',
  min: 'Smallest {column}',
  max: 'Largest {column}',
  sd: 'Standard deviation of {column} (n − 1)',
  quantile: 'Quantile {p} of {column}',
}

/** English templates of what a figure is, by code: `figure.sum`, and `figure.sum.where` with conditions. */
export const figureWords: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(what).flatMap(([name, words]) => [
    [`figure.${name}`, words],
    [`figure.${name}.where`, `${words}, where {where}`],
  ]),
)

/** What a figure is: `Sum of Global_Sales, where Platform is Wii and Year is at least 2000`. */
export function definitionOf({ plan, group, measure }: FigureRef, schema: Schema): Message {
  const measured = plan.measures.find(m => m.as === measure)
  const name = (id: string) => schema.get(id)?.name ?? id
  const where = [
    ...(plan.filter === undefined ? [] : conditionsOf(plan.filter).map(part => condition(part, name))),
    ...plan.dimensions.flatMap(d => (Object.hasOwn(group, d.as) ? [groupWords(d, group[d.as] ?? null, name)] : [])),
  ].join(' and ')
  const code = measured?.column === undefined ? 'rows' : measured.aggregate
  return {
    code: `figure.${code}${where === '' ? '' : '.where'}`,
    params: {
      ...(measured?.column === undefined ? {} : { column: name(measured.column) }),
      ...(measured?.p === undefined ? {} : { p: measured.p }),
      ...(where === '' ? {} : { where }),
    },
  }
}

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

/** A condition as a person would say it: `Platform is Wii`, `Year is missing`. */
function condition(filter: Filter, name: (id: string) => string): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return `(${filter.of.map(part => condition(part, name)).join(` ${filter.op} `)})`
    case 'not':
      return `not (${condition(filter.of, name)})`
    case 'isNull':
    case 'notNull':
      return `${name(filter.column)} is ${filter.op === 'isNull' ? '' : 'not '}${MISSING}`
    case 'in':
      return `${of(filter.part, name(filter.column))} is one of ${filter.values.map(value => partText(filter.part, value)).join(', ')}`
    case 'between':
      return `${name(filter.column)} is ${range(filter)}`
    case 'relative':
      return `${name(filter.column)} is in ${relativeWords(filter)}`
    default:
      return `${name(filter.column)} ${comparison[filter.op]} ${text(filter.value)}`
  }
}

const partWords: Readonly<Record<TimePart, string>> = {
  monthOfYear: 'month',
  quarterOfYear: 'quarter',
  dayOfWeek: 'weekday',
  hourOfDay: 'hour',
  dayOfMonth: 'day of the month',
}

function of(part: TimePart | undefined, name: string): string {
  return part === undefined ? name : `the ${partWords[part]} of ${name}`
}

const monthNames = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

function partText(part: TimePart | undefined, value: Scalar): string {
  if (part === 'monthOfYear') return monthNames[Number(value) - 1] ?? text(value)
  return (part === 'dayOfWeek' ? weekdays[Number(value) - 1] : undefined) ?? text(value)
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

/** A time unit is named by as much of its start as it needs: 2024, 2024-03, 2024-Q1. */
function groupWords(
  { column, timeUnit, timePart, bin }: Dimension,
  value: Scalar,
  name: (id: string) => string,
): string {
  if (bin !== undefined && value !== null)
    return `${name(column)} is at least ${text(value)} and below ${text(bin.start + bin.width * (Math.round((Number(value) - bin.start) / bin.width) + 1))}`
  if (timePart !== undefined) return `${of(timePart, name(column))} is ${partText(timePart, value)}`
  return `${name(column)} is ${typeof value === 'string' ? unitText(value, timeUnit) : text(value)}`
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

function conditionsOf(filter: Filter): readonly Filter[] {
  return filter.op === 'and' ? filter.of : [filter]
}
