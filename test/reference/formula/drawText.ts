import type { Draw } from '../draw.ts'
import { drawBoolean } from './drawBoolean.ts'
import { drawDate } from './drawDate.ts'
import { drawNumber, textOfNumber } from './drawNumber.ts'
import { shownDay, shownNumber } from './formats.ts'
import type { Row, TextTree } from './tree.ts'
import { ATOM, called, map, quoted, within } from './tree.ts'

const words = ['', 'a', 'Wii', ' two  words ', '日本', 'é', '"q"', "it's", '😀', 'b,c,d', '-', 'É T']

/** Something that may be in a text. */
export function needle(draw: Draw): string {
  return draw.one(['i', 'I', ' ', '日', "'", 'é', 'k', '😀', 'W', 'ß'])
}

/** A text. */
export function drawText(draw: Draw, depth: number): TextTree {
  if (depth <= 0) return leaf(draw)
  const kind = draw.whole(0, 9)
  if (kind <= 1) return joined(draw, depth)
  if (kind <= 3) return cut(draw, depth)
  if (kind <= 5) return changed(draw, depth)
  if (kind === 6) return chosen(draw, depth)
  if (kind === 7) return formatted(draw, depth)
  return kind === 8 ? grown(draw, depth) : leaf(draw)
}

function leaf(draw: Draw): TextTree {
  const id = draw.one(['t1', 'a"b', null])
  if (id === null) {
    const word = draw.one(words as [string, ...string[]])
    return { text: quoted(word), binds: ATOM, of: () => word }
  }
  return { text: `[Name of ${id}]`, binds: ATOM, of: row => (row[id] ?? null) as string | null }
}

/** Any value as the text of it. */
function anyText(draw: Draw, depth: number): TextTree {
  switch (draw.whole(0, 3)) {
    case 0: {
      const number = drawNumber(draw, depth)
      return { text: number.text, binds: number.binds, of: textOfNumber(number) }
    }
    case 1:
      return drawDate(draw, depth)
    default:
      return drawText(draw, depth)
  }
}

function joined(draw: Draw, depth: number): TextTree {
  const trees = draw.several(draw.whole(2, 3), () => anyText(draw, depth - 1))
  const all = (row: Row) => trees.map(tree => tree.of(row) ?? '')
  if (draw.chance(0.3)) return { text: called(draw, 'CONCAT', ...trees), binds: ATOM, of: row => all(row).join('') }
  if (draw.chance(0.3))
    return {
      text: called(draw, 'TEXTJOIN', { text: '"; "' }, ...trees),
      binds: ATOM,
      of: row =>
        all(row)
          .filter(text => text !== '')
          .join('; '),
    }
  const text = trees.map((tree, i) => within(tree, i === 0 ? 5 : 6)).join(' & ')
  return { text, binds: 5, of: row => all(row).join('') }
}

function cut(draw: Draw, depth: number): TextTree {
  const a = drawText(draw, depth - 1)
  const n = draw.whole(-1, 5)
  const find = needle(draw)
  const characters = (f: (all: string[]) => string[]) => map(a, x => f([...x]).join(''))
  switch (draw.whole(0, 5)) {
    case 0:
      return { text: called(draw, 'LEFT', a), binds: ATOM, of: characters(all => all.slice(0, 1)) }
    case 1:
      return {
        text: called(draw, 'LEFT', a, { text: String(n) }),
        binds: ATOM,
        of: n < 0 ? () => null : characters(all => all.slice(0, n)),
      }
    case 2:
      return {
        text: called(draw, 'RIGHT', a, { text: String(n) }),
        binds: ATOM,
        of: n < 0 ? () => null : characters(all => all.slice(Math.max(0, all.length - n))),
      }
    case 3: {
      const start = draw.whole(0, 4)
      const of = n < 0 || start < 1 ? () => null : characters(all => all.slice(start - 1, start - 1 + n))
      return {
        text: called(draw, 'MID', a, { text: String(start) }, { text: `${n}.7` }),
        binds: ATOM,
        of: n < 0 ? midOfLess(a, start) : of,
      }
    }
    case 4:
      return {
        text: called(draw, 'TEXTBEFORE', a, { text: quoted(find) }),
        binds: ATOM,
        of: map(a, x => (x.includes(find) ? x.slice(0, x.indexOf(find)) : null)),
      }
    default:
      return {
        text: called(draw, 'TEXTAFTER', a, { text: quoted(find) }),
        binds: ATOM,
        of: map(a, x => (x.includes(find) ? x.slice(x.indexOf(find) + find.length) : null)),
      }
  }
}

