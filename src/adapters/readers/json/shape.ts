import { IngestFault } from '../fault.ts'
import type { JsonEvents, ScalarKind } from './jsonEvents.ts'

/** Beyond so many, an object's keys are data rather than names. */
const MOST_KEYS = 2000
/** So many keys that all hold objects are the keys of rows. */
const MOST_OBJECTS = 300
const MOST_SHAPES = 20_000

/** The first array of an array of arrays, as far as it may be a header. */
export interface FirstRow {
  /** Its texts; null when one of its items is no text. */
  names: string[] | null
  /** Places in which some later array holds a number or a truth value. */
  typed: Set<number>
  /** Places in which some later array says the name again. */
  repeated: Set<number>
}

/** All values that stand at one place of a JSON text, summed up. */
export class Shape {
  nulls = 0
  /** Texts, numbers and truth values. */
  scalars = 0
  objects = 0
  arrays = 0
  /** By key, in the order of first sight. */
  readonly keys = new Map<string, Shape>()
  /** The values of keys that are data: those beyond so many, or all. */
  rest: Shape | null = null
  /** The items of all arrays. */
  items: Shape | null = null
  /** Items of the shortest and the longest array. */
  shortest = Number.POSITIVE_INFINITY
  longest = 0
  /** Keys of the largest object. */
  entries = 0
  /** The first of the arrays that stand in an array near the top. */
  firstRow: FirstRow | null = null
  /** The keys of every object are 0, 1, 2 ... in order, as in tables written column by column. */
  isNumbered = true
}

/** Sums up a JSON text: what stands where, how often, how long. */
export class ShapeSurvey implements JsonEvents {
  /** The values at the top. */
  readonly top = new Shape()
  #shapes = 1
  readonly #open: Open[] = []
  /** Where the next value of an object stands. */
  #next: Shape | null = null

  openObject(): void {
    this.#spoilHeader()
    const shape = this.#place()
    shape.objects++
    this.#open.push({ shape, isObject: true, count: 0, row: null })
  }

  key(name: string): void {
    const open = this.#open[this.#open.length - 1] as Open
    if (open.shape.isNumbered && name !== String(open.count)) open.shape.isNumbered = false
    open.count++
    this.#next = this.#valueOf(open.shape, name)
  }

  closeObject(): void {
    const { shape, count } = this.#open.pop() as Open
    shape.entries = Math.max(shape.entries, count)
  }

  openArray(): void {
    const outer = this.#open[this.#open.length - 1]
    this.#spoilHeader()
    const shape = this.#place()
    shape.arrays++
    const isRow = this.#open.length <= 3 && (outer === undefined || !outer.isObject)
    this.#open.push({ shape, isObject: false, count: 0, row: isRow ? rowOf(shape) : null })
  }

  closeArray(): void {
    const { shape, count, row } = this.#open.pop() as Open
    shape.shortest = Math.min(shape.shortest, count)
    shape.longest = Math.max(shape.longest, count)
    if (row !== null) shape.firstRow ??= row
  }

  scalar(text: string, kind: ScalarKind): void {
    const open = this.#open[this.#open.length - 1]
    if (open?.row) noteCell(open.row, { isFirst: open.shape.firstRow === null, at: open.count }, text, kind)
    const shape = this.#place()
    if (kind === 'null') shape.nulls++
    else shape.scalars++
  }

  /** A row of names holds no arrays and no objects. */
  #spoilHeader(): void {
    const open = this.#open[this.#open.length - 1]
    if (open?.row && open.shape.firstRow === null) open.row.names = null
  }

  /** The shape of the value that begins. */
  #place(): Shape {
    const open = this.#open[this.#open.length - 1]
    if (open === undefined) return this.top
    if (open.isObject) return this.#next as Shape
    open.count++
    open.shape.items ??= this.#shape()
    return open.shape.items
  }

  #valueOf(shape: Shape, name: string): Shape {
    const known = shape.keys.get(name)
    if (known) return known
    if (shape.keys.size === MOST_OBJECTS && shape.rest === null) foldObjects(shape)
    if (shape.keys.size < MOST_KEYS && shape.rest === null) {
      const fresh = this.#shape()
      shape.keys.set(name, fresh)
      return fresh
    }
    shape.rest ??= this.#shape()
    return shape.rest
  }

  /** @throws IngestFault json_too_varied */
  #shape(): Shape {
    if (++this.#shapes > MOST_SHAPES) throw new IngestFault('json_too_varied', { limit: MOST_SHAPES })
    return new Shape()
  }
}

interface Open {
  shape: Shape
  isObject: boolean
  count: number
  row: FirstRow | null
}

/** Keys that name rows, not columns, share one shape. */
function foldObjects(shape: Shape): void {
  const values = [...shape.keys.values()]
  if (values.some(({ objects, scalars, arrays }) => objects === 0 || scalars + arrays > 0)) return
  shape.rest = merged(values)
  shape.keys.clear()
}

function rowOf(shape: Shape): FirstRow {
  return shape.firstRow ?? { names: [], typed: new Set(), repeated: new Set() }
}

function noteCell(
  row: FirstRow,
  { isFirst, at }: { isFirst: boolean; at: number },
  text: string,
  kind: ScalarKind,
): void {
  if (isFirst) {
    if (kind === 'text' && at < MOST_KEYS) row.names?.push(text)
    else row.names = null
  } else if (row.names === null) return
  else if (kind === 'number' || kind === 'boolean') row.typed.add(at)
  else if (row.names[at] === text) row.repeated.add(at)
}

/** The shapes of several places as one. */
export function merged(shapes: readonly Shape[]): Shape {
  const [first] = shapes
  if (first !== undefined && shapes.length === 1) return first
  const all = new Shape()
  const keys = new Map<string, Shape[]>()
  for (const shape of shapes) {
    all.nulls += shape.nulls
    all.scalars += shape.scalars
    all.objects += shape.objects
    all.arrays += shape.arrays
    all.shortest = Math.min(all.shortest, shape.shortest)
    all.longest = Math.max(all.longest, shape.longest)
    all.entries = Math.max(all.entries, shape.entries)
    all.isNumbered &&= shape.isNumbered
    all.firstRow ??= shape.firstRow
    for (const [key, value] of shape.keys) keys.set(key, [...(keys.get(key) ?? []), value])
  }
  for (const [key, values] of keys) all.keys.set(key, merged(values))
  const rests = shapes.flatMap(({ rest }) => (rest ? [rest] : []))
  if (rests.length > 0) all.rest = merged(rests)
  const items = shapes.flatMap(({ items: own }) => (own ? [own] : []))
  if (items.length > 0) all.items = merged(items)
  return all
}
