import { crossChecks } from './crossChecks.ts'
import type { Piece } from './piece.ts'
import { after, columnOf, isAct, isFree, type Reading } from './reading.ts'

/** What a part that plays no role takes from the confidence, and a word that nothing is known of. */
const LOST = { unused: 0.55, unknown: 0.4 }

/**
 * How sure a reading is, 0 to 1: no surer than the weakest link to a column or value, and less for every doubt, for every
 * word that nothing is known of and for every part of the question that plays no role in what was understood.
 */
export function confidenceOf(reading: Reading): number {
  const { pieces, factors } = reading
  const links = pieces.flatMap(piece =>
    (piece.kind === 'column' || piece.kind === 'value') && reading.used.get(piece)?.code !== 'ask.word'
      ? [piece.options[0]?.score ?? 1]
      : [],
  )
  const unused = pieces.filter(piece => isFree(reading, piece) && isTelling(reading, piece)).length
  const unknown = pieces.filter(({ kind }) => kind === 'unknown').length
  const doubt = [...factors, ...crossChecks(reading)].reduce((product, factor) => product * factor, 1)
  return Math.min(1, ...links) * doubt * LOST.unused ** unused * LOST.unknown ** unknown
}

/** Whether a part must not be lost on the way. */
function isTelling(reading: Reading, piece: Piece): boolean {
  switch (piece.kind) {
    case 'filler':
      return isWeighty(reading, piece)
    case 'unit':
      return reading.pieces[reading.pieces.indexOf(piece) - 1]?.kind !== 'number' && !isOfUnit(reading, piece)
    case 'verb':
    case 'rows':
    case 'unknown':
      return false
    case 'act':
      return !isSilent(reading, piece)
    default:
      return true
  }
}

/** Words that join what was understood, and change nothing by themselves. */
function isSilent(reading: Reading, piece: Piece): boolean {
  if (isAct(piece, 'and', 'with', 'which', 'all', 'list')) return true
  const { wish } = reading
  if (isAct(piece, 'compare')) return wish.groups.length > 0 || wish.figures.length > 1 || wish.shape !== 'figures'
  if (isAct(piece, 'versus'))
    return isSide(reading, after(reading, piece, -1)) && isSide(reading, after(reading, piece))
  if (isAct(piece, 'between')) return isJoining(reading, piece)
  return false
}

const isUsed = (reading: Reading, piece: Piece | undefined) => piece !== undefined && !isFree(reading, piece)

/** What can be held against something. */
const isSide = (reading: Reading, piece: Piece | undefined) =>
  isUsed(reading, piece) && (isAct(piece, 'not') || ['column', 'value', 'date'].includes(piece?.kind ?? ''))

/** "the correlation between a and b". */
function isJoining(reading: Reading, piece: Piece): boolean {
  const first = after(reading, piece)
  const joint = first && after(reading, first)
  return isUsed(reading, first) && isAct(joint, 'and') && isUsed(reading, after(reading, joint))
}

/** "in years", "years old". */
function isOfUnit({ pieces }: Reading, piece: Piece): boolean {
  const before = pieces[pieces.indexOf(piece) - 1]
  return before?.kind === 'unit' || /^(in|of)$/i.test(before?.text ?? '')
}

const weighty = new Set('than per across within one if times year years months weeks quarters versus'.split(' '))

/** A word that is empty beside what it belongs to, and says something elsewhere. */
function isWeighty(reading: Reading, piece: Piece): boolean {
  const word = piece.text.toLowerCase()
  if (word === 'than') return reading.pieces[reading.pieces.indexOf(piece) - 1]?.kind !== 'quality'
  // "the value of orders" is no number of them.
  if (/^(values?|worth)$/.test(word)) return /^of$/i.test(reading.pieces[reading.pieces.indexOf(piece) + 1]?.text ?? '')
  if (word === 'about') return after(reading, piece)?.kind === 'number'
  if (!weighty.has(word)) return false
  const i = reading.pieces.indexOf(piece)
  const [before, next] = [reading.pieces[i - 1], reading.pieces[i + 1]]
  const isTime = (one: Piece | undefined) =>
    one?.kind === 'date' || one?.kind === 'number' || isAct(one, 'grain', 'trend', 'running', 'change') || isYear(one)
  return !(/^(year|month|week|quarter)/.test(word) && (isTime(before) || isTime(next)))
}

function isYear(piece: Piece | undefined): boolean {
  const column = columnOf(piece)
  return column !== null && column.role === 'time'
}
