import type { ColumnType } from '../../src/contract/column.ts'
import type { Step } from '../../src/contract/recipe.ts'
import { truncate } from './calendar.ts'
import { compare, holds, timeless } from './filter.ts'
import type { Cell, Table } from './table.ts'

/*
 * What each step of a recipe does (docs/query-plan.md, "Recipes"), with plain loops over rows and nothing of the product's.
 */

type Row = Readonly<Record<string, Cell>>
type Columns = Table['columns']
type Of<K extends Step['kind']> = Step & { kind: K }

/** A table after one step; `other` is the table that joins and unions ask for. */
export function evaluateStep(step: Step, table: Table, other: Table): Table {
  switch (step.kind) {
    case 'rename':
      return { ...table, columns: table.columns.map(c => (c.id === step.column ? { ...c, name: step.name } : c)) }
    case 'hide':
      return { ...table, columns: table.columns.filter(c => !step.columns.includes(c.id)) }
    case 'retype':
      return mapped(table, step.column, (cell, type) => as(cell, type, step.type), step.type)
    case 'fill':
      return fill(step, table)
    case 'trim':
      return step.columns.reduce((before, id) => mapped(before, id, cell => trimmed(step, cell)), table)
    case 'split':
      return split(step, table)
    case 'mergeValues':
      return mapped(table, step.column, cell => {
        const found = step.groups.find(({ values }) => values.some(value => value === cell))
        return found === undefined ? cell : empty(found.into)
      })
    case 'replace':
      return mapped(table, step.column, cell => replaced(step, cell))
    case 'clear':
      return where(table, step.column, row => (holds(step.where, row, timeless) ? null : (row[step.column] ?? null)))
    case 'convert':
      return convert(step, table)
    case 'filter':
      return { ...table, rows: table.rows.filter(row => holds(step.filter, row, timeless) === step.keep) }
    case 'dedupe':
      return dedupe(step, table)
    case 'segment':
      return segment(step, table)
    case 'pivot':
      return pivot(step, table)
    case 'unpivot':
      return unpivot(step, table)
    case 'group':
      return group(step, table)
    case 'join':
      return join(step, table, other)
    case 'union':
      return union(step, table, other)
    case 'calculate':
      throw new Error('formulas have a reference of their own')
  }
}

const inOrder = (rows: readonly Row[]) => [...rows].sort((a, b) => Number(a['_row']) - Number(b['_row']))
const empty = (cell: string): Cell => (cell === '' ? null : cell)

function where(table: Table, id: string, cell: (row: Row) => Cell, type?: ColumnType): Table {
  const columns = table.columns.map(c => (c.id === id && type !== undefined ? { ...c, type } : c))
  return { columns, rows: table.rows.map(row => ({ ...row, [id]: cell(row) })) }
}

function mapped(table: Table, id: string, of: (cell: Cell, type: ColumnType) => Cell, type?: ColumnType): Table {
  const own = table.columns.find(c => c.id === id)?.type ?? 'text'
  return where(table, id, row => (row[id] === null || row[id] === undefined ? null : of(row[id], own)), type)
}

function as(cell: Cell, from: ColumnType, to: ColumnType): Cell {
  if (cell === null || from === to) return cell
  if (to === 'text') return String(cell)
  if (to === 'timestamp') return `${cell}T00:00:00`
  if (to === 'date') return String(cell).slice(0, 10)
  const number = from === 'text' ? (/^\s*[+-]?\d+(\.\d+)?\s*$/.test(String(cell)) ? Number(cell) : null) : Number(cell)
  return number !== null && to === 'integer' && !Number.isInteger(number) ? null : number
}

function trimmed({ inner, letters }: Of<'trim'>, cell: Cell): Cell {
  const text = String(cell).trim()
  const once = inner ? text.replace(/\s+/g, ' ') : text
  const simple = (turn: (c: string) => string) => [...once].map(c => ([...turn(c)].length === 1 ? turn(c) : c)).join('')
  if (letters === 'upper') return empty(simple(c => c.toUpperCase()).replaceAll('ß', 'ẞ'))
  return empty(letters === 'lower' ? simple(c => c.toLowerCase()) : once)
}

