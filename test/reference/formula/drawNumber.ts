import type { Draw } from '../draw.ts'
import { daysBetween, monthsBetween, weekOfYear, workdays } from './days.ts'
import { drawBoolean } from './drawBoolean.ts'
import { drawDate } from './drawDate.ts'
import { drawText, needle } from './drawText.ts'
import type { Num } from './numbers.ts'
import { asDouble, floorDiv, joint, kept, numberText, rescaled, roundHalf, valueAs } from './numbers.ts'
import type { NumberTree, Row, Tree } from './tree.ts'
import { ATOM, both, called, map, quoted, within } from './tree.ts'

const integer = { type: 'integer', scale: 0 } as const
const double = { type: 'double', scale: 0 } as const

/** A number. */
export function drawNumber(draw: Draw, depth: number): NumberTree {
  if (depth <= 0) return leaf(draw)
  const kind = draw.whole(0, 14)
  if (kind <= 2) return sum(draw, depth)
  if (kind === 3) return product(draw, depth)
  if (kind === 4) return quotient(draw, depth)
  if (kind === 5) return sign(draw, depth)
  if (kind === 6) return rounding(draw, depth)
  if (kind === 7) return stepping(draw, depth)
  if (kind === 8) return real(draw, depth)
  if (kind === 9) return chosen(draw, depth)
  if (kind === 10) return several(draw, depth)
  if (kind === 11) return ofText(draw, depth)
  if (kind <= 13) return ofDate(draw, depth)
  return leaf(draw)
}

function leaf(draw: Draw): NumberTree {
  switch (draw.whole(0, 5)) {
    case 0:
      return column('i1', integer, cell => BigInt(cell))
    case 1:
      return column('d1', double, cell => cell)
    case 2:
    case 3:
      return column('m1', { type: 'decimal', scale: 2 }, cell => BigInt(Math.round(cell * 100)))
    case 4:
      return numberOf(BigInt(draw.whole(0, 12)))
    default: {
      const scale = draw.whole(1, 3)
      return numberOf(BigInt(draw.whole(0, 4000)), scale)
    }
  }
}

type Kind = Pick<NumberTree, 'type' | 'scale'>

function column(id: string, kind: Kind, read: (cell: number) => Num): NumberTree {
  const of = (row: Row) => {
    const cell = row[id] ?? null
    return cell === null ? null : read(Number(cell))
  }
  return { text: `[Name of ${id}]`, binds: ATOM, ...kind, of }
}

/** A number that is written. */
export function numberOf(value: bigint, scale = 0): NumberTree {
  const type = scale === 0 ? 'integer' : 'decimal'
  return { text: numberText(value, { type, scale }), binds: ATOM, type, scale, of: () => value }
}

function sum(draw: Draw, depth: number): NumberTree {
  const [a, b] = [drawNumber(draw, depth - 1), drawNumber(draw, depth - 1)]
  const kind = joint(a, b)
  const operator = draw.one(['+', '-'])
  const of = (row: Row): Num | null => {
    const [x, y] = [valueAs(a, row, kind), valueAs(b, row, kind)]
    if (x === null || y === null) return null
    if (typeof x === 'bigint' && typeof y === 'bigint') return kept(operator === '+' ? x + y : x - y, kind.type)
    return kept(operator === '+' ? Number(x) + Number(y) : Number(x) - Number(y), kind.type)
  }
  return { text: `${within(a, 6)} ${operator} ${within(b, 7)}`, binds: 6, ...kind, of }
}

/** Fraction digits add up; beyond ten the product is of doubles. */
function multiplied(a: NumberTree, b: NumberTree): Kind & { of: NumberTree['of'] } {
  const wide = joint(a, b)
  const kind: Kind = wide.type === 'double' || a.scale + b.scale > 10 ? double : { ...wide, scale: a.scale + b.scale }
  const of = both(a, b, (x, y) => {
    if (kind.type !== 'double' && typeof x === 'bigint' && typeof y === 'bigint') return kept(x * y, kind.type)
    return kept(asDouble(x, a.scale) * asDouble(y, b.scale), kind.type)
  })
  return { ...kind, of }
}

