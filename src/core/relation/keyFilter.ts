import type { Scalar } from '../../contract/column.ts'
import type { Dimension, Filter, Ranges } from '../../contract/plan.ts'
import { nextUnit } from './timeUnit.ts'

/** The rows of one group as a condition on the dimension's column. */
export function keyFilter({ column, timeUnit, timePart, bin, ranges }: Dimension, value: Scalar): Filter {
  if (ranges !== undefined) return rangeFilter(column, ranges, value)
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

/** The rows of one range; of null those outside all of them, the missing ones too. */
function rangeFilter(column: string, { edges, closed }: Ranges, value: Scalar): Filter {
  const [first = 0, last = 0] = [edges[0], edges.at(-1)]
  if (value === null) return { op: 'not', of: within(column, closed, [first, last]) }
  const low = Number(value)
  return within(column, closed, [low, edges[edges.indexOf(low) + 1] ?? last])
}

function within(column: string, closed: Ranges['closed'], [low, high]: [number, number]): Filter {
  const isLeft = closed === 'left'
  return {
    op: 'and',
    of: [
      { op: isLeft ? 'ge' : 'gt', column, value: low },
      { op: isLeft ? 'lt' : 'le', column, value: high },
    ],
  }
}
