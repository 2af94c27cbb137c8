import type { Dimension, Measure } from '../../contract/plan.ts'
import type { Aggregate, Expression } from '../../contract/relation.ts'
import { column } from './build.ts'

/** A dimension's value for a row. */
export function dimensionOf(dimension: Dimension): Expression {
  const arg = column(dimension.column)
  if (dimension.timeUnit !== undefined) return { kind: 'truncate', unit: dimension.timeUnit, arg }
  if (dimension.timePart !== undefined) return { kind: 'part', part: dimension.timePart, arg }
  return dimension.bin === undefined ? arg : { kind: 'bin', ...dimension.bin, arg }
}

/** A measure as an aggregate. */
export function aggregateOf(measure: Measure): Aggregate {
  return {
    fn: measure.aggregate,
    ...(measure.column === undefined ? {} : { arg: column(measure.column) }),
    ...(measure.aggregate === 'quantile' && measure.p !== undefined ? { p: measure.p } : {}),
  }
}
