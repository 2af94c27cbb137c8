import type { ChartModel } from '../../contract/chart.ts'
import type { Scalar } from '../../contract/column.ts'
import type { Dimension, Filter } from '../../contract/plan.ts'
import { keyFilter } from '../relation/keyFilter.ts'
import { foldsOther, isOtherValue } from './echarts/other.ts'
import type { Mark } from './mark.ts'

/**
 * The rows of a mark's group as a condition on the table, without the chart's own filter: its time, its bin, its value,
 * or for 'Other' every value that is not named. Exact, or null where no condition is: a grand total, a repeating part
 * of dates, an 'Other' whose named values are not all in the answer.
 */
export function filterOfMark(model: ChartModel, mark: Mark): Filter | null {
  if (mark.kind === 'row') return { op: 'eq', column: '_row', value: mark.row }
  const { plan, group } = mark.figure
  const given = plan.dimensions.filter(({ as }) => Object.hasOwn(group, as))
  const conditions = given.map(dimension => conditionOf(model, dimension, group[dimension.as] ?? null))
  const known = conditions.filter(condition => condition !== null)
  if (known.length === 0 || known.length < conditions.length) return null
  const [first] = known
  return known.length === 1 && first ? first : { op: 'and', of: known }
}

function conditionOf(model: ChartModel, dimension: Dimension, value: Scalar): Filter | null {
  if (dimension.timePart !== undefined) return value === null ? { op: 'isNull', column: dimension.column } : null
  if (foldsOther(model.plan, dimension.as)) {
    if (isOtherValue(value)) return restOf(model, dimension)
    return keyFilter(dimension, fromText(model, dimension, value))
  }
  return keyFilter(dimension, value)
}

/** Every value but the named ones. A cut answer, or one with groups left out, does not name them all. */
function restOf(model: ChartModel, dimension: Dimension): Filter | null {
  const { plan, table } = model
  if (table.truncated || plan.having || table.rowCount >= plan.limit || plan.offset > 0) return null
  const values = table.data[table.columns.findIndex(({ id }) => id === dimension.as)]
  if (!values) return null
  const named = [...new Set(values)].filter(value => !isOtherValue(value)).map(v => fromText(model, dimension, v))
  if (dimension.timeUnit === undefined && dimension.bin === undefined && dimension.ranges === undefined)
    return { op: 'not', of: { op: 'in', column: dimension.column, values: named } }
  return { op: 'not', of: { op: 'or', of: named.map(value => keyFilter(dimension, value)) } }
}

/** Beside 'Other' every key is text; here it becomes what it was, as far as the axis tells. */
function fromText({ x, plan }: ChartModel, dimension: Dimension, value: Scalar): Scalar {
  if (typeof value !== 'string' || dimension.timeUnit !== undefined) return value
  if (dimension.bin !== undefined || dimension.ranges !== undefined) return Number(value)
  if (!x || plan.dimensions[0]?.as !== dimension.as) return value
  if (x.type === 'double') return Number(value)
  return x.type === 'boolean' ? value === 'true' : value
}
