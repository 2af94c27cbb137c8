import type { Draw } from '../draw.ts'
import { drawDate } from './drawDate.ts'
import { comparedNumbers, drawNumber } from './drawNumber.ts'
import { drawText, needle } from './drawText.ts'
import type { BooleanTree, Row } from './tree.ts'
import { ATOM, both, called, map, quoted, within } from './tree.ts'

type Operator = '=' | '<>' | '<' | '<=' | '>' | '>='
const operators = ['=', '<>', '<', '<=', '>', '>='] as const

/** A condition. */
export function drawBoolean(draw: Draw, depth: number): BooleanTree {
  if (depth <= 0) return leaf(draw)
  const kind = draw.whole(0, 9)
  if (kind <= 2) return compared(draw, depth)
  if (kind <= 5) return together(draw, depth)
  if (kind === 6) return negated(draw, depth)
  if (kind === 7) return blank(draw, depth)
  return kind === 8 ? ofText(draw, depth) : leaf(draw)
}

function leaf(draw: Draw): BooleanTree {
  if (draw.chance(0.2)) return { text: draw.one(['TRUE', 'true', 'TRUE()']), binds: ATOM, of: () => true }
  if (draw.chance(0.1)) return { text: 'False', binds: ATOM, of: () => false }
  return { text: '[name of B1]', binds: ATOM, of: row => (row['b1'] ?? null) as boolean | null }
}

function holds(operator: Operator, c: number): boolean {
  return { '=': c === 0, '<>': c !== 0, '<': c < 0, '<=': c <= 0, '>': c > 0, '>=': c >= 0 }[operator]
}

function compared(draw: Draw, depth: number): BooleanTree {
  const operator = draw.one(operators)
  const write = (a: { text: string; binds: number }, b: { text: string; binds: number }) => ({
    text: `${within(a, 4)} ${operator} ${within(b, 5)}`,
    binds: 4,
  })
  switch (draw.whole(0, 3)) {
    case 0: {
      const [a, b] = [drawDate(draw, depth - 1), drawDate(draw, depth - 1)]
      return { ...write(a, b), of: both(a, b, (x, y) => holds(operator, x < y ? -1 : x > y ? 1 : 0)) }
    }
    case 1: {
      const [a, b] = [drawText(draw, depth - 1), drawText(draw, depth - 1)]
      if (a.text === '""' || b.text === '""') return empty(a.text === '""' ? b : a, operator, write(a, b))
      return { ...write(a, b), of: both(a, b, (x, y) => holds(operator, byBytes(x.toLowerCase(), y.toLowerCase()))) }
    }
    default: {
      const [a, b] = [drawNumber(draw, depth - 1), drawNumber(draw, depth - 1)]
      return { ...write(a, b), of: map({ of: comparedNumbers(a, b) }, c => holds(operator, c)) }
    }
  }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** = "" is true of missing cells, and <> "" false. */
function empty(
  a: { of(row: Row): string | null },
  operator: Operator,
  written: { text: string; binds: number },
): BooleanTree {
  if (operator === '=') return { ...written, of: row => (a.of(row) ?? '') === '' }
  if (operator === '<>') return { ...written, of: row => (a.of(row) ?? '') !== '' }
  const isFirst = written.text.startsWith('""')
  return {
    ...written,
    of: map(a, x => holds(operator, isFirst ? byBytes('', x.toLowerCase()) : byBytes(x.toLowerCase(), ''))),
  }
}

function together(draw: Draw, depth: number): BooleanTree {
  const [a, b] = [drawBoolean(draw, depth - 1), drawBoolean(draw, depth - 1)]
  const name = draw.one(['AND', 'OR'] as const)
  const deciding = name === 'OR'
  const of = (row: Row) => {
    const [x, y] = [a.of(row), b.of(row)]
    if (x === deciding || y === deciding) return deciding
    return x === null || y === null ? null : !deciding
  }
  if (draw.chance(0.4)) return { text: called(draw, name, a, b), binds: ATOM, of }
  const binds = name === 'OR' ? 1 : 2
  return { text: `${within(a, binds)} ${draw.one([name, name.toLowerCase()])} ${within(b, binds + 1)}`, binds, of }
}

function negated(draw: Draw, depth: number): BooleanTree {
  const a = drawBoolean(draw, depth - 1)
  const of = map(a, x => !x)
  if (draw.chance(0.5) || a.text.startsWith('(')) return { text: called(draw, 'NOT', a), binds: ATOM, of }
  return { text: `NOT ${within(a, 3)}`, binds: a.binds < 3 ? ATOM : 3, of }
}

function blank(draw: Draw, depth: number): BooleanTree {
  if (draw.chance(0.5)) {
    const a = drawText(draw, depth - 1)
    return { text: called(draw, 'ISBLANK', a), binds: ATOM, of: row => (a.of(row) ?? '') === '' }
  }
  const a = drawNumber(draw, depth - 1)
  const isBlank = draw.chance(0.5)
  return {
    text: called(draw, isBlank ? 'ISBLANK' : 'ISNUMBER', a),
    binds: ATOM,
    of: row => (a.of(row) === null) === isBlank,
  }
}

function ofText(draw: Draw, depth: number): BooleanTree {
  const a = drawText(draw, depth - 1)
  const find = needle(draw)
  const fold = (x: string) => x.toLowerCase()
  const [name, f] = draw.one<[string, (x: string) => boolean]>([
    ['CONTAINS', x => fold(x).includes(fold(find))],
    ['STARTSWITH', x => fold(x).startsWith(fold(find))],
    ['ENDSWITH', x => fold(x).endsWith(fold(find))],
    ['EXACT', x => x === find],
  ])
  return { text: called(draw, name, a, { text: quoted(find) }), binds: ATOM, of: map(a, f) }
}
