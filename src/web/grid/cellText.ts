import type { Column, ColumnType, Scalar } from '../../contract/column.ts'
import { formatOfColumn } from '../../core/chart/format.ts'
import { epochOf } from '../../core/words/dates.ts'
import { formatFixed, formatValue, locale } from '../format.ts'

const numeric = new Set<ColumnType>(['integer', 'decimal', 'double'])
const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

export const isNumeric = (column: Column) => numeric.has(column.type)

/** A cell as the grid writes it. */
export function cellText(column: Column, value: Scalar): string {
  if (value === null) return ''
  if (column.type === 'date' || column.type === 'timestamp') {
    const time = epochOf(value)
    return time === null ? String(value) : (column.type === 'date' ? day : moment).format(time)
  }
  const format = formatOfColumn(column)
  // Decimals stand under each other.
  if (column.type === 'decimal' && format.kind === 'number') return formatFixed(value, format.fractionDigits ?? 0)
  return formatValue(value, format)
}