function replaced({ find, with: put, whole, matchCase }: Of<'replace'>, cell: Cell): Cell {
  if (whole) {
    const isIt = matchCase ? String(cell) === find : String(cell).toLowerCase() === find.toLowerCase()
    return isIt ? empty(put) : cell
  }
  const pattern = new RegExp(find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), matchCase ? 'gu' : 'giu')
  return empty(String(cell).replace(pattern, () => put))
}

function fill(step: Of<'fill'>, table: Table): Table {
  const id = step.column
  const own = table.columns.find(c => c.id === id)
  if (step.with === 'down' || step.with === 'up') {
    const rows = step.with === 'down' ? inOrder(table.rows) : inOrder(table.rows).reverse()
    let last: Cell = null
    const near = new Map(
      rows.map(row => {
        last = row[id] ?? last
        return [row['_row'], last]
      }),
    )
    return where(table, id, row => near.get(row['_row'] ?? null) ?? null)
  }
  const becomes = own?.type === 'integer' && (step.with === 'mean' || step.with === 'median') ? 'double' : undefined
  const value = typical(step, table)
  const rounded = own?.type === 'decimal' && becomes === undefined && value !== null ? cents(Number(value)) : value
  return where(table, id, row => row[id] ?? (own?.type === 'decimal' ? rounded : value), becomes)
}

function cents(x: number): number {
  return (Math.sign(x) * Math.floor(Math.abs(x) * 100 + 0.5)) / 100
}

function typical(step: Of<'fill'>, { rows }: Table): Cell {
  if (step.with === 'value') return step.value ?? null
  if (step.with !== 'mode') return figure(step.with === 'mean' ? 'mean' : 'median', step.column, rows)
  const counts = new Map<Cell, number>()
  for (const row of rows) counts.set(row[step.column] ?? null, (counts.get(row[step.column] ?? null) ?? 0) + 1)
  counts.delete(null)
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? null
}

function split({ column, by, into }: Of<'split'>, table: Table): Table {
  const at = table.columns.findIndex(c => c.id === column) + 1
  const made = into.map(({ as: id, name }) => ({ id, name, type: 'text' as const, scale: null }))
  const rows = table.rows.map(row => {
    const pieces = row[column] === null ? [] : String(row[column]).split(by)
    const last = pieces.slice(into.length - 1).join(by)
    const cells = into.map(({ as: id }, i) => [id, empty((i === into.length - 1 ? last : pieces[i]) ?? '')] as const)
    return { ...row, ...Object.fromEntries(cells) }
  })
  return { columns: table.columns.toSpliced(at, 0, ...made), rows }
}

function segment({ as: id, name, columns, centres, scales, centroids, names }: Of<'segment'>, table: Table): Table {
  const named = (row: Row): Cell => {
    const z = columns.map((of, f) => (Number(row[of] ?? Number.NaN) - (centres[f] ?? 0)) / (scales[f] ?? 1))
    const away = centroids.map(centroid => z.reduce((sum, x, f) => sum + (x - (centroid[f] ?? 0)) ** 2, 0))
    const nearest = away.indexOf(Math.min(...away))
    return names[nearest] ?? null
  }
  const made = { id, name, type: 'text' as const, scale: null }
  return { columns: [...table.columns, made], rows: table.rows.map(row => ({ ...row, [id]: named(row) })) }
}

function convert({ column, factor, offset, where: filter }: Of<'convert'>, table: Table): Table {
  const own = table.columns.find(c => c.id === column)?.type
  const isFraction = own === 'integer' && !(Number.isInteger(factor) && Number.isInteger(offset))
  const moved = (row: Row): Cell => {
    const cell = row[column] ?? null
    if (cell === null || (filter !== undefined && !holds(filter, row, timeless))) return cell
    return Number(cell) * factor + offset
  }
  return where(table, column, moved, isFraction ? 'decimal' : own)
}

function dedupe({ columns, keep }: Of<'dedupe'>, table: Table): Table {
  const ids = columns.length > 0 ? columns : table.columns.map(c => c.id)
  const rows = keep === 'first' ? inOrder(table.rows) : inOrder(table.rows).reverse()
  const seen = new Map<string, Row>()
  for (const row of rows) {
    const key = JSON.stringify(ids.map(id => row[id] ?? null))
    if (!seen.has(key)) seen.set(key, row)
  }
  return { ...table, rows: [...seen.values()] }
}

