import type { Scalar } from '../../contract/column.ts'
import type { Dimension, Filter } from '../../contract/plan.ts'
import { nextUnit } from './timeUnit.ts'

/** The rows of one group as a condition on the dimension's column. */
export function keyFilter({ column, timeUnit, timePart, bin }: Dimension, value: Scalar): Filter {
  if (value === null) return { op: 'isNull', column }
  if (timePart !== undefined) return { op: 'in', column, part: timePart, values: [value] }
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
