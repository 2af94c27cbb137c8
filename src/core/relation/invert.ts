import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { Dimension, Filter, QueryPlan } from '../../contract/plan.ts'
import { DomainError } from '../../contract/problem.ts'
import type { FigureRef } from '../../contract/provenance.ts'
import type { Relation, Scan } from '../../contract/relation.ts'
import { aggregate } from './build.ts'
import { OTHER } from './dialects/top.ts'
import { keyFilter } from './keyFilter.ts'
import type { Leaders } from './leaders.ts'
import { anyOf } from './leaders.ts'
import { narrow, rowsOf } from './lower.ts'
import type { Schema } from './schema.ts'
import { schemaOf } from './schema.ts'
import { aggregateOf } from './values.ts'

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
 * The rows behind a figure, as conditions on the table its plan reads.
 * @param leaders  what `leadersRelation` asked for, a list for each top of the plan
 * @throws DomainError invalid_plan for a measure or a group that the plan does not have
 */
export function invert({ plan, group, measure }: FigureRef, schema: Schema, leaders: Leaders): Inversion {
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
  leaders: Leaders
}

function groupFilter(plan: QueryPlan, dimension: Dimension, group: FigureRef['group'], known: Known): Filter[] {
  const { as } = dimension
  const i = plan.tops.findIndex(top => top.dimension === as)
  const other = plan.tops[i]?.other
  const leaders = known.leaders[i] ?? []
  const type = known.schema.get(dimension.column)?.type ?? 'text'
  if (!Object.hasOwn(group, as)) return other === false ? [anyOf(dimension, leaders)] : []
  const value = group[as] ?? null
  if (other !== true) return [keyFilter(dimension, value)]
  if (value === OTHER) return [{ op: 'not', of: anyOf(dimension, leaders) }]
  return [keyFilter(dimension, fromText(value, dimension, type))]
}

/** Beside 'Other' every key is text; here it becomes what it was. */
function fromText(value: Scalar, dimension: Dimension, type: ColumnType): Scalar {
  if (typeof value !== 'string' || dimension.timeUnit !== undefined) return value
  const isNumber = type === 'double' || dimension.bin !== undefined || dimension.ranges !== undefined
  if (isNumber || dimension.timePart !== undefined) return Number(value)
  return type === 'boolean' ? value === 'true' : value
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
