import type { Dimension, Measure, Ranges } from '../../contract/plan.ts'
import type { Aggregate, Expression } from '../../contract/relation.ts'
import { call, column } from './build.ts'

/** A dimension's value for a row. */
export function dimensionOf(dimension: Dimension): Expression {
  const arg = column(dimension.column)
  if (dimension.timeUnit !== undefined) return { kind: 'truncate', unit: dimension.timeUnit, arg }
  if (dimension.timePart !== undefined) return { kind: 'part', part: dimension.timePart, arg }
  if (dimension.ranges !== undefined) return rangeOf(dimension.ranges, arg)
  return dimension.bin === undefined ? arg : { kind: 'bin', ...dimension.bin, arg }
}

/** The lower edge of the range that a number lies in; null outside. */
function rangeOf({ edges, closed }: Ranges, arg: Expression): Expression {
  const number = (value: number): Expression => ({ kind: 'literal', value, type: 'double' })
  const pairs = edges.slice(1).flatMap((high, i) => {
    const low = number(edges[i] ?? high)
    const isAbove = call(closed === 'left' ? 'ge' : 'gt', arg, low)
    return [call('and', isAbove, call(closed === 'left' ? 'lt' : 'le', arg, number(high))), low]
  })
  return call('case', ...pairs)
}

/** A measure as an aggregate. */
export function aggregateOf(measure: Measure): Aggregate {
  return {
    fn: measure.aggregate,
    ...(measure.column === undefined ? {} : { arg: column(measure.column) }),
    ...(measure.aggregate === 'quantile' && measure.p !== undefined ? { p: measure.p } : {}),
  }
}
