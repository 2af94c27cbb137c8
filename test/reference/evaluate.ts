import type { Dimension, Filter, Measure, QueryPlan, TimePart, Top } from '../../src/contract/plan.ts'
import type { Cell, Table } from './table.ts'

/*
 * A second, slow reading of docs/query-plan.md that shares nothing with the product: plain loops over rows. It exists
 * to disagree.
 */

type Row = Readonly<Record<string, Cell>>

export interface Evaluated {
  columns: string[]
  /** Column-major. */
  data: Cell[][]
  rowsIn: number
  rowsUsed: number
}

/** Answers a plan over rows in memory. */
export function evaluate(plan: QueryPlan, table: Table): Evaluated {
  const passing = table.rows.filter(row => plan.filter === undefined || holds(plan.filter, row))
  const rows = plan.sample === undefined ? passing : draw(passing, plan.sample)
  return plan.columns === undefined ? group(plan, table, rows) : list(plan, plan.columns, table, rows)
}

/** Whether a condition is true for a row. */
export function holds(filter: Filter, row: Row): boolean {
  switch (filter.op) {
    case 'and':
      return filter.of.every(part => holds(part, row))
    case 'or':
      return filter.of.some(part => holds(part, row))
    case 'not':
      return !holds(filter.of, row)
    case 'isNull':
      return row[filter.column] === null
    case 'notNull':
      return row[filter.column] !== null
    default:
      return holdsOfCell(filter, row[filter.column] ?? null)
  }
}

type OfCell = Exclude<Filter, { op: 'and' | 'or' | 'not' | 'isNull' | 'notNull' }>

function holdsOfCell(filter: OfCell, cell: Cell): boolean {
  if (filter.op === 'in') {
    const part = filter.part === undefined || cell === null ? cell : partOf(String(cell), filter.part)
    return filter.values.some(value => (value === null ? part === null : same(part, value)))
  }
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
      throw new Error('relative dates are resolved before')
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

function same(a: Cell, b: Cell): boolean {
  return a !== null && compare(a, b) === 0
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

function list(plan: QueryPlan, wanted: readonly string[], table: Table, rows: readonly Row[]): Evaluated {
  const columns = ['_row', ...wanted.filter((id, i) => id !== '_row' && wanted.indexOf(id) === i)]
  const sorted = [...rows].sort(inOrder(plan.sort, ['_row']))
  const page = sorted.slice(plan.offset, plan.offset + plan.limit)
  const data = columns.map(id => page.map(row => row[id] ?? null))
  return { columns, data, rowsIn: table.rows.length, rowsUsed: rows.length }
}

function inOrder(sort: QueryPlan['sort'], rest: readonly string[]) {
  const keys = [...sort, ...rest.map(by => ({ by, direction: 'asc' }))]
  return (a: Row, b: Row): number => {
    for (const { by, direction } of keys) {
      const [x, y] = [a[by] ?? null, b[by] ?? null]
      const c = direction === 'desc' && x !== null && y !== null ? compare(y, x) : compare(x, y)
      if (c !== 0) return c
    }
    return 0
  }
}

function group(plan: QueryPlan, table: Table, rows: readonly Row[]): Evaluated {
  const keyed = rows.map(row => ({ row, key: plan.dimensions.map(d => keyOf(d, row)) }))
  const kept = plan.tops.reduce((left, top) => lead(plan, top, left), keyed)
  const groups = gather(kept, plan.dimensions.length === 0)
  const names = [...plan.dimensions, ...plan.measures].map(c => c.as)
  const results = groups.map(({ key, rows: members }) => {
    const cells = [...key, ...plan.measures.map(m => aggregate(m, members))]
    const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null]))
    return { row, used: members.filter(member => isUsed(plan.measures, member)).length }
  })
  const order = inOrder(plan.sort, names)
  results.sort((a, b) => order(a.row, b.row))
  const page = results.slice(plan.offset, plan.offset + plan.limit)
  return {
    columns: names,
    data: names.map(name => page.map(({ row }) => row[name] ?? null)),
    rowsIn: table.rows.length,
    rowsUsed: page.reduce((sum, { used }) => sum + used, 0),
  }
}

type Keyed = { row: Row; key: Cell[] }

function gather(keyed: readonly Keyed[], always: boolean): { key: Cell[]; rows: Row[] }[] {
  const groups = new Map<string, { key: Cell[]; rows: Row[] }>()
  if (always) groups.set('[]', { key: [], rows: [] })
  for (const { row, key } of keyed) {
    const id = JSON.stringify(key)
    const found = groups.get(id) ?? { key, rows: [] }
    found.rows.push(row)
    groups.set(id, found)
  }
  return [...groups.values()]
}

function isUsed(measures: readonly Measure[], row: Row): boolean {
  if (measures.length === 0) return true
  return measures.some(({ column }) => column === undefined || row[column] !== null)
}

