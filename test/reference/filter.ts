import type { Filter, TimePart } from '../../src/contract/plan.ts'
import { partOf, periodOf } from './calendar.ts'
import type { Cell } from './table.ts'

type Row = Readonly<Record<string, Cell>>

/** What relative dates are relative to: now, and the newest date of a column. */
export interface Now {
  today: string
  newestOf: (column: string) => Cell
}

/** For conditions that have no relative date in them. */
export const timeless: Now = {
  today: '',
  newestOf: () => null,
}

/** Whether a condition is true for a row. */
export function holds(filter: Filter, row: Row, now: Now): boolean {
  switch (filter.op) {
    case 'and':
      return filter.of.every(part => holds(part, row, now))
    case 'or':
      return filter.of.some(part => holds(part, row, now))
    case 'not':
      return !holds(filter.of, row, now)
    case 'isNull':
      return (row[filter.column] ?? null) === null
    case 'notNull':
      return (row[filter.column] ?? null) !== null
    default:
      return holdsOfCell(filter, row[filter.column] ?? null, now)
  }
}

type OfCell = Exclude<Filter, { op: 'and' | 'or' | 'not' | 'isNull' | 'notNull' }>

function holdsOfCell(filter: OfCell, cell: Cell, now: Now): boolean {
  if (filter.op === 'in') return isAmong(filter.values, filter.part, cell)
  if (cell === null) return false
  const fold = (text: Cell) => String(text).toLowerCase()
  switch (filter.op) {
    case 'contains':
      return fold(cell).includes(fold(filter.value))
    case 'startsWith':
      return fold(cell).startsWith(fold(filter.value))
    case 'endsWith':
      return fold(cell).endsWith(fold(filter.value))
    case 'relative':
      return isNear(filter, String(cell), now)
    case 'between': {
      if (filter.low !== null && compare(cell, filter.low) < 0) return false
      if (filter.high === null) return true
      return filter.closed ? compare(cell, filter.high) <= 0 : compare(cell, filter.high) < 0
    }
    default: {
      const c = compare(cell, filter.value)
      return { eq: c === 0, ne: c !== 0, lt: c < 0, le: c <= 0, gt: c > 0, ge: c >= 0 }[filter.op]
    }
  }
}

function isAmong(values: readonly Cell[], part: TimePart | undefined, cell: Cell): boolean {
  const found = part === undefined || cell === null ? cell : partOf(String(cell), part)
  return values.some(value => (value === null || found === null ? value === found : compare(found, value) === 0))
}

/** Periods are numbered, and those between the anchor's and the cell's counted: no end of a period is ever computed. */
function isNear(filter: OfCell & { op: 'relative' }, cell: string, { today, newestOf }: Now): boolean {
  const anchor = filter.anchor === 'today' ? today : newestOf(filter.column)
  if (anchor === null) return false
  const away = periodOf(cell, filter.unit) - periodOf(String(anchor), filter.unit)
  if (filter.direction === 'this') return away === 0
  const ahead = filter.direction === 'next' ? away : -away
  return ahead >= 1 && ahead <= filter.count
}

/** Numbers by size, texts by code point, times by time (a date alone is midnight); null after everything. */
export function compare(a: Cell, b: Cell): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  if (typeof a === 'string' && typeof b === 'string')
    return Buffer.compare(Buffer.from(midnight(a, b)), Buffer.from(midnight(b, a)))
  return Number(a) - Number(b)
}

function midnight(text: string, other: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text)
  return isDay && /^\d{4}-\d\d-\d\dT/.test(other) ? `${text}T00:00:00` : text
}
