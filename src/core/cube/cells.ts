import type { ColumnType, Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import { compareScalars } from './compareScalars.ts'
import { type Cube, typesOfParts } from './cubeOf.ts'

/** How a part of several cells comes from that of each. */
type Merge = 'exact' | 'compensated' | 'min' | 'max'

/** A part of the figures, a value a cell; NaN for none. Exact sums are of whole numbers: decimals as so many of their last digit. */
export interface Part {
  merge: Merge
  values: Float64Array
  /** Back to what the engine would have answered. */
  write: (value: number) => Scalar
}

/** A cube's answer, ready to be cut: its cells in the order of the keys they are selected by. */
export interface Cells {
  /** Cell numbers, those of selecting key i from `starts[i]` to before `starts[i + 1]`. */
  order: Int32Array
  starts: Int32Array
  selectingKeys: Scalar[][]
  /** The number of each cell's group, and the key of each group. */
  group: Int32Array
  groupKeys: Scalar[][]
  parts: Part[]
}

const numeric: ReadonlySet<ColumnType> = new Set(['integer', 'decimal', 'double'])

/**
 * Reads a cube's answer. Null when its figures are too large to be added up exactly here, or are not finite.
 */
export function cellsOf(cube: Cube, table: ResultTable, scaleOf: (columnId: string) => number | null): Cells | null {
  const n = table.rowCount
  if (table.truncated) return null
  const keysFrom = (from: number, count: number) => keyed(table.data.slice(from, from + count), n)
  const groups = keysFrom(0, cube.dimensions.length)
  const selecting = keysFrom(cube.dimensions.length, cube.selecting.length)
  const first = cube.dimensions.length + cube.selecting.length
  if (table.columns.slice(0, first).some(({ type }, i) => numeric.has(type) && hasText(table.data[i] ?? [])))
    return null
  const types = typesOfParts(cube)
  const parts = cube.parts.map(({ value }, i) => {
    const column = value.arg?.kind === 'column' ? scaleOf(value.arg.id) : null
    const counted = value.fn === 'count'
    const scale = counted ? 0 : column
    return partOf(table.data[first + i] ?? [], { fn: value.fn, type: types[i] ?? 'double', scale })
  })
  const known = parts.filter(part => part !== null)
  if (known.length < parts.length || !areFinite(cube, known)) return null
  const { order, starts } = sorted(selecting.place, selecting.keys.length)
  return { order, starts, selectingKeys: selecting.keys, group: groups.place, groupKeys: groups.keys, parts: known }
}

const hasText = (values: readonly Scalar[]) => values.some(value => typeof value === 'string')

/** Different keys of the cells, and which each cell has. */
function keyed(columns: readonly (readonly Scalar[])[], n: number): { keys: Scalar[][]; place: Int32Array } {
  let before = { keys: [[]] as Scalar[][], place: new Int32Array(n) }
  for (const column of columns) before = withColumn(before, column, n)
  return before
}

/** Keys longer by the values of one more column. */
function withColumn({ keys, place }: ReturnType<typeof keyed>, column: readonly Scalar[], n: number) {
  const known = new Map<Scalar, Map<number, number>>()
  const longer: Scalar[][] = []
  const at = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    const value = column[i] ?? null
    const ofValue = known.get(value) ?? new Map<number, number>()
    known.set(value, ofValue)
    const key = place[i] ?? 0
    const found = ofValue.get(key) ?? longer.push([...(keys[key] ?? []), value]) - 1
    ofValue.set(key, found)
    at[i] = found
  }
  return { keys: longer, place: at }
}

interface Kind {
  fn: string
  type: ColumnType
  scale: number | null
}

function partOf(column: readonly Scalar[], { fn, type, scale }: Kind): Part | null {
  if (fn === 'min' || fn === 'max') return extremes(column, fn, type)
  if (hasText(column)) return null
  if (type === 'double') return { merge: 'compensated', values: numbersOf(column, 1), write: finite }
  const digits = type === 'decimal' ? (scale ?? 0) : 0
  const values = numbersOf(column, 10 ** digits)
  const total = values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : Math.abs(value)), 0)
  return total < Number.MAX_SAFE_INTEGER ? { merge: 'exact', values, write: whole => written(whole, digits) } : null
}

function numbersOf(column: readonly Scalar[], unit: number): Float64Array {
  return Float64Array.from(column, value =>
    value === null ? Number.NaN : unit === 1 ? Number(value) : Math.round(Number(value) * unit),
  )
}

/** What is no number stands for its place among the others. */
function extremes(column: readonly Scalar[], merge: 'min' | 'max', type: ColumnType): Part | null {
  if (numeric.has(type)) return hasText(column) ? null : { merge, values: numbersOf(column, 1), write: finite }
  const sorted = [...new Set(column)].filter(value => value !== null).sort(compareScalars)
  const places = new Map(sorted.map((value, i) => [value, i]))
  const values = Float64Array.from(column, value => (value === null ? Number.NaN : (places.get(value) ?? Number.NaN)))
  return { merge, values, write: place => sorted[place] ?? null }
}

const finite = (value: number): Scalar => (Number.isFinite(value) ? value : null)
/** Beyond 15 digits a number is text, see `Scalar`. */
const FIFTEEN_DIGITS = 1e15

function written(whole: number, digits: number): Scalar {
  if (Math.abs(whole) < FIFTEEN_DIGITS) return digits === 0 ? whole : whole / 10 ** digits
  if (digits === 0) return String(whole)
  const text = String(Math.abs(whole)).padStart(digits + 1, '0')
  return `${whole < 0 ? '-' : ''}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** A sum of numbers that is null is infinite: it cannot be put together from parts. */
function areFinite({ measures, parts: { length } }: Cube, parts: readonly Part[]): boolean {
  if (length !== parts.length) return false
  return measures.every(({ value, count }) => {
    const [values, counts] = [parts[value]?.values, parts[count]?.values]
    return values?.every((x, i) => !Number.isNaN(x) || (counts?.[i] ?? 0) === 0) ?? false
  })
}

/** Counting sort of the cells by their selecting key. */
function sorted(place: Int32Array, keys: number): Pick<Cells, 'order' | 'starts'> {
  const starts = new Int32Array(keys + 1)
  for (const key of place) starts[key + 1] = (starts[key + 1] ?? 0) + 1
  for (let key = 0; key < keys; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(place.length)
  place.forEach((key, cell) => {
    const at = next[key] ?? 0
    order[at] = cell
    next[key] = at + 1
  })
  return { order, starts }
}