/** Of nothing: null, but for counts. Plain sums; an answer may differ in its last digits. */
function figure(fn: string, column: string | undefined, rows: readonly Row[], p = 0.5): Cell {
  if (column === undefined) return rows.length
  const cells = rows.map(row => row[column] ?? null).filter(cell => cell !== null)
  if (fn === 'count') return cells.length
  if (fn === 'countDistinct') return new Set(cells).size
  const sorted = cells.sort(compare)
  const n = sorted.length
  if (n === 0) return null
  if (fn === 'min') return sorted[0] ?? null
  if (fn === 'max') return sorted.at(-1) ?? null
  const x = sorted.map(Number)
  const sum = x.reduce((total, value) => total + value, 0)
  if (fn === 'sum') return sum
  if (fn === 'mean') return sum / n
  if (fn === 'sd') return n < 2 ? null : Math.sqrt(x.reduce((total, v) => total + (v - sum / n) ** 2, 0) / (n - 1))
  const h = (n - 1) * (fn === 'median' ? 0.5 : p)
  const [low = 0, high = 0] = [x[Math.floor(h)], x[Math.ceil(h)]]
  return low + (high - low) * (h - Math.floor(h))
}

function numbered(columns: Columns, rows: readonly Row[], by: readonly string[]): Table {
  const order = (a: Row, b: Row) => by.map(id => compare(a[id] ?? null, b[id] ?? null)).find(c => c !== 0) ?? 0
  return { columns, rows: [...rows].sort(order).map((row, i) => ({ ...row, _row: i + 1 })) }
}

interface Key {
  id: string
  of: (row: Row) => Cell
}

function gathered(rows: readonly Row[], keys: readonly Key[]): { key: Row; rows: Row[] }[] {
  const groups = new Map<string, { key: Row; rows: Row[] }>()
  if (keys.length === 0) groups.set('[]', { key: {}, rows: [] })
  for (const row of rows) {
    const cells = keys.map(({ id, of }) => [id, of(row)] as const)
    const text = JSON.stringify(cells.map(([, cell]) => cell))
    const found = groups.get(text) ?? { key: Object.fromEntries(cells), rows: [] }
    found.rows.push(row)
    groups.set(text, found)
  }
  return [...groups.values()]
}

const typeOfFigure = (fn: string, own: ColumnType | undefined): ColumnType => {
  if (fn === 'count' || fn === 'countDistinct') return 'integer'
  return fn === 'sum' || fn === 'min' || fn === 'max' ? (own ?? 'integer') : 'double'
}

function group(step: Of<'group'>, table: Table): Table {
  const source = (id: string | undefined) => table.columns.find(c => c.id === id)
  const keys = step.by.map(({ column: id, timeUnit }) => ({
    id,
    of: (row: Row): Cell => {
      const cell = row[id] ?? null
      return cell === null || timeUnit === undefined ? cell : truncate(String(cell), timeUnit)
    },
  }))
  const columns = [
    ...step.by.flatMap(({ column: id, timeUnit }) => {
      const found = source(id)
      const isClock = timeUnit === 'hour' || timeUnit === 'minute'
      return found
        ? [timeUnit === undefined ? found : ({ ...found, type: isClock ? 'timestamp' : 'date' } as const)]
        : []
    }),
    ...step.measures.map(m => ({
      id: m.as,
      name: m.name,
      type: typeOfFigure(m.aggregate, source(m.column)?.type),
      scale: null,
    })),
  ]
  const rows = gathered(table.rows, keys).map(({ key, rows: members }) => ({
    ...key,
    ...Object.fromEntries(step.measures.map(m => [m.as, figure(m.aggregate, m.column, members, m.p)])),
  }))
  return numbered(
    columns,
    rows,
    keys.map(({ id }) => id),
  )
}

function pivot(step: Of<'pivot'>, table: Table): Table {
  const source = (id: string | undefined) => table.columns.find(c => c.id === id)
  const keys = step.rows.map(id => ({ id, of: (row: Row) => row[id] ?? null }))
  const columns = [
    ...step.rows.flatMap(id => source(id) ?? []),
    ...step.values.map(v => ({
      id: v.as,
      name: v.name,
      type: typeOfFigure(step.aggregate, source(step.of)?.type),
      scale: null,
    })),
  ]
  const isIt = (row: Row, value: Cell) => {
    const cell = row[step.column] ?? null
    return value === null ? cell === null : cell !== null && compare(cell, value) === 0
  }
  const rows = gathered(table.rows, keys).map(({ key, rows: members }) => ({
    ...key,
    ...Object.fromEntries(
      step.values.map(({ as: id, value }) => [
        id,
        figure(
          step.aggregate,
          step.of,
          members.filter(row => isIt(row, value)),
        ),
      ]),
    ),
  }))
  return numbered(columns, rows, step.rows)
}