function lead(plan: QueryPlan, top: Top, keyed: Keyed[]): Keyed[] {
  const i = plan.dimensions.findIndex(d => d.as === top.dimension)
  const measure = plan.measures.find(m => m.as === top.measure)
  if (measure === undefined) throw new Error('no such measure')
  const values = gather(
    keyed.map(({ row, key }) => ({ row, key: [key[i] ?? null] })),
    false,
  )
    .filter(({ key }) => !(top.other && key[0] === 'Other'))
    .map(({ key, rows }) => ({ key: key[0] ?? null, by: aggregate(measure, rows) }))
    .sort((a, b) => {
      const c = a.by === null || b.by === null ? compare(a.by, b.by) : compare(b.by, a.by)
      return c === 0 ? compare(a.key, b.key) : c
    })
  const leading = new Set(values.slice(0, top.n).map(({ key }) => JSON.stringify(key)))
  const isLeading = (key: Cell[]) => leading.has(JSON.stringify(key[i] ?? null))
  if (!top.other) return keyed.filter(({ key }) => isLeading(key))
  return keyed.map(({ row, key }) => ({ row, key: key.with(i, isLeading(key) ? asText(key[i] ?? null) : 'Other') }))
}

function asText(cell: Cell): Cell {
  return cell === null ? null : String(cell)
}

function keyOf({ column, timeUnit, timePart, bin }: Dimension, row: Row): Cell {
  const cell = row[column] ?? null
  if (cell === null) return null
  if (bin !== undefined) return bin.start + bin.width * Math.floor((Number(cell) - bin.start) / bin.width)
  if (timePart !== undefined) return partOf(String(cell), timePart)
  return timeUnit === undefined ? cell : truncate(String(cell), timeUnit)
}

function partOf(text: string, part: TimePart): number {
  const month = Number(text.slice(5, 7))
  switch (part) {
    case 'monthOfYear':
      return month
    case 'quarterOfYear':
      return month <= 3 ? 1 : month <= 6 ? 2 : month <= 9 ? 3 : 4
    case 'dayOfWeek':
      return new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay() || 7
    case 'hourOfDay':
      return Number(text.slice(11, 13))
    case 'dayOfMonth':
      return Number(text.slice(8, 10))
  }
}

function truncate(text: string, unit: NonNullable<Dimension['timeUnit']>): string {
  const [year = '', month = '', day = ''] = text.slice(0, 10).split('-')
  switch (unit) {
    case 'year':
      return `${year}-01-01`
    case 'quarter':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
    case 'month':
      return `${year}-${month}-01`
    case 'week': {
      const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
      date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
      return date.toISOString().slice(0, 10)
    }
    case 'day':
      return text.slice(0, 10)
    case 'hour':
      return `${text.slice(0, 13)}:00:00`
    case 'minute':
      return `${text.slice(0, 16)}:00`
  }
}

/** A measure over rows; nulls are left out, and what cannot be computed of nothing is null. */
export function aggregate({ aggregate: fn, column, p }: Measure, rows: readonly Row[]): Cell {
  if (column === undefined) return rows.length
  const cells = rows.map(row => row[column] ?? null).filter(cell => cell !== null)
  if (fn === 'count') return cells.length
  if (fn === 'countDistinct') return new Set(cells).size
  const sorted = cells.sort(compare)
  if (sorted.length === 0) return null
  if (fn === 'min') return sorted[0] ?? null
  if (fn === 'max') return sorted.at(-1) ?? null
  return ofNumbers(fn, sorted.map(Number), p ?? 0.5)
}

/** x sorted. Cents keep decimals exact; eighths are exact by themselves. */
function ofNumbers(fn: 'sum' | 'mean' | 'median' | 'sd' | 'quantile', x: readonly number[], p: number): Cell {
  const n = x.length
  const sum = x.reduce((total, value) => total + Math.round(value * 1000), 0) / 1000
  if (fn === 'sum') return sum
  if (fn === 'mean') return sum / n
  if (fn === 'sd') {
    if (n < 2) return null
    const mean = sum / n
    return Math.sqrt(x.reduce((total, value) => total + (value - mean) ** 2, 0) / (n - 1))
  }
  const at = (n - 1) * (fn === 'median' ? 0.5 : p)
  const [low = 0, high = 0] = [x[Math.floor(at)], x[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}

/** The sample's order: see docs/query-plan.md, "Sample". */
function draw(rows: readonly Row[], n: number): Row[] {
  const mask = 0xffffffffn
  const scramble = (x: bigint) => ((x ^ (x >> 16n)) * 73244475n) & mask
  const keyed = rows.map(row => {
    const start = (BigInt(Number(row['_row'])) * 2654435761n + 20240229n) & mask
    return { row, key: Number(scramble(scramble(start))) }
  })
  keyed.sort((a, b) => a.key - b.key || Number(a.row['_row']) - Number(b.row['_row']))
  return keyed.slice(0, n).map(({ row }) => row)
}
