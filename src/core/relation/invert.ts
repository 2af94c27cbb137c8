import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Dimension, Filter, QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate } from './build.ts'
import { OTHER } from './dialects/top.ts'
import { aggregateOf, narrow, rowsOf } from './lower.ts'
import type { Schema } from './schema.ts'
import { schemaOf } from './schema.ts'
import { nextUnit } from './timeUnit.ts'

/** A figure taken apart: the plan's own condition, and one for each group value it stands under. */
export interface Inversion {
  /** Rows of the figure's groups, a condition a dimension. */
  groups: readonly Filter[]
  /**
   * The rows behind the figure as a condition on the table: the plan's filter, the groups, and a value in the measure's
   * column. Null for a sample, whose rows no condition describes.
   */
  rows: Filter | null
}

/**
 * The question that must be answered before a figure can be inverted: which values lead, when the figure is of 'Other'
 * or of a total over leading values only. Null when the figure can be inverted by itself.
 */
export function leadersPlan({ plan, group }: FigureRef, schema: Schema): QueryPlan | null {
  const { top } = plan
  const dimension = plan.dimensions.find(d => d.as === top?.dimension)
  const measures = plan.measures.filter(m => m.as === top?.measure)
  if (top === undefined || dimension === undefined) return null
  const isGiven = Object.hasOwn(group, top.dimension)
  if (top.other ? !(isGiven && group[top.dimension] === OTHER) : isGiven) return null
  const isText = isPlain(dimension) && schema.get(dimension.column)?.type === 'text'
  const named: Filter = { op: 'not', of: { op: 'eq', column: dimension.column, value: OTHER } }
  const filter = top.other && isText ? allOf([...(plan.filter === undefined ? [] : [plan.filter]), named]) : plan.filter
  return {
    source: plan.source,
    ...(filter === undefined ? {} : { filter }),
    ...(plan.sample === undefined ? {} : { sample: plan.sample }),
    dimensions: [dimension],
    measures,
    sort: [{ by: top.measure, direction: 'desc' }],
    top: { ...top, other: false },
    limit: top.n,
    offset: 0,
  }
}

/**
 * The rows behind a figure, as conditions on the table its plan reads.
 * @param leaders  the leading values, when `leadersPlan` asked for them
 * @throws DomainError invalid_plan for a measure or a group that the plan does not have
 */
export function invert({ plan, group, measure }: FigureRef, schema: Schema, leaders: readonly Scalar[]): Inversion {
  const measured = plan.measures.find(m => m.as === measure)
  if (measured === undefined) refuse('/measure', `There is no measure "${measure}".`)
  for (const as of Object.keys(group))
    if (!plan.dimensions.some(d => d.as === as)) refuse(`/group/${as}`, `There is no dimension "${as}".`)
  const groups = plan.dimensions.flatMap(dimension => groupFilter(plan, dimension, group, { schema, leaders }))
  if (plan.sample !== undefined) return { groups, rows: null }
  const present: Filter[] = measured.column === undefined ? [] : [{ op: 'notNull', column: measured.column }]
  return { groups, rows: allOf([...(plan.filter === undefined ? [] : conditions(plan.filter)), ...groups, ...present]) }
}

/** The relation that computes one figure alone; its bill says how many rows its groups left out, one by one. */
export function figureRelation({ plan, measure }: FigureRef, inversion: Inversion, scan: Scan): Relation {
  const measured = plan.measures.find(m => m.as === measure)
  if (measured === undefined) refuse('/measure', `There is no measure "${measure}".`)
  const rows = inversion.groups.reduce(
    (input, condition) => narrow(input, { op: 'and', of: [condition] }, 'group'),
    rowsOf(plan, scan),
  )
  const name = schemaOf(scan).get(measured.column ?? '')?.name
  const value = aggregateOf(measured)
  return aggregate(rows, [], [name === undefined ? { as: measure, value } : { as: measure, value, name }])
}

interface Known {
  schema: Schema
  leaders: readonly Scalar[]
}

function groupFilter(plan: QueryPlan, dimension: Dimension, group: FigureRef['group'], known: Known): Filter[] {
  const { as } = dimension
  const isTop = plan.top?.dimension === as
  const type = known.schema.get(dimension.column)?.type ?? 'text'
  if (!Object.hasOwn(group, as)) return isTop && plan.top?.other === false ? [anyOf(dimension, known.leaders)] : []
  const value = group[as] ?? null
  if (!isTop || plan.top?.other !== true) return [keyFilter(dimension, value)]
  if (value === OTHER) return [{ op: 'not', of: anyOf(dimension, known.leaders) }]
  return [keyFilter(dimension, fromText(value, dimension, type))]
}

/** Rows whose dimension has one of these values. */
function anyOf(dimension: Dimension, values: readonly Scalar[]): Filter {
  if (isPlain(dimension)) return { op: 'in', column: dimension.column, values: [...values] }
  return { op: 'or', of: values.map(value => keyFilter(dimension, value)) }
}

function keyFilter(dimension: Dimension, value: Scalar): Filter {
  const { column, timeUnit, bin } = dimension
  if (value === null) return { op: 'isNull', column }
  if (timeUnit !== undefined)
    return { op: 'between', column, low: String(value), high: nextUnit(String(value), timeUnit), closed: false }
  if (bin === undefined) return { op: 'eq', column, value }
  // The same arithmetic as in the dialect: edges must be equal to the last bit.
  const k = Math.round((Number(value) - bin.start) / bin.width)
  return {
    op: 'between',
    column,
    low: bin.start + bin.width * k,
    high: bin.start + bin.width * (k + 1),
    closed: false,
  }
}

/** Beside 'Other' every key is text; here it becomes what it was. */
function fromText(value: Scalar, dimension: Dimension, type: ColumnType): Scalar {
  if (typeof value !== 'string' || dimension.timeUnit !== undefined) return value
  if (type === 'double' || dimension.bin !== undefined) return Number(value)
  return type === 'boolean' ? value === 'true' : value
}

function isPlain({ timeUnit, bin }: Dimension): boolean {
  return timeUnit === undefined && bin === undefined
}

function conditions(filter: Filter): Filter[] {
  return filter.op === 'and' ? filter.of : [filter]
}

function allOf(of: Filter[]): Filter {
  const [first] = of
  return of.length === 1 && first !== undefined ? first : { op: 'and', of }
}

function refuse(pointer: string, detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