function product(draw: Draw, depth: number): NumberTree {
  const a = drawNumber(draw, depth - 1)
  if (draw.chance(0.25)) {
    const hundredth = { ...numberOf(1n, 2), text: '' }
    return { text: `${within(a, 10)}%`, binds: 10, ...multiplied(a, hundredth) }
  }
  const b = drawNumber(draw, depth - 1)
  return { text: `${within(a, 7)}*${within(b, 8)}`, binds: 7, ...multiplied(a, b) }
}

function quotient(draw: Draw, depth: number): NumberTree {
  const [a, b] = [drawNumber(draw, depth - 1), drawNumber(draw, depth - 1)]
  const of = both(a, b, (x, y) => divided(asDouble(x, a.scale), asDouble(y, b.scale)))
  return { text: `${within(a, 7)} / ${within(b, 8)}`, binds: 7, ...double, of }
}

function divided(x: number, y: number): number | null {
  return y === 0 || !Number.isFinite(x / y) ? null : x / y
}

function sign(draw: Draw, depth: number): NumberTree {
  const a = drawNumber(draw, depth - 1)
  switch (draw.whole(0, 2)) {
    case 0:
      return { ...a, text: `-${within(a, 9)}`, binds: 9, of: map(a, x => kept(-x, a.type)) }
    case 1:
      return { ...a, text: called(draw, 'ABS', a), binds: ATOM, of: map(a, x => kept(x < 0 ? -x : x, a.type)) }
    default:
      return {
        ...integer,
        text: called(draw, 'SIGN', a),
        binds: ATOM,
        of: map(a, x => (x > 0 ? 1n : x < 0 ? -1n : 0n)),
      }
  }
}

const roundings = {
  ROUND: roundHalf,
  ROUNDUP: (x: number) => Math.sign(x) * Math.ceil(Math.abs(x)),
  ROUNDDOWN: Math.trunc,
}

function rounding(draw: Draw, depth: number): NumberTree {
  const a = drawNumber(draw, depth - 1)
  const name = draw.one(['ROUND', 'ROUNDUP', 'ROUNDDOWN'] as const)
  const n = draw.whole(-2, 3)
  const text = called(draw, name, a, { text: String(n) })
  if (a.type === 'double') {
    const step = Number(`1e${n}`)
    const value = (x: Num) => roundings[name](Number(x) * step) / step
    if (n > 0)
      return { text, binds: ATOM, type: 'decimal', scale: n, of: map(a, x => exact(roundings[name](Number(x) * step))) }
    return { text, binds: ATOM, ...integer, of: map(a, x => whole(value(x))) }
  }
  if (n >= a.scale) return { ...a, text, binds: ATOM }
  const kind: Kind = n <= 0 ? integer : { type: 'decimal', scale: n }
  const step = 10n ** BigInt(a.scale - n)
  const back = n < 0 ? 10n ** BigInt(-n) : 1n
  return {
    text,
    binds: ATOM,
    ...kind,
    of: map(a, x => kept(BigInt(exactRound(name, BigInt(x), step)) * back, kind.type)),
  }
}

/** A bigint divided by a step and rounded. */
function exactRound(name: keyof typeof roundings, x: bigint, step: bigint): bigint {
  const size = x < 0n ? -x : x
  const down = size / step
  const rest = size % step
  const isUp = name === 'ROUNDUP' ? rest > 0n : name === 'ROUND' && rest * 2n >= step
  const rounded = isUp ? down + 1n : down
  return x < 0n ? -rounded : rounded
}

/** A whole multiple of the last digit; of more than 38 digits missing. */
function exact(x: number): bigint | null {
  return Math.abs(x) < 1e38 ? BigInt(x) : null
}

function whole(x: number): bigint | null {
  return Number.isFinite(x) ? (kept(BigInt(x), 'integer') as bigint | null) : null
}

