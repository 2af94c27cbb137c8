import type { Dimension, Measure, QueryPlan, Ranges, Top } from '../../src/contract/plan.ts'
import { calculate } from './calculate.ts'
import { partOf, truncate } from './calendar.ts'
import type { Now } from './filter.ts'
import { compare, holds, timeless } from './filter.ts'
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
export function evaluate(plan: QueryPlan, table: Table, now: Now): Evaluated {
  const passing = table.rows.filter(row => plan.filter === undefined || holds(plan.filter, row, now))
  const rows = plan.sample === undefined ? passing : draw(passing, plan.sample)
  return plan.columns === undefined ? group(plan, table, rows) : list(plan, plan.columns, table, rows)
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
  const led = plan.tops.reduce((left, top) => lead(plan, top, left), keyed)
  const groups = gather(led, plan.dimensions.length === 0)
  const names = [...plan.dimensions, ...plan.measures].map(c => c.as)
  const used = new Map<Row, number>()
  const measured = groups.map(({ key, rows: members }) => {
    const cells = [...key, ...plan.measures.map(m => aggregate(m, members))]
    const row = Object.fromEntries(names.map((name, i) => [name, cells[i] ?? null]))
    return { row, used: members.filter(member => isUsed(plan.measures, member)).length }
  })
  const calculated = calculate(
    plan,
    measured.map(({ row }) => row),
    table,
  )
  for (const [i, row] of calculated.entries()) used.set(row, measured[i]?.used ?? 0)
  const kept = calculated.filter(row => plan.having === undefined || holds(plan.having, row, timeless))
  const page = kept.sort(inOrder(plan.sort, names)).slice(plan.offset, plan.offset + plan.limit)
  return {
    columns: names,
    data: names.map(name => page.map(row => row[name] ?? null)),
    rowsIn: table.rows.length,
    rowsUsed: page.reduce((sum, row) => sum + (used.get(row) ?? 0), 0),
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

function keyOf({ column, timeUnit, timePart, bin, ranges }: Dimension, row: Row): Cell {
  const cell = row[column] ?? null
  if (cell === null) return null
  if (ranges !== undefined) return rangeOf(ranges, Number(cell))
  if (bin !== undefined) return bin.start + bin.width * Math.floor((Number(cell) - bin.start) / bin.width)
  if (timePart !== undefined) return partOf(String(cell), timePart)
  return timeUnit === undefined ? cell : truncate(String(cell), timeUnit)
}

/** The lower edge of the range that holds a number. */
function rangeOf({ edges, closed }: Ranges, x: number): Cell {
  const isIn = (low: number, high: number) => (closed === 'left' ? low <= x && x < high : low < x && x <= high)
  return edges.find((low, i) => i + 1 < edges.length && isIn(low, edges[i + 1] ?? low)) ?? null
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

/** x sorted. Thousandths are whole, so sums are exact, and a mean is rounded once. */
function ofNumbers(fn: 'sum' | 'mean' | 'median' | 'sd' | 'quantile', x: readonly number[], p: number): Cell {
  const n = x.length
  const thousandths = x.reduce((total, value) => total + Math.round(value * 1000), 0)
  const sum = thousandths / 1000
  if (fn === 'sum') return sum
  if (fn === 'mean') return thousandths / (1000 * n)
  if (fn === 'sd') {
    if (n < 2 || x.some(value => Math.abs(value) >= 1e145)) return null
    const mean = sum / n
    return Math.sqrt(x.reduce((total, value) => total + (value - mean) ** 2, 0) / (n - 1))
  }
  const at = (n - 1) * (fn === 'median' ? 0.5 : p)
  const [low = 0, high = 0] = [x[Math.floor(at)], x[Math.ceil(at)]]
  const d = at - Math.floor(at)
  return low * (1 - d) + high * d
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
