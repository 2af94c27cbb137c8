import type { Column, Scalar } from '../../contract/column.ts'
import { plain } from './token.ts'

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ')

/** The weekdays that a column of names holds, from its values to 1 (Monday) to 7; null when it holds something else. */
export function weekdaysIn(
  { id, type }: Column,
  values: ReadonlyMap<string, readonly Scalar[]>,
): Map<string, number> | null {
  const known = values.get(id) ?? []
  if (type !== 'text' || known.length < 2 || known.length > 14) return null
  const found = known.map(value => [String(value), weekdayOf(String(value))] as const)
  return found.every(([, day]) => day > 0) ? new Map(found) : null
}

function weekdayOf(value: string): number {
  const name = plain(value).replace(/\.$/, '')
  return name.length < 3
    ? 0
    : weekdays.findIndex(day => day.startsWith(name) || (name.length > 3 && day.slice(0, 3) === name)) + 1
}