/** -1.7 characters are cut to -1. */
function midOfLess(_tree: TextTree, _start: number): TextTree['of'] {
  return () => null
}

function changed(draw: Draw, depth: number): TextTree {
  const a = drawText(draw, depth - 1)
  const [name, f] = draw.one<[string, (x: string) => string]>([
    ['UPPER', upper],
    ['LOWER', x => x.toLowerCase()],
    ['PROPER', proper],
    ['TRIM', x => x.trim().replace(/\s+/g, ' ')],
    ['CLEAN', x => x],
  ])
  return { text: called(draw, name, a), binds: ATOM, of: map(a, f) }
}

function upper(text: string): string {
  return text.replaceAll('ß', 'ẞ').toUpperCase()
}

function proper(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\p{L}\p{M}\p{N}]+(['’]\p{L}{1,2}\b)?/gu, word => upper([...word][0] ?? '') + [...word].slice(1).join(''))
}

function chosen(draw: Draw, depth: number): TextTree {
  const [when, a, b] = [drawBoolean(draw, depth - 1), drawText(draw, depth - 1), drawText(draw, depth - 1)]
  if (draw.chance(0.3)) return { text: called(draw, 'IFBLANK', a, b), binds: ATOM, of: row => a.of(row) || b.of(row) }
  if (draw.chance(0.3)) return { text: called(draw, 'COALESCE', a, b), binds: ATOM, of: row => a.of(row) ?? b.of(row) }
  return {
    text: called(draw, 'IF', when, a, b),
    binds: ATOM,
    of: row => (when.of(row) === true ? a.of(row) : b.of(row)),
  }
}

function formatted(draw: Draw, depth: number): TextTree {
  if (draw.chance(0.4)) {
    const day = drawDate(draw, depth - 1)
    const format = draw.one(['yyyy-mm', 'dd.mm.yy', 'd mmm yyyy', 'dddd', 'mmmm "of" yyyy', 'm/d/yyyy'])
    return {
      text: called(draw, 'TEXT', day, { text: quoted(format) }),
      binds: ATOM,
      of: map(day, x => shownDay(x, format)),
    }
  }
  const number = drawNumber(draw, depth - 1)
  const format = draw.one(['0', '0.00', '#,##0', '#,##0.0', '0%', '0.0%', '00000'])
  return {
    text: called(draw, 'TEXT', number, { text: quoted(format) }),
    binds: ATOM,
    of: map(number, x => shownNumber(x, number, format)),
  }
}

function grown(draw: Draw, depth: number): TextTree {
  const a = drawText(draw, depth - 1)
  const n = draw.whole(-1, 3)
  const [find, put] = [needle(draw), draw.one(['', 'xy', '\\1', '$&'])]
  switch (draw.whole(0, 2)) {
    case 0:
      return {
        text: called(draw, 'REPT', a, { text: String(n) }),
        binds: ATOM,
        of: n < 0 ? () => null : map(a, x => x.repeat(n)),
      }
    case 1:
      return {
        text: called(draw, 'SUBSTITUTE', a, { text: quoted(find) }, { text: quoted(put) }),
        binds: ATOM,
        of: map(a, x => x.split(find).join(put)),
      }
    default: {
      const start = draw.whole(1, 3)
      const text = called(draw, 'REPLACE', a, { text: String(start) }, { text: '2' }, { text: quoted(put) })
      return {
        text,
        binds: ATOM,
        of: map(a, x => [...x].slice(0, start - 1).join('') + put + [...x].slice(start + 1).join('')),
      }
    }
  }
}
