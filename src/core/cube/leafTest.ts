import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Dimension, Filter } from '../../contract/plan.ts'
import { startOfUnit } from '../relation/timeUnit.ts'
import { compareScalars } from './compareScalars.ts'

export type OnColumn = Exclude<Filter, { op: 'and' | 'or' | 'not' }>
/** Whether a condition is true for the rows of a key. */
export type Test = (key: Scalar) => boolean

/**
 * A condition on a column as a test of a dimension's keys, when it is true for all rows of a key or for none; else null.
 * A missing value makes every comparison false.
 */
export function leafTest(filter: OnColumn, dimension: Dimension, type: ColumnType): Test | null {
  if (dimension.column !== filter.column || dimension.ranges !== undefined) return null
  if (filter.op === 'isNull') return key => key === null
  if (filter.op === 'notNull') return key => key !== null
  if (dimension.timePart !== undefined)
    return filter.op === 'in' && filter.part === dimension.timePart ? among(filter) : null
  if (filter.op === 'in' && filter.part !== undefined) return null
  if (dimension.timeUnit !== undefined) return unitTest(filter, dimension.timeUnit)
  return dimension.bin === undefined ? valueTest(filter, type) : binTest(filter, dimension.bin)
}

/** A range of one's own edges, as it is selected: from an edge to another. Outside all of them nothing is known. */
export function rangeTest(parts: readonly Filter[], { column, ranges }: Dimension): Test | null {
  const [from, to] = parts
  if (!ranges || parts.length !== 2 || !from || !to || !('value' in from) || !('value' in to)) return null
  const isLeft = ranges.closed === 'left'
  const isOwn = from.column === column && to.column === column
  if (!isOwn || from.op !== (isLeft ? 'ge' : 'gt') || to.op !== (isLeft ? 'lt' : 'le')) return null
  const [low, high] = [from.value, to.value]
  if (typeof low !== 'number' || typeof high !== 'number') return null
  if (!ranges.edges.includes(low) || !ranges.edges.includes(high)) return null
  return key => key !== null && Number(key) >= low && Number(key) < high
}

const among = ({ values }: OnColumn & { op: 'in' }): Test => {
  const chosen = new Set(values)
  return key => chosen.has(key)
}

type Ends = { low: string | number | null; high: string | number | null }

/** The half-open range that a condition leaves; null for what is none. */
function endsOf(filter: OnColumn): Ends | null {
  if (filter.op === 'between') return filter.closed ? null : { low: filter.low, high: filter.high }
  if (filter.op !== 'ge' && filter.op !== 'lt') return null
  if (typeof filter.value === 'boolean') return null
  return filter.op === 'ge' ? { low: filter.value, high: null } : { low: null, high: filter.value }
}

/** Starts of units stand in the order of their text. */
function unitTest(filter: OnColumn, unit: NonNullable<Dimension['timeUnit']>): Test | null {
  const ends = endsOf(filter)
  if (ends === null) return null
  const starts = [ends.low, ends.high].map(end => {
    if (end === null) return null
    const moment = typeof end === 'string' ? momentOf(end) : null
    if (moment === null) return undefined
    const start = startOfUnit(moment, unit)
    return momentOf(start) === moment ? start : undefined
  })
  const [low, high] = starts
  if (low === undefined || high === undefined) return null
  return key => typeof key === 'string' && (low === null || key >= low) && (high === null || key < high)
}

/** A date is its midnight. Fractions of a second and years beyond 9999 are left to the rows. */
function momentOf(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00`
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? text : null
}

/** Edges are equal to the last bit or cut through a bin; keys are compared half a bin away from them. */
function binTest(filter: OnColumn, { start, width }: NonNullable<Dimension['bin']>): Test | null {
  const ends = endsOf(filter)
  if (ends === null) return null
  const isEdge = (end: string | number | null) =>
    end === null || (typeof end === 'number' && start + width * Math.round((end - start) / width) === end)
  if (!isEdge(ends.low) || !isEdge(ends.high)) return null
  const low = ends.low === null ? Number.NEGATIVE_INFINITY : Number(ends.low) - width / 2
  const high = ends.high === null ? Number.POSITIVE_INFINITY : Number(ends.high) - width / 2
  return key => key !== null && Number(key) > low && Number(key) < high
}

const dates: ReadonlySet<ColumnType> = new Set(['date', 'timestamp'])

function valueTest(filter: OnColumn, type: ColumnType): Test | null {
  // Written times have many forms, and texts may be searched in ways of the engine's own.
  if (type === 'time' || 'anchor' in filter) return null
  const read = reader(type)
  if (filter.op === 'in') {
    const values = filter.values.map(value => (value === null ? null : read(value)))
    if (values.includes(undefined)) return null
    const chosen = new Set<Scalar | undefined>(values)
    return key => chosen.has(key === null ? null : (read(key) ?? null))
  }
  const tests = comparisons(filter)
  if (tests === null) return null
  const bounds = tests.map(({ value }) => read(value))
  if (bounds.includes(undefined)) return null
  return key => {
    const value = key === null ? undefined : read(key)
    return value !== undefined && tests.every(({ is }, i) => is(compareScalars(value, bounds[i] ?? null)))
  }
}

interface Comparison {
  value: string | number | boolean
  is: (c: number) => boolean
}

const signs = {
  eq: (c: number) => c === 0,
  ne: (c: number) => c !== 0,
  lt: (c: number) => c < 0,
  le: (c: number) => c <= 0,
  gt: (c: number) => c > 0,
  ge: (c: number) => c >= 0,
}

function comparisons(filter: OnColumn): Comparison[] | null {
  if (filter.op === 'between') {
    const { low, high, closed } = filter
    return [
      ...(low === null ? [] : [{ value: low, is: signs.ge }]),
      ...(high === null ? [] : [{ value: high, is: closed ? signs.le : signs.lt }]),
    ]
  }
  return filter.op in signs && 'value' in filter && filter.op in signs
    ? [{ value: filter.value, is: signs[filter.op as keyof typeof signs] }]
    : null
}

/** A value in the form in which keys of the type are compared; undefined for what does not fit it. */
function reader(type: ColumnType): (value: string | number | boolean) => string | number | boolean | undefined {
  if (type === 'text') return value => (typeof value === 'string' ? value : undefined)
  if (type === 'boolean') return value => (typeof value === 'boolean' ? value : undefined)
  if (dates.has(type)) return value => (typeof value === 'string' ? (momentOf(value) ?? undefined) : undefined)
  return value => (typeof value === 'number' && Number.isFinite(value) ? value : undefined)
}
