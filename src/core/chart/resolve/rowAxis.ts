import type { Axis } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import { epochOf } from '../../words/dates.ts'
import { formatOfColumn } from '../format.ts'
import { isDate } from '../question/fields.ts'
import { toNumber } from './read.ts'

/** The axis of a column whose values stand as they are: moments, or numbers. */
export function rowAxis(column: Column): Axis {
  const format = formatOfColumn(column)
  const min = toNumber(column.profile.min) ?? 0
  const max = toNumber(column.profile.max) ?? 0
  return {
    kind: isDate(column) ? 'time' : 'value',
    title: column.name,
    type: column.type,
    format: {
      ...format,
      ...(column.type === 'date' && { timeUnit: 'day' }),
      ...(column.type === 'timestamp' && { timeUnit: 'minute' }),
      ...(column.type === 'integer' && { fractionDigits: 0 }),
    },
    categories: [],
    startsAtZero: !isDate(column) && min >= 0 && min < max / 4,
  }
}

/** Where a cell stands on such an axis: epoch milliseconds of a date. */
export function placeOn(column: Column): (value: Scalar) => number | null {
  return isDate(column) ? epochOf : toNumber
}