function stepping(draw: Draw, depth: number): NumberTree {
  const a = drawNumber(draw, depth - 1)
  if (draw.chance(0.4)) {
    const name = draw.one(['INT', 'FLOOR', 'CEILING'])
    const of = map(a, x => {
      if (typeof x === 'number') return whole(name === 'CEILING' ? Math.ceil(x) : Math.floor(x))
      const unit = 10n ** BigInt(a.scale)
      return name === 'CEILING' ? -floorDiv(-x, unit) : floorDiv(x, unit)
    })
    return { text: called(draw, name, a), binds: ATOM, ...integer, of }
  }
  const b = draw.chance(0.6) ? numberOf(BigInt(draw.whole(1, 50)), draw.whole(0, 1)) : drawNumber(draw, depth - 2)
  const kind = joint(a, b)
  const name = draw.one(['MOD', 'FLOOR', 'CEILING'])
  const of = (row: Row): Num | null => {
    const [x, y] = [valueAs(a, row, kind), valueAs(b, row, kind)]
    return x === null || y === null ? null : stepped(name, x, y, kind.type)
  }
  return { text: called(draw, name, a, b), binds: ATOM, ...kind, of }
}

function stepped(name: string, x: Num, y: Num, type: NumberTree['type']): Num | null {
  if (name === 'MOD') return modulo(x, y)
  const rest = modulo(name === 'FLOOR' ? x : -x, y)
  if (rest === null) return null
  if (typeof x === 'bigint' && typeof rest === 'bigint') return kept(name === 'FLOOR' ? x - rest : x + rest, type)
  return kept(name === 'FLOOR' ? Number(x) - Number(rest) : Number(x) + Number(rest), type)
}

/** What is left has the sign of the divisor. */
function modulo(x: Num, y: Num): Num | null {
  if (typeof x === 'bigint' && typeof y === 'bigint') return y === 0n ? null : ((x % y) + y) % y
  const [a, b] = [Number(x), Number(y)]
  return b === 0 ? null : ((a % b) + b) % b
}

/** Rounded, since two libraries of mathematics agree to the last bit only nearly. */
function real(draw: Draw, depth: number): NumberTree {
  const a = drawNumber(draw, depth - 1)
  const [name, f] = draw.one<[string, (x: number) => number | null]>([
    ['SQRT', x => (x >= 0 ? Math.sqrt(x) : null)],
    ['LN', x => (x > 0 ? Math.log(x) : null)],
    ['LOG', x => (x > 0 ? Math.log10(x) : null)],
    ['LOG10', x => (x > 0 ? Math.log10(x) : null)],
    ['EXP', x => Math.exp(Math.min(x, 9))],
    ['POWER', x => finite(x ** 2)],
    ['^', x => finite(x ** 2)],
  ])
  const inner = powerText(draw, name, a)
  const of = map(a, x => {
    const y = f(asDouble(x, a.scale))
    return y === null ? null : exact(roundHalf(y * 1000))
  })
  return { text: `ROUND(${inner}, 3)`, binds: ATOM, type: 'decimal', scale: 3, of }
}

/** Powers of e are kept small: of large ones the last digits differ from library to library, and would be shown. */
function powerText(draw: Draw, name: string, a: NumberTree): string {
  if (name === '^') return `${within(a, 8)} ^ 2`
  if (name === 'POWER') return called(draw, name, a, { text: '2' })
  return called(draw, name, name === 'EXP' ? { text: `IF(${within(a, 5)} > 9, 9, ${a.text})` } : a)
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}

function chosen(draw: Draw, depth: number): NumberTree {
  const [a, b] = [drawNumber(draw, depth - 1), drawNumber(draw, depth - 1)]
  const kind = joint(a, b)
  const when = drawBoolean(draw, depth - 1)
  const first = (row: Row) => valueAs(a, row, kind)
  const second = (row: Row) => valueAs(b, row, kind)
  switch (draw.whole(0, 4)) {
    case 0:
      return {
        text: called(draw, 'IF', when, a, b),
        binds: ATOM,
        ...kind,
        of: row => (when.of(row) === true ? first(row) : second(row)),
      }
    case 1:
      return {
        text: called(draw, 'IF', when, a),
        binds: ATOM,
        type: a.type,
        scale: a.scale,
        of: row => (when.of(row) === true ? a.of(row) : null),
      }
    case 2:
      return {
        text: called(draw, draw.one(['IFERROR', 'COALESCE', 'IFBLANK']), a, b),
        binds: ATOM,
        ...kind,
        of: row => first(row) ?? second(row),
      }
    case 3: {
      const text = called(draw, 'IFS', when, a, { text: 'TRUE' }, b)
      return { text, binds: ATOM, ...kind, of: row => (when.of(row) === true ? first(row) : second(row)) }
    }
    default:
      return switched(draw, a, b)
  }
}

