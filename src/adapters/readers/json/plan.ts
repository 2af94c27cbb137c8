import { merged, type Shape } from './shape.ts'

/** Scalar arrays up to this long are written in one cell. */
const LONGEST_JOINED = 50
/** Keys of scalars beyond so many are rows of a table, not columns of a record. */
const LONGEST_RECORD = 100
/** Tables of one file; arrays beyond are kept as JSON text. */
const MOST_TABLES = 50

/** A table that rows of a JSON text become. */
export interface PlannedTable {
  /** Keys on the way to its rows, joined by dots; empty for the rows at the top. */
  path: string
  parent: PlannedTable | null
  columns: string[]
  /** Columns in front that the rows do not hold themselves. */
  parentColumn: number | null
  keyColumn: number | null
  /** Rows are arrays; `header` are the names their first one gives. */
  isMatrix: boolean
  header: readonly string[] | null
  /** Columns stand one after another in the file, each as an array. */
  isColumnar: boolean
  /** Columns of a columnar table differ in length. */
  isUneven: boolean
}

/** What becomes of the values at one place of a JSON text. */
export interface Place {
  /** Where scalars, joined arrays and JSON text go; null: nowhere, for none stands here. */
  column: number | null
  onObject: { kind: 'fields'; fields: ReadonlyMap<string, Place> } | { kind: 'entries'; rows: Rows } | { kind: 'json' }
  onArray: { kind: 'rows'; rows: Rows } | { kind: 'join' } | { kind: 'json' } | { kind: 'cells' }
  /** The place is a column of its own: items of its array (or numbered object) go below one another. */
  columnOf: PlannedTable | null
}

export interface Rows {
  table: PlannedTable
  each: Place
}

export interface JsonPlan {
  /** The record at the top, or the rows when there are several values at the top. */
  top: PlannedTable
  place: Place
  /** In the order they are shown; `top` among them when it holds anything. */
  tables: PlannedTable[]
}

/**
 * Decides what tables a JSON text holds.
 *
 * Arrays of objects and arrays of arrays are tables; objects inside rows give dotted column names; arrays of objects
 * inside rows are tables of their own that name the row they belong to; short arrays of scalars are joined in one cell.
 *
 * @param areRows  there are several values at the top, and each is a row
 */
export function planTables(shape: Shape, areRows: boolean): JsonPlan {
  const planner = new Planner()
  const plan = areRows ? planner.sequence(shape) : planner.document(shape)
  return { ...plan, tables: holdsNothing(shape) ? [] : plan.tables.filter(({ columns }) => columns.length > 0) }
}

class Planner {
  readonly #tables: PlannedTable[] = []

