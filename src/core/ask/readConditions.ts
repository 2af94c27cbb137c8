import type { Column } from '../../contract/column.ts'
import { addCompared, amountOf, type Compared, type Comparison } from './compared.ts'
import { numericOf, sizeTarget, targetOf } from './comparedColumn.ts'
import type { Piece } from './piece.ts'
import { readHaving } from './readHaving.ts'
import { type Acting, actsOf, after, columnOf, isAct, isFree, type Reading, take } from './reading.ts'
import { isYesNo } from './subject.ts'

/** Reads the comparisons with numbers: "above 100", "between 5 and 10 dollars", "older than 30", "8 cylinders". */
export function readConditions(reading: Reading): void {
  for (const piece of actsOf(reading, 'between')) readBetween(reading, piece)
  for (const piece of reading.pieces) if (piece.kind === 'number') readSpan(reading, piece)
  for (const piece of actsOf(reading, 'than')) readThan(reading, piece)
  for (const piece of reading.pieces)
    if (piece.kind === 'quality' && piece.degree === 'more') readQuality(reading, piece)
  for (const piece of reading.pieces)
    if (piece.kind === 'number' && isFree(reading, piece)) readPlainNumber(reading, piece)
}

function readThan(reading: Reading, piece: Acting): void {
  if (piece.act.act !== 'than') return
  const isBehind = piece.text.toLowerCase().startsWith('or ')
  const next = after(reading, piece, isBehind ? -1 : 1)
  const given = amountOf(next)
  if (piece.act.op === 'gt' && /th[ae]n$/i.test(piece.text) && isSomebody(reading, next)) {
    reading.asksWhoMore = true
    take(reading, piece, 'ask.word')
  }
  if (!next || !given) return
  const negation = isBehind ? undefined : after(reading, piece, -1)
  const isNegated = isAct(negation, 'not')
  if (isNegated) take(reading, negation, 'ask.word')
  const op = isNegated ? opposite[piece.act.op] : piece.act.op
  compare(reading, { ...given, pieces: isBehind ? [next, piece] : [piece, next], op })
}

/** "do smokers tip more than non-smokers". */
function isSomebody(reading: Reading, next: Piece | undefined): boolean {
  const column = columnOf(isAct(next, 'not') ? after(reading, next) : next)
  return next?.kind === 'value' || (column !== null && isYesNo(column))
}

const opposite: Record<Comparison, Comparison> = { lt: 'ge', le: 'gt', gt: 'le', ge: 'lt', eq: 'ne', ne: 'eq' }

function readBetween(reading: Reading, piece: Piece): void {
  const low = after(reading, piece)
  const joint = low && after(reading, low)
  const high = joint && after(reading, joint)
  const [a, b] = [amountOf(low), amountOf(high)]
  if (!low || !joint || !high || !a || !b || !isAct(joint, 'and')) return
  take(reading, joint, 'ask.word')
  const isMoney = a.isMoney || b.isMoney
  compare(reading, { ...a, isMoney, pieces: [piece, low, high], op: 'ge', high: b.number })
}

function compare(reading: Reading, compared: Compared): void {
  if (readHaving(reading, compared)) return
  const found = targetOf(reading, compared)
  if (!found) return
  if (found.piece && isFree(reading, found.piece)) markTarget(reading, found.piece, found.column)
  addCompared(reading, compared, found.column)
}

function markTarget(reading: Reading, piece: Piece, column: Column): void {
  take(reading, piece, 'ask.conditionColumn', { name: column.name })
}

/** "older than 30": the adjective names the column. */
function readQuality(reading: Reading, piece: Piece & { kind: 'quality' }): void {
  let next = after(reading, piece)
  if (next && isAct(next, 'than')) next = after(reading, next)
  const given = amountOf(next)
  const column = piece.about[0]?.column
  if (!next || !given || !column) return
  addCompared(reading, { ...given, pieces: [piece, next], op: piece.direction === 'desc' ? 'gt' : 'lt' }, column)
}

/** "aged 30", "party size of 4", "size 2": a number beside its column. */
function readPlainNumber(reading: Reading, piece: Piece & { kind: 'number' }): void {
  const before = after(reading, piece, -1)
  if (isAct(before, 'top', 'than', 'between', 'and', 'extreme') || isAct(after(reading, piece), 'top', 'extreme'))
    return
  const behind = reading.pieces[reading.pieces.indexOf(piece) + 1]
  const named = numericOf(behind)
  if (named && behind && isFree(reading, behind)) {
    // "a 1 carat diamond": the number stands before its column.
    markTarget(reading, behind, named)
    reading.factors.push(0.85)
    addCompared(reading, equal(piece), named)
    return
  }
  if (piece.isOrMore) {
    compare(reading, equal(piece))
    return
  }
  const sized = sizeTarget(reading, piece)
  if (sized) {
    addCompared(reading, equal(piece), sized.column)
    return
  }
  const column = numericOf(before)
  const isOther = !before || isAct(after(reading, before, -1), 'by', 'aggregate', 'top', 'extreme')
  if (!column || isOther || !isBeside(reading, before, piece)) return
  markTarget(reading, before, column)
  addCompared(reading, equal(piece), column)
}

/** "30", or "30+". */
const equal = (piece: Piece & { kind: 'number' }): Compared => ({
  ...piece,
  pieces: [piece],
  op: piece.isOrMore ? 'ge' : 'eq',
})

/** "size of 4", "size 4": no preposition of place or time stands between. */
function isBeside(reading: Reading, before: Piece, piece: Piece): boolean {
  const between = reading.pieces.slice(reading.pieces.indexOf(before) + 1, reading.pieces.indexOf(piece))
  return between.every(one => ['of', 'is', 'are', 'was', 'equal'].includes(one.text.toLowerCase()))
}

/** "20 to 25", "20-25". */
function readSpan(reading: Reading, piece: Piece & { kind: 'number' }): void {
  const next = after(reading, piece)
  if (next?.kind !== 'number' || !isFree(reading, piece)) return
  const between = reading.pieces.slice(reading.pieces.indexOf(piece) + 1, reading.pieces.indexOf(next))
  const isJoined = between.length === 1 && /^(to|-|–|−)$/i.test(between[0]?.text ?? '')
  const isDashed = between.length === 0 && next.start - piece.end === 1
  if (!isJoined && !isDashed) return
  compare(reading, {
    ...piece,
    isMoney: piece.isMoney || next.isMoney,
    pieces: [piece, next],
    op: 'ge',
    high: next.number,
  })
}