function switched(draw: Draw, a: NumberTree, b: NumberTree): NumberTree {
  const kind = joint(a, b)
  const text = called(
    draw,
    'SWITCH',
    { text: '[Name of t1]' },
    { text: '"WII"' },
    a,
    { text: '"other"' },
    { text: '0' },
    b,
  )
  const of = (row: Row) => {
    const cell = String(row['t1'] ?? '').toLowerCase()
    if (cell === 'wii') return valueAs(a, row, kind)
    return cell === 'other' ? (kind.type === 'double' ? 0 : 0n) : valueAs(b, row, kind)
  }
  return { text, binds: ATOM, ...kind, of }
}

/** Sums, means and extremes of what is there in a row. */
function several(draw: Draw, depth: number): NumberTree {
  const trees = draw.several(draw.whole(2, 3), () => drawNumber(draw, depth - 1))
  const kind = joint(...trees)
  const name = draw.one(['SUM', 'AVERAGE', 'MIN', 'MAX'])
  const of = (row: Row): Num | null => {
    const there = trees.map(tree => valueAs(tree, row, kind)).filter(x => x !== null)
    if (there.length === 0) return null
    if (name === 'MIN' || name === 'MAX') return there.reduce((x, y) => ((name === 'MIN' ? y < x : y > x) ? y : x))
    const total = added(trees, row)
    const exact = kept(total, kind.type)
    return name === 'SUM' || exact === null ? exact : asDouble(exact, kind.scale) / there.length
  }
  return { text: called(draw, name, ...trees), binds: ATOM, ...(name === 'AVERAGE' ? double : kind), of }
}

/** From the left, each sum exact as long as what it adds is. */
function added(trees: readonly NumberTree[], row: Row): Num {
  let total: Num = 0n
  let kind: Kind = integer
  for (const tree of trees) {
    const wider = joint({ ...tree, ...kind }, tree)
    const x = valueAs({ ...tree, of: () => tree.of(row) ?? (tree.type === 'double' ? 0 : 0n) }, row, wider) ?? 0n
    const before: Num = wider.type === 'double' ? asDouble(total, kind.scale) : rescaled(total, kind.scale, wider.scale)
    total = typeof before === 'bigint' && typeof x === 'bigint' ? before + x : Number(before) + Number(x)
    kind = wider
  }
  return total
}

function ofText(draw: Draw, depth: number): NumberTree {
  const a = drawText(draw, depth - 1)
  const find = needle(draw)
  const at = (fold: (text: string) => string) =>
    map(a, x => {
      const i = [...fold(x)].join('').indexOf(fold(find))
      return i < 0 ? null : BigInt([...fold(x).slice(0, i)].length + 1)
    })
  switch (draw.whole(0, 3)) {
    case 0:
      return { text: called(draw, 'LEN', a), binds: ATOM, ...integer, of: map(a, x => BigInt([...x].length)) }
    case 1:
      return { text: called(draw, 'FIND', { text: quoted(find) }, a), binds: ATOM, ...integer, of: at(x => x) }
    case 2:
      return {
        text: called(draw, 'SEARCH', { text: quoted(find) }, a),
        binds: ATOM,
        ...integer,
        of: at(x => x.toLowerCase()),
      }
    default: {
      const written = draw.one(['12', ' $1,234.50 ', '(7)', '5 %', 'x', '', '-€3', '1e3', '12,34'])
      const read = {
        12: 12,
        ' $1,234.50 ': 1234.5,
        '(7)': -7,
        '5 %': 0.05,
        x: null,
        '': null,
        '-€3': -3,
        '1e3': 1000,
        '12,34': null,
      }
      return {
        text: called(draw, 'VALUE', { text: quoted(written) }),
        binds: ATOM,
        ...double,
        of: () => read[written as '12'],
      }
    }
  }
}

