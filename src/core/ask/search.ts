import type { Column } from '../../contract/column.ts'
import type { Piece } from './piece.ts'
import { columnOf, isAct } from './reading.ts'

/** Says that a text stands in a cell. */
const holding = /^(contains?|containing|includes?|including|mentions?|mentioning)$/i
const naming = /^(named|called|titled|entitled)$/i

/**
 * "with legends in the name", "titles containing star", "named smith": words that no column and no value is known by,
 * looked for in a column of text. `text` is the column that names rows, when the question names none.
 */
export function searched(pieces: readonly Piece[], text: Column | null): Piece[] {
  const found = quotedOrBefore(pieces, text)
  if (!found) return [...pieces]
  const { from, to, column, silent } = found
  const [first, last] = [pieces[from], pieces[to - 1]]
  if (!first || !last) return [...pieces]
  const tokens = pieces.slice(from, to).flatMap(one => one.tokens)
  const piece: Piece = {
    kind: 'search',
    column,
    from: first.from,
    to: last.to,
    start: first.start,
    end: last.end,
    text: tokens.map(token => token.text).join(' '),
    tokens,
  }
  return pieces.flatMap((one, i) => {
    if (i === from) return [piece]
    if (i > from && i < to) return []
    return [silent.has(i) ? asFiller(one) : one]
  })
}

interface Found {
  from: number
  to: number
  column: Column
  /** Pieces that only say where to look. */
  silent: ReadonlySet<number>
}

function quotedOrBefore(pieces: readonly Piece[], text: Column | null): Found | null {
  for (const [i, piece] of pieces.entries()) {
    const found = inColumn(pieces, i, text) ?? behindVerb(pieces, i, { piece, text })
    if (found) return found
  }
  return null
}

/** "legends in the name". */
function inColumn(pieces: readonly Piece[], from: number, text: Column | null): Found | null {
  const to = endOfUnknown(pieces, from)
  if (to === from) return null
  const at = skipped(pieces, to, /^(in|the|its|their|game|as|")$/i)
  const named = columnOf(pieces[at])
  const isIn = pieces.slice(to, at).some(one => /^in$/i.test(one.text))
  const column = named ?? (/^(name|title)s?$/i.test(pieces[at]?.text ?? '') ? text : null)
  return column && isIn && isText(column) ? { from, to, column, silent: new Set([at]) } : null
}

/** "name contains legends", "cars called beetle". */
function behindVerb(
  pieces: readonly Piece[],
  i: number,
  { piece, text }: { piece: Piece; text: Column | null },
): Found | null {
  const isHolding = holding.test(piece.text)
  if (!isHolding && !naming.test(piece.text)) return null
  const before = pieces.slice(0, i).findLastIndex(one => columnOf(one) !== null)
  const named = columnOf(pieces[before])
  const column = isHolding && named && isText(named) ? named : text
  const from = skipped(pieces, i + 1, /^(the|a|an|word|")$/i)
  const to = endOfUnknown(pieces, from)
  if (!column || to === from) return null
  return { from, to, column, silent: new Set(column === named ? [i, before] : [i]) }
}

const isText = ({ type }: Column) => type === 'text'

function endOfUnknown(pieces: readonly Piece[], from: number): number {
  let to = from
  while (pieces[to]?.kind === 'unknown' && !holding.test(pieces[to]?.text ?? '')) to += 1
  return to
}

function skipped(pieces: readonly Piece[], from: number, words: RegExp): number {
  let at = from
  while (words.test(pieces[at]?.text ?? '') || isAct(pieces[at], 'with')) at += 1
  return at
}

function asFiller({ from, to, start, end, text, tokens }: Piece): Piece {
  return { kind: 'filler', from, to, start, end, text, tokens }
}
