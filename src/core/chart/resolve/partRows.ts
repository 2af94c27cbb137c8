import type { Format } from '../../../contract/chart.ts'
import type { Column, Scalar } from '../../../contract/column.ts'
import type { Message } from '../../../contract/message.ts'
import type { TimeUnit } from '../../../contract/plan.ts'
import { startOfUnit } from '../../relation/timeUnit.ts'
import { formatOfColumn } from '../format.ts'
import { niceStep } from '../nice.ts'
import { isDate, isNumber } from '../question/fields.ts'
import { labelOfGroup } from './channel.ts'

/** Rows of an answer that share a colour or a small chart. */
export interface RowPart {
  value: Scalar
  label: string
  isRest: boolean
  /** Their places in the answer. */
  rows: number[]
}

interface Limits {
  most: number
  /** Whether the rows of all other values are a part of their own, 'Other', or are left out. */
  keepsRest: boolean
}

/**
 * Rows parted by a column as it stands in each of them: by its values when they are few, else numbers in ranges, dates by
 * a longer unit, names by the most frequent ones.
 */
export function partRows(
  column: Column,
  values: readonly Scalar[],
  limits: Limits,
): { parts: RowPart[]; notes: Message[] } {
  const { keys, format } = keyed(column, values, limits.most)
  const rows = new Map<Scalar, number[]>()
  for (const [i, key] of keys.entries()) {
    const own = rows.get(key)
    if (own) own.push(i)
    else rows.set(key, [i])
  }
  const all = [...rows].map(([value, own]) => ({ value, label: labelOfGroup(value, format), rows: own, isRest: false }))
  const most = [...all].sort((a, b) => b.rows.length - a.rows.length).slice(0, limits.most)
  const shown = all.filter(part => most.includes(part)).sort((a, b) => inOrder(column, a, b))
  const left = all.filter(part => !most.includes(part)).flatMap(part => part.rows)
  if (left.length === 0) return { parts: shown, notes: [] }
  if (limits.keepsRest)
    return { parts: [...shown, { value: 'Other', label: 'Other', rows: left, isRest: true }], notes: [] }
  const params = { shown: shown.length, groups: all.length, name: column.name }
  return { parts: shown, notes: [{ code: 'note.leading', params }] }
}

function keyed(column: Column, values: readonly Scalar[], most: number): { keys: readonly Scalar[]; format: Format } {
  const format = formatOfColumn(column)
  const distinct = [...new Set(values)].filter(value => value !== null)
  if (distinct.length <= most) return { keys: values, format }
  if (isDate(column)) return byPeriod(values, distinct.map(String), format, most)
  return isNumber(column) ? inRanges(column, values, distinct.map(Number), most) : { keys: values, format }
}

const units: readonly TimeUnit[] = ['hour', 'day', 'week', 'month', 'quarter', 'year']

function byPeriod(values: readonly Scalar[], distinct: readonly string[], format: Format, most: number) {
  const unit = units.find(u => new Set(distinct.map(value => startOfUnit(value, u))).size <= most) ?? 'year'
  const keys = values.map(value => (value === null ? null : startOfUnit(String(value), unit)))
  return { keys, format: { ...format, timeUnit: unit } }
}

function inRanges(column: Column, values: readonly Scalar[], distinct: readonly number[], most: number) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const n of distinct) [low, high] = [Math.min(low, n), Math.max(high, n)]
  const width = Math.max(niceStep((high - low) / (most - 1)), column.type === 'integer' ? 1 : 0)
  const keys = values.map(value => (value === null ? null : Math.floor(Number(value) / width) * width))
  const isWhole = column.type === 'integer'
  return { keys, format: { ...formatOfColumn(column), ...(isWhole && { fractionDigits: 0 }), width } }
}

function inOrder(column: Column, a: RowPart, b: RowPart): number {
  if (a.value === null || b.value === null) return a.value === b.value ? 0 : a.value === null ? 1 : -1
  if (isNumber(column)) return Number(a.value) - Number(b.value)
  return isDate(column) ? (a.value < b.value ? -1 : 1) : a.label.localeCompare(b.label, 'en')
}
