import type { Draw } from '../draw.ts'
import { addDays, addMonths, makeDay, monthEnd } from './days.ts'
import { drawBoolean } from './drawBoolean.ts'
import type { DateTree, Row } from './tree.ts'
import { ATOM, called, map, quoted, within } from './tree.ts'

/** A day. */
export function drawDate(draw: Draw, depth: number): DateTree {
  if (depth <= 0) return leaf(draw)
  switch (draw.whole(0, 7)) {
    case 0: {
      const [a, n] = [drawDate(draw, depth - 1), draw.whole(0, 400)]
      return { text: `${within(a, 6)} + ${n}`, binds: 6, of: map(a, x => addDays(x, n)) }
    }
    case 1: {
      const [a, n] = [drawDate(draw, depth - 1), draw.whole(0, 400)]
      return { text: `${within(a, 6)} - ${n}`, binds: 6, of: map(a, x => addDays(x, -n)) }
    }
    case 2: {
      const [a, n] = [drawDate(draw, depth - 1), draw.whole(-30, 30)]
      return { text: called(draw, 'EDATE', a, { text: String(n) }), binds: ATOM, of: map(a, x => addMonths(x, n)) }
    }
    case 3: {
      const [a, n] = [drawDate(draw, depth - 1), draw.whole(-30, 30)]
      const end = (x: string) => monthEnd(addMonths(x, n) ?? '')
      return { text: called(draw, 'EOMONTH', a, { text: String(n) }), binds: ATOM, of: map(a, end) }
    }
    case 4: {
      const [when, a, b] = [drawBoolean(draw, depth - 1), drawDate(draw, depth - 1), drawDate(draw, depth - 1)]
      return {
        text: called(draw, 'IF', when, a, b),
        binds: ATOM,
        of: row => (when.of(row) === true ? a.of(row) : b.of(row)),
      }
    }
    case 5: {
      const trees = [drawDate(draw, depth - 1), drawDate(draw, depth - 1)]
      const name = draw.one(['MIN', 'MAX'])
      const of = (row: Row) => {
        const there = trees
          .map(tree => tree.of(row))
          .filter(x => x !== null)
          .sort()
        return (name === 'MIN' ? there[0] : there.at(-1)) ?? null
      }
      return { text: called(draw, name, ...trees), binds: ATOM, of }
    }
    default:
      return leaf(draw)
  }
}

function leaf(draw: Draw): DateTree {
  switch (draw.whole(0, 4)) {
    case 0: {
      const [m, d] = [draw.whole(-3, 15), draw.whole(-3, 40)]
      const year = { of: (row: Row) => (row['i2'] ?? null) as number | null }
      return {
        text: called(draw, 'DATE', { text: '[Name of i2]' }, { text: String(m) }, { text: String(d) }),
        binds: ATOM,
        of: map(year, y => makeDay(y, m, d)),
      }
    }
    case 1: {
      const [text, day] = draw.one<[string, string | null]>([
        ['2020-02-29', '2020-02-29'],
        [' 2021-12-31 ', '2021-12-31'],
        ['2021-02-29', null],
        ['today', null],
      ])
      return { text: called(draw, 'DATEVALUE', { text: quoted(text) }), binds: ATOM, of: () => day }
    }
    case 2:
      return {
        text: called(draw, 'DATEVALUE', { text: '"03.07.2020"' }, { text: '"dd.mm.yyyy"' }),
        binds: ATOM,
        of: () => '2020-07-03',
      }
    default:
      return { text: '[Name of day]', binds: ATOM, of: row => (row['day'] ?? null) as string | null }
  }
}
