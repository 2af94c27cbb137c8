import type { Filter } from '../../src/contract/plan.ts'
import type { StepInput, StepKind } from '../../src/contract/recipe.ts'
import { Step } from '../../src/contract/recipe.ts'
import type { Draw } from './draw.ts'
import type { Table } from './table.ts'

type Columns = Table['columns']

export const KINDS: readonly [Kind, ...Kind[]] = [
  ...(['rename', 'hide', 'retype', 'fill', 'trim', 'split', 'mergeValues', 'replace', 'clear', 'convert'] as const),
  ...(['filter', 'dedupe', 'segment', 'pivot', 'unpivot', 'group', 'join', 'union'] as const),
]

/** Formulas have a reference of their own. */
type Kind = Exclude<StepKind, 'calculate'>

interface Given {
  columns: Columns
  other: Columns
  /** Keeps apart the names that steps make. */
  n: number
}

/** A step of that kind that fits the columns; null when none does. */
export function randomStep(draw: Draw, kind: Kind, given: Given): Step | null {
  const step = steps[kind](draw, given)
  return step === null ? null : Step.parse(step)
}

const steps: Record<Kind, (draw: Draw, given: Given) => StepInput | null> = {
  rename: (draw, { columns, n }) => {
    const any = pick(draw, columns)
    return any && { kind: 'rename', column: any.id, name: `Renamed ${n}` }
  },
  hide: (draw, { columns }) => {
    const any = pick(draw, columns)
    return any && columns.length > 3 ? { kind: 'hide', columns: [any.id] } : null
  },
  retype: (draw, { columns }) => {
    const any = pick(draw, columns)
    const to = RETYPES[any?.type ?? '']
    return any && to ? { kind: 'retype', column: any.id, type: draw.one(to) } : null
  },
  fill: (draw, { columns }) => {
    const way = draw.one(['down', 'up', 'mode', 'mean', 'median', 'value'] as const)
    const ofAny = way === 'down' || way === 'up' || way === 'mode'
    const found = pick(draw, ofAny ? columns : columns.filter(isNumber))
    return found && { kind: 'fill', column: found.id, with: way, ...(way === 'value' && { value: draw.whole(-5, 5) }) }
  },
  trim: (draw, { columns }) => {
    const text = pick(draw, columns.filter(isText))
    const letters = draw.one(['keep', 'upper', 'lower'] as const)
    return text && { kind: 'trim', columns: [text.id], inner: draw.chance(0.5), letters }
  },
  split: (draw, { columns, n }) => {
    const text = pick(draw, columns.filter(isText))
    const into = draw.several(draw.whole(1, 3), i => ({ as: `s${n}_${i}`, name: `Piece ${n} ${i}` }))
    return text && { kind: 'split', column: text.id, by: draw.one([' ', 'i', 'é', '日本']), into }
  },
  mergeValues: (draw, { columns }) => {
    const text = pick(draw, columns.filter(isText))
    const groups = [
      { into: 'Merged', values: ['Wii', 'wii', 'k1', 'k2'] },
      { into: '', values: ['zz'] },
    ]
    return text && { kind: 'mergeValues', column: text.id, groups }
  },
  replace: (draw, { columns }) => {
    const text = pick(draw, columns.filter(isText))
    const whole = draw.chance(0.4)
    const find = whole ? draw.one(['wii', 'k7', 'zz']) : draw.one(['i', 'É', 'K', '"', '\\'])
    const put = draw.one(['', '$1', 'new'])
    return text && { kind: 'replace', column: text.id, find, with: put, whole, matchCase: draw.chance(0.5) }
  },
  clear: (draw, { columns }) => {
    const any = pick(draw, columns)
    return any && { kind: 'clear', column: any.id, where: condition(draw, columns) }
  },
  convert: (draw, { columns }) => {
    const number = pick(draw, columns.filter(isNumber))
    const where = draw.chance(0.5) ? { where: condition(draw, columns) } : {}
    const [factor, offset] = [draw.one([2, -1, 0.5, 100]), draw.one([0, 3, 0.25])]
    return number && { kind: 'convert', column: number.id, factor, offset, ...where }
  },
  filter: (draw, { columns }) => ({ kind: 'filter', filter: condition(draw, columns), keep: draw.chance(0.6) }),
  dedupe: (draw, { columns }) => {
    const any = pick(draw, columns)
    const compared = any === null || draw.chance(0.3) ? [] : [any.id]
    return { kind: 'dedupe', columns: compared, keep: draw.one(['first', 'last']) }
  },
  segment: (draw, { columns, n }) => {
    const numbers = columns.filter(isNumber).slice(0, draw.whole(1, 3))
    if (numbers.length === 0) return null
    // No row is as near to two of these.
    const place = () => draw.whole(-40, 40) / 10 + 0.0137
    return {
      ...{ kind: 'segment', as: `seg${n}`, name: `Segment ${n}`, columns: numbers.map(c => c.id) },
      ...{ centres: numbers.map(place), scales: numbers.map(() => draw.whole(1, 9) / 2) },
      ...{ centroids: [0, 1, 2].map(j => numbers.map(() => place() + j / 97)), names: ['low', 'middle', 'high'] },
    }
  },
  pivot: (draw, { columns, n }) => {
    const any = pick(draw, columns)
    const values = PIVOTED[any?.type ?? '']
    const key = pick(
      draw,
      columns.filter(c => c.id !== any?.id && c.type !== 'double'),
    )
    const number = pick(draw, columns.filter(isNumber))
    if (any === null || key === null || values === undefined) return null
    const of = number === null || number.id === any.id ? {} : { of: number.id }
    const made = values.map((value, i) => ({ value, as: `p${n}_${i}`, name: `Pivot ${n} ${i}` }))
    const aggregate = 'of' in of ? draw.one(['sum', 'mean', 'count', 'min'] as const) : 'count'
    return { kind: 'pivot', rows: [key.id], column: any.id, values: made, aggregate, ...of }
  },
  unpivot: (draw, { columns, n }) => {
    const able = columns.filter(c => isNumber(c) || isText(c))
    const turned = able.filter(() => draw.chance(0.5)).slice(0, 3)
    const areMixed = new Set(turned.map(isNumber)).size > 1
    // How fractions are written as text is the matter of casts, not of this step.
    if (turned.length === 0 || (areMixed && turned.some(c => c.type === 'double' || c.type === 'decimal'))) return null
    const made = { names: { as: `u${n}`, name: `Names ${n}` }, values: { as: `v${n}`, name: `Values ${n}` } }
    return { kind: 'unpivot', columns: turned.map(c => c.id), ...made }
  },
  group: (draw, { columns, n }) => {
    const any = pick(draw, columns)
    const number = pick(draw, columns.filter(isNumber))
    const isTime = any?.type === 'date' || any?.type === 'timestamp'
    const unit = isTime && draw.chance(0.7) ? { timeUnit: draw.one(['year', 'month', 'week'] as const) } : {}
    const by = any === null || draw.chance(0.1) ? [] : [{ column: any.id, ...unit }]
    const figure = draw.one(['sum', 'mean', 'median', 'max', 'countDistinct'] as const)
    const rows = { as: `g${n}_n`, name: `Rows ${n}`, aggregate: 'count' as const }
    const of = number && { as: `g${n}_x`, name: `Figure ${n}`, aggregate: figure, column: number.id }
    return { kind: 'group', by, measures: of === null ? [rows] : [rows, of] }
  },
  join: (draw, { columns, other, n }) => {
    const left = pick(draw, columns)
    const right = pick(
      draw,
      other.filter(o => left !== null && isLike(o, left)),
    )
    if (left === null || right === null) return null
    const made = other.slice(0, 3).map((c, i) => ({ column: c.id, as: `j${n}_${i}`, name: `Joined ${n} ${i}` }))
    const on = [{ left: left.id, right: right.id }]
    return { kind: 'join', datasetId: 'd', tableId: 'other', join: draw.one(['left', 'inner']), on, columns: made }
  },
  union: (draw, { columns, other, n }) => {
    const pairs = columns.flatMap(c => {
      const from = other.find(o => isLike(o, c))
      return from === undefined ? [] : [{ column: c.id, from: from.id }]
    })
    const added = draw.chance(0.5) ? [{ as: `a${n}`, name: `Added ${n}`, from: other[0]?.id ?? '' }] : []
    return pairs.length === 0 ? null : { kind: 'union', datasetId: 'd', tableId: 'other', columns: pairs, added }
  },
}