function ofDate(draw: Draw, depth: number): NumberTree {
  const a = drawDate(draw, depth - 1)
  const named = (name: string, f: (day: string) => number, ...more: { text: string }[]): NumberTree => ({
    text: called(draw, name, a, ...more),
    binds: ATOM,
    ...integer,
    of: map(a, x => BigInt(f(x))),
  })
  const iso = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  switch (draw.whole(0, 12)) {
    case 0:
      return named('YEAR', day => Number(day.slice(0, 4)))
    case 1:
      return named('MONTH', day => Number(day.slice(5, 7)))
    case 2:
      return named('DAY', day => Number(day.slice(8, 10)))
    case 3:
      return named('QUARTER', day => Math.ceil(Number(day.slice(5, 7)) / 3))
    case 4:
      return named('WEEKDAY', day => (iso(day) % 7) + 1)
    case 5:
      return named('WEEKDAY', iso, { text: '2' })
    case 6:
      return named('WEEKNUM', day => weekOfYear(day, 0))
    case 7:
      return named('WEEKNUM', day => weekOfYear(day, 1), { text: '2' })
    case 8:
      return moment(draw)
    default:
      return ofTwoDates(draw, a, drawDate(draw, depth - 1))
  }
}

function ofTwoDates(draw: Draw, a: Tree<string>, b: Tree<string>): NumberTree {
  const named = (text: string, f: (x: string, y: string) => number | null, binds = ATOM): NumberTree => ({
    text,
    binds,
    ...integer,
    of: both(a, b, (x, y) => {
      const n = f(x, y)
      return n === null ? null : BigInt(n)
    }),
  })
  const months = (f: (n: number) => number) => (x: string, y: string) => {
    const n = monthsBetween(x, y)
    return n === null ? null : f(n)
  }
  const unit = (name: string) => called(draw, 'DATEDIF', a, b, { text: quoted(name) })
  switch (draw.whole(0, 6)) {
    case 0:
      return named(`${within(a, 6)} - ${within(b, 7)}`, (x, y) => daysBetween(y, x), 6)
    case 1:
      return named(called(draw, 'DAYS', a, b), (x, y) => daysBetween(y, x))
    case 2:
      return named(unit('d'), (x, y) => (y < x ? null : daysBetween(x, y)))
    case 3:
      return named(
        unit('M'),
        months(n => n),
      )
    case 4:
      return named(
        unit('Y'),
        months(n => Math.floor(n / 12)),
      )
    case 5:
      return named(
        unit('YM'),
        months(n => n % 12),
      )
    default:
      return named(called(draw, 'NETWORKDAYS', a, b), workdays)
  }
}

function moment(draw: Draw): NumberTree {
  const at = { of: (row: Row) => (row['at'] ?? null) as string | null }
  const [name, f] = draw.one<[string, (text: string) => number]>([
    ['HOUR', text => Number(text.slice(11, 13))],
    ['MINUTE', text => Number(text.slice(14, 16))],
    ['SECOND', text => Number(text.slice(17, 19))],
    ['YEAR', text => Number(text.slice(0, 4))],
  ])
  return { text: called(draw, name, { text: '[Name of at]' }), binds: ATOM, ...integer, of: map(at, x => BigInt(f(x))) }
}

/** The number as text, as & and LEN see it. */
export function textOfNumber(tree: NumberTree): (row: Row) => string | null {
  return map(tree, x => numberText(x, tree))
}

/** Whether two numbers are in an order, exactly where both are exact. */
export function comparedNumbers(a: NumberTree, b: NumberTree): (row: Row) => number | null {
  const kind = joint(a, b)
  return row => {
    const [x, y] = [valueAs(a, row, kind), valueAs(b, row, kind)]
    if (x === null || y === null) return null
    return x < y ? -1 : x > y ? 1 : 0
  }
}

/** Shown as the engine's JSON shows it. */
export function shown(value: Num | null, { scale }: Kind): number | null {
  return value === null ? null : asDouble(rescaled(value, scale, scale), scale)
}