  sequence(shape: Shape): JsonPlan {
    const top = this.#table('', null)
    return { top, place: this.#row(shape, top), tables: this.#tables }
  }

  document(shape: Shape): JsonPlan {
    const top = emptyTable('', null)
    const place = this.#root(shape, top, '')
    const tables = top.columns.length > 0 ? [...this.#tables, top] : this.#tables
    return { top, place, tables }
  }

  /** A value that is not in a row: the top, and what objects hold from there. */
  #root(shape: Shape, record: PlannedTable, path: string): Place {
    const { objects, arrays, items, longest } = shape
    if (objects > 0 && arrays === 0 && isColumnar(shape)) return this.#columnar(shape, path)
    if (objects > 0 && isKeyed(shape)) {
      return { ...NOTHING, onObject: { kind: 'entries', rows: this.#entries(shape, null, path) } }
    }
    const isTable = items !== null && (items.objects + items.arrays > 0 || longest > LONGEST_JOINED || path === '')
    const place = this.#value(shape, record, path, isTable)
    if (isTable) place.onArray = { kind: 'rows', rows: this.#rows(items, null, path) }
    if (objects > 0)
      place.onObject = { kind: 'fields', fields: this.#fields(shape, path, (s, p) => this.#root(s, record, p)) }
    return place
  }

  /** A value in a row of `table`, at `path` within the row. */
  #inRow(shape: Shape, table: PlannedTable, path: string): Place {
    const { objects, items, longest } = shape
    const wantsRows = items !== null && (items.objects > 0 || (items.arrays === 0 && longest > LONGEST_JOINED))
    const isTable = wantsRows && this.#tables.length < MOST_TABLES
    const wantsEntries = objects > 0 && shape.rest !== null && this.#tables.length < MOST_TABLES
    const place = this.#value(shape, table, path, isTable, wantsEntries)
    if (isTable) place.onArray = { kind: 'rows', rows: this.#rows(items, table, path) }
    if (wantsEntries) place.onObject = { kind: 'entries', rows: this.#entries(shape, table, path) }
    else if (objects > 0 && shape.rest === null)
      place.onObject = { kind: 'fields', fields: this.#fields(shape, path, (s, p) => this.#inRow(s, table, p)) }
    return place
  }

  /** The items of an array that is a table. */
  #rows(items: Shape, parent: PlannedTable | null, path: string): Rows {
    const table = this.#table(path, parent)
    return { table, each: this.#row(items, table) }
  }

  /** One row; rows that are arrays of objects are several. */
  #row(shape: Shape, table: PlannedTable): Place {
    if (shape.arrays > 0 && shape.objects === 0 && shape.items !== null) {
      if (shape.items.objects > 0 && shape.items.arrays === 0)
        return { ...NOTHING, onArray: { kind: 'rows', rows: { table, each: this.#inRow(shape.items, table, '') } } }
      return this.#matrix(shape, table)
    }
    return this.#inRow(shape, table, '')
  }

  #matrix(shape: Shape, table: PlannedTable): Place {
    table.isMatrix = true
    table.header = headerOf(shape)
    const column = shape.scalars > 0 ? addColumn(table, 'value') : null
    for (let i = 0; i < shape.longest; i++) addColumn(table, table.header?.[i] ?? '')
    return { ...NOTHING, column, onArray: { kind: 'cells' } }
  }

  #entries(shape: Shape, parent: PlannedTable | null, path: string): Rows {
    const table = this.#table(path, parent)
    table.keyColumn = addColumn(table, 'key')
    const values = [...shape.keys.values(), ...(shape.rest ? [shape.rest] : [])]
    return { table, each: this.#inRow(merged(values), table, '') }
  }

  #columnar(shape: Shape, path: string): Place {
    const table = this.#table(path, null)
    table.isColumnar = true
    const lengths = [...shape.keys.values()].flatMap(({ arrays, shortest, longest, entries }) =>
      arrays > 0 ? [shortest, longest] : [entries],
    )
    table.isUneven = new Set(lengths).size > 1
    const fields = [...shape.keys.keys()].map(
      key => [key, { ...NOTHING, column: addColumn(table, key), columnOf: table }] as const,
    )
    return { ...NOTHING, onObject: { kind: 'fields', fields: new Map(fields) } }
  }

  #fields(shape: Shape, path: string, place: (shape: Shape, path: string) => Place): Map<string, Place> {
    const fields = new Map<string, Place>()
    for (const [key, value] of shape.keys) fields.set(key, place(value, path === '' ? key : `${path}.${key}`))
    return fields
  }

  /** The place with its column, where something stands that needs one. */
  #value(shape: Shape, table: PlannedTable, path: string, isTable: boolean, isEntries = false): Place {
    const { scalars, objects, arrays, items, rest, keys } = shape
    const joins = arrays > 0 && !isTable
    const isJson = objects > 0 && rest !== null && !isEntries
    const isBare = objects > 0 && keys.size === 0 && rest === null
    const needsColumn = scalars > 0 || joins || isJson || isBare || objects + arrays === 0
    return {
      ...NOTHING,
      column: needsColumn ? addColumn(table, path === '' ? 'value' : path) : null,
      onArray: items !== null && items.objects + items.arrays > 0 ? { kind: 'json' } : { kind: 'join' },
    }
  }

  #table(path: string, parent: PlannedTable | null): PlannedTable {
    const full = parent?.path && path ? `${parent.path}.${path}` : path
    const table = emptyTable(full, parent)
    if (parent !== null) table.parentColumn = addColumn(table, '')
    this.#tables.push(table)
    return table
  }
}

/** Empty brackets alone. */
function holdsNothing({ scalars, nulls, keys, rest, items }: Shape): boolean {
  return scalars + nulls + keys.size === 0 && rest === null && items === null
}

const NOTHING: Place = { column: null, onObject: { kind: 'json' }, onArray: { kind: 'json' }, columnOf: null }

function emptyTable(path: string, parent: PlannedTable | null): PlannedTable {
  const rows = { isMatrix: false, header: null, isColumnar: false, isUneven: false }
  return { path, parent, columns: [], parentColumn: null, keyColumn: null, ...rows }
}

function addColumn(table: PlannedTable, name: string): number {
  return table.columns.push(name) - 1
}

/** Every key holds an array of scalars: a table column by column. Pandas writes the rows' numbers as keys. */
function isColumnar({ keys, rest }: Shape): boolean {
  const columns = [...keys.values()]
  if (columns.length === 0 || rest !== null) return false
  return columns.every(isColumn) && columns.some(({ longest, entries }) => Math.max(longest, entries) > 1)
}

function isColumn({ arrays, objects, scalars, items, keys, rest, isNumbered }: Shape): boolean {
  if (scalars > 0) return false
  if (arrays > 0) return objects === 0 && (items === null || items.arrays + items.objects === 0)
  const values = rest ? [rest, ...keys.values()] : [...keys.values()]
  return objects > 0 && isNumbered && values.length > 0 && values.every(value => value.arrays + value.objects === 0)
}

/** Keys are data: every one holds an object and these are alike, or there are more than a record has. */
function isKeyed({ keys, rest, arrays }: Shape): boolean {
  if (arrays > 0) return false
  if (rest !== null) return true
  const values = [...keys.values()]
  if (values.length > LONGEST_RECORD && values.every(value => value.objects + value.arrays === 0)) return true
  if (values.some(({ objects, scalars, arrays: lists }) => objects === 0 || scalars + lists > 0)) return false
  const names = new Set(values.flatMap(value => [...value.keys.keys()]))
  const filled = values.reduce((sum, value) => sum + value.keys.size, 0)
  return values.length > 1 && names.size > 0 && filled * 2 >= names.size * values.length
}

/** The first row names the columns when it is words, and differs from what stands below. */
function headerOf({ firstRow, arrays, longest }: Shape): readonly string[] | null {
  if (firstRow === null || firstRow.names === null || arrays < 2) return null
  const { names, typed, repeated } = firstRow
  const given = names.filter(name => name.trim() !== '')
  if (given.length === 0 || new Set(given).size < given.length || names.length < longest) return null
  return typed.size > 0 || repeated.size === 0 ? names : null
}
