import { nameWords } from '../column/nameWords.ts'
import type { Links } from './candidate.ts'
import type { Piece } from './piece.ts'
import { columnOf, isAct } from './reading.ts'
import { isMeasured } from './subject.ts'
import { stemOf } from './token.ts'

/** Pieces as those around them say that they are meant. */
export function meant(pieces: readonly Piece[], links: Links): Piece[] {
  return done(continued(chained(promoted(sized(pieces), links), links)))
}

/** "tip amounts", "level of income": a measure by another word. */
function sized(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    if (
      piece.kind !== 'unknown' ||
      !/^(amounts?|levels?|totals|sums|measurements?|numbers|stats|statistics)$/i.test(piece.text)
    )
      return piece
    const column = columnOf(pieces[i - 1])
    const { from, to, start, end, text, tokens } = piece
    return column && isMeasured(column) ? { kind: 'filler', from, to, start, end, text, tokens } : piece
  })
}

const doing = /^(sold|sells?|selling|spent|spends?|spending|bought|buys?|paid|pays?|paying)$/i

/** "who paid the highest fare", "games published in 2010": what is done names no column beside one that is named. */
function done(pieces: readonly Piece[]): Piece[] {
  const isNamed = pieces.some(piece => {
    const column = columnOf(piece)
    return column !== null && isMeasured(column) && !doing.test(piece.text)
  })
  return pieces.map((piece, i) => {
    if (piece.kind !== 'column') return piece
    const isVerb = (isNamed && doing.test(piece.text)) || isParticiple(pieces, i)
    const { from, to, start, end, text, tokens } = piece
    return isVerb ? { kind: 'verb', from, to, start, end, text, tokens } : piece
  })
}

/** "published", where the column is called publisher and who published is not said. */
function isParticiple(pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i]
  const [option] = piece?.kind === 'column' ? piece.options : []
  if (!piece || !option || isMeasured(option.column) || piece.tokens.length > 1 || !/ed$/i.test(piece.text))
    return false
  const isItself = nameWords(option.column.name).includes(piece.text.toLowerCase())
  const next = pieces.slice(i + 1).find(({ kind }) => kind !== 'filler')
  const before = pieces[i - 1]
  return !isItself && next?.kind !== 'value' && !isAct(next, 'by') && !isAct(before, 'by', 'aggregate', 'count')
}

/** A number or a letter beside the column it is a value of: "class 3", "8 cylinders", "colour E". */
function promoted(pieces: readonly Piece[], links: Links): Piece[] {
  return pieces.map((piece, i) => {
    if (!isShort(piece)) return piece
    // A word without meaning is a value only behind its column: "colour I".
    const sides = piece.kind === 'filler' || piece.kind === 'unit' ? ([-1] as const) : ([-1, 1] as const)
    const found = sides.map(step => shortValue(piece, besides(pieces, i, step), links)).find(option => option !== null)
    return found ? ({ ...piece, kind: 'value', options: [found] } as Piece) : piece
  })
}

/** "colour E or F": what is joined to a value of a letter is one of its column, too. */
function chained(pieces: readonly Piece[], links: Links): Piece[] {
  return pieces.map((piece, i) => {
    if (!isShort(piece)) return piece
    const near = [-1, 1].map(step => (isAct(pieces[i + step], 'and') ? pieces[i + 2 * step] : undefined))
    const column = near.map(one => (one?.kind === 'value' ? one.options[0]?.column : undefined)).find(Boolean)
    const [token] = piece.tokens
    const value = column?.role === 'dimension' && token ? links.values.of(column, token) : null
    return column && value !== null
      ? ({ ...piece, kind: 'value', options: [{ column, value, score: 1 }] } as Piece)
      : piece
  })
}

function isShort({ kind, text, tokens }: Piece): boolean {
  if (tokens.length > 1) return false
  return kind === 'number' || (['unknown', 'filler', 'unit'].includes(kind) && text.length <= 2)
}

function shortValue({ tokens }: Piece, near: Piece | undefined, links: Links) {
  const [token] = tokens
  const column = near?.kind === 'column' ? near.options[0]?.column : undefined
  if (!token || column?.role !== 'dimension') return null
  const value = links.values.of(column, token)
  return value === null ? null : { column, value, score: 1 }
}

const sizes: readonly [RegExp, string][] = [
  [/widest|narrowest/i, 'width'],
  [/longest|shortest/i, 'length'],
  [/deepest/i, 'depth'],
  [/tallest/i, 'height'],
]

/** "the widest petals": of the columns that may be meant, the one of that extent. */
function sizedBy(piece: Piece, said: string): Piece | null {
  const extent = sizes.find(([pattern]) => pattern.test(said))?.[1]
  if (piece.kind !== 'column' || extent === undefined) return null
  const near = piece.options.filter(({ column }) => nameWords(column.name).includes(extent))
  const [only] = near
  return near.length === 1 && only ? { ...piece, options: [{ ...only, score: 0.9, isShared: false }] } : null
}

/** "sepal length and width": the second word goes on with the name before it. */
function continued(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, i) => {
    const [joint, before] = [pieces[i - 1], pieces[i - 2]]
    const sized = isAct(joint, 'extreme') ? sizedBy(piece, joint.text) : null
    if (sized) return sized
    if (piece.kind !== 'column' || !piece.options[0]?.isShared || !isAct(joint, 'and', 'versus')) return piece
    const words = before?.kind === 'column' ? nameWords(before.options[0]?.column.name ?? '') : []
    const said = new Set(piece.tokens.map(({ stem }) => stem))
    const near = piece.options.filter(({ column }) =>
      nameWords(column.name).some(word => words.includes(word) && !said.has(stemOf(word)) && word.length > 2),
    )
    const [only] = near
    return near.length === 1 && only ? { ...piece, options: [{ ...only, score: 0.9, isShared: false }] } : piece
  })
}

function besides(pieces: readonly Piece[], i: number, step: 1 | -1): Piece | undefined {
  let at = i + step
  while (
    pieces[at]?.kind === 'filler' &&
    at !== i &&
    ['is', 'of', 'are', 'in'].includes(pieces[at]?.text.toLowerCase() ?? '')
  )
    at += step
  const piece = pieces[at]
  const isEqual = isAct(piece, 'than') && piece.act.act === 'than' && piece.act.op === 'eq'
  return isEqual && step === -1 ? pieces[at + step] : piece
}