function unpivot(step: Of<'unpivot'>, table: Table): Table {
  const turned = step.columns.flatMap(id => table.columns.find(c => c.id === id) ?? [])
  const kept = table.columns.filter(c => !step.columns.includes(c.id))
  const types = new Set(turned.map(c => c.type))
  const areNumbers = [...types].every(type => type === 'integer' || type === 'decimal' || type === 'double')
  const wide = types.has('double') ? 'double' : 'decimal'
  const type: ColumnType = types.size === 1 ? (turned[0]?.type ?? 'text') : areNumbers ? wide : 'text'
  const rows = table.rows.flatMap(row =>
    turned.map((source, place) => ({
      ...Object.fromEntries(kept.map(({ id }) => [id, row[id] ?? null])),
      __row: row['_row'] ?? null,
      __place: place,
      [step.names.as]: source.name,
      [step.values.as]: as(row[source.id] ?? null, source.type, type),
    })),
  )
  const made = [
    { id: step.names.as, name: step.names.name, type: 'text' as const, scale: null },
    { id: step.values.as, name: step.values.name, type, scale: null },
  ]
  return numbered([...kept, ...made], rows, ['__row', '__place'])
}

function join(step: Of<'join'>, table: Table, other: Table): Table {
  const made = step.columns.flatMap(({ as: id, name, column }) => {
    const found = other.columns.find(c => c.id === column)
    return found ? [{ ...found, id, name }] : []
  })
  const isPartner = (row: Row, partner: Row) =>
    step.on.every(({ left, right }) => {
      const [a, b] = [row[left] ?? null, partner[right] ?? null]
      return a !== null && b !== null && compare(a, b) === 0
    })
  const rows = table.rows.flatMap(row => {
    const partners: readonly (Row | null)[] = other.rows.filter(partner => isPartner(row, partner))
    const none = step.join === 'left' ? [null] : []
    return (partners.length > 0 ? partners : none).map(partner => ({
      ...row,
      ...Object.fromEntries(step.columns.map(({ as: id, column }) => [id, partner?.[column] ?? null])),
      __row: partner?.['_row'] ?? null,
    }))
  })
  // Where a key there is of one row, rows here stay what they are.
  const isLookup = step.on.some(({ right }) => {
    const keys = other.rows.map(row => row[right] ?? null).filter(key => key !== null)
    return new Set(keys).size === keys.length
  })
  const columns = [...table.columns, ...made]
  return isLookup ? { columns, rows } : numbered(columns, rows, ['_row', '__row'])
}

function union(step: Of<'union'>, table: Table, other: Table): Table {
  const columns = table.columns.map(c => {
    const from = step.columns.find(pair => pair.column === c.id)?.from
    const there = other.columns.find(o => o.id === from)
    const types = [c.type, there?.type ?? c.type]
    const areNumbers = types.every(type => type === 'integer' || type === 'decimal' || type === 'double')
    const wide = types.includes('double') ? ('double' as const) : ('decimal' as const)
    return { ...c, type: areNumbers && types[0] !== types[1] ? wide : c.type, from: there }
  })
  const added = step.added.flatMap(({ as: id, name, from }) => {
    const found = other.columns.find(c => c.id === from)
    return found ? [{ ...found, id, name, from: found }] : []
  })
  const below = inOrder(other.rows).map(row =>
    Object.fromEntries(
      [...columns, ...added].map(c => [c.id, c.from ? as(row[c.from.id] ?? null, c.from.type, c.type) : null]),
    ),
  )
  const above = inOrder(table.rows).map(row => ({
    ...row,
    ...Object.fromEntries(added.map(c => [c.id, null])),
  }))
  const rows: Row[] = [...above, ...below].map((row, i) => ({ ...row, _row: i + 1 }))
  return { columns: [...columns, ...added].map(({ from: _, ...c }) => c), rows }
}
