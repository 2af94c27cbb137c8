import type { Filter } from '../../contract/plan.ts'
import { epochOf } from '../../core/words/dates.ts'

/**
 * Whether the rows of a mark, told by its condition, lie within what was chosen. Looks at the conditions alone: what it
 * cannot tell is not within.
 */
export function isWithin(mark: Filter, chosen: Filter): boolean {
  if (chosen.op === 'or') return chosen.of.some(part => isWithin(mark, part))
  if (chosen.op === 'and') return chosen.of.every(part => isWithin(mark, part))
  if (mark.op === 'and') return mark.of.some(part => isWithin(part, chosen))
  if (chosen.op === 'in') return mark.op === 'eq' && mark.column === chosen.column && chosen.values.includes(mark.value)
  if (chosen.op === 'between') return isBetween(mark, chosen)
  return isSame(mark, chosen)
}

type Between = Extract<Filter, { op: 'between' }>

function isBetween(mark: Filter, chosen: Between): boolean {
  if (mark.op === 'eq' && mark.column === chosen.column)
    return typeof mark.value !== 'boolean' && isInside(mark.value, chosen)
  if (mark.op !== 'between' || mark.column !== chosen.column) return false
  const low = chosen.low === null || (mark.low !== null && compare(mark.low, chosen.low) >= 0)
  const high = chosen.high === null || (mark.high !== null && compare(mark.high, chosen.high) <= 0)
  return low && high
}

/** Whether a single value lies in a range. */
export function isInside(value: string | number, { low, high, closed }: Omit<Between, 'op' | 'column'>): boolean {
  if (low !== null && compare(value, low) < 0) return false
  if (high === null) return true
  const order = compare(value, high)
  return closed ? order <= 0 : order < 0
}

/** A bin's edges are counted the same way everywhere, but not always in the same order. */
const hairline = 1e-9

function compare(a: string | number, b: string | number): number {
  const [x, y] = [numberOf(a), numberOf(b)]
  if (x === null || y === null) return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0
  return Math.abs(x - y) <= hairline * Math.max(1, Math.abs(x), Math.abs(y)) ? 0 : x - y
}

const numberOf = (value: string | number) => (typeof value === 'number' ? value : epochOf(value))

const isSame = (a: Filter, b: Filter) => JSON.stringify(a) === JSON.stringify(b)