type Some<T> = readonly [T, ...T[]]

const RETYPES: Partial<Record<string, Some<'text' | 'integer' | 'double' | 'timestamp' | 'date'>>> = {
  integer: ['text', 'double'],
  text: ['integer', 'double'],
  double: ['integer'],
  decimal: ['integer', 'double'],
  boolean: ['integer'],
  date: ['timestamp', 'text'],
  timestamp: ['date'],
}

const PIVOTED: Partial<Record<string, (string | number | boolean | null)[]>> = {
  text: ['Wii', 'wii', null],
  boolean: [true, false, null],
  integer: [1, 2, null],
}

const VALUES: Partial<Record<string, Some<string | number | boolean>>> = {
  text: ['Wii', 'été', 'k7', ''],
  integer: [0, 3, 2000],
  decimal: [0, 12.5],
  double: [0, -20],
  boolean: [true, false],
  date: ['2020-05-01', '2021-02-28'],
  timestamp: ['2020-05-01', '2020-07-09T12:30:00'],
}

function condition(draw: Draw, columns: Columns): Filter {
  const found = pick(draw, columns)
  const values = VALUES[found?.type ?? '']
  const column = found?.id ?? ''
  if (values === undefined || draw.chance(0.2)) return { op: draw.one(['isNull', 'notNull']), column }
  if (draw.chance(0.2)) return { op: 'not', of: condition(draw, columns) }
  return { op: draw.one(['eq', 'ne', 'lt', 'ge']), column, value: draw.one(values) }
}

function pick(draw: Draw, columns: Columns): Columns[number] | null {
  return columns.length === 0 ? null : (columns[draw.whole(0, columns.length - 1)] ?? null)
}

function isNumber({ type }: Columns[number]): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

function isText({ type }: Columns[number]): boolean {
  return type === 'text'
}

function isLike(a: Columns[number], b: Columns[number]): boolean {
  return a.type === b.type || (isNumber(a) && isNumber(b))
}
