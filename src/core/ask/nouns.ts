import type { Column } from '../../contract/column.ts'
import { mainTime } from '../chart/rank.ts'
import type { Piece } from './piece.ts'
import { after, columnOf, isAct, isFree, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured } from './subject.ts'
import { singular } from './token.ts'
import type { WishedGroup } from './wish.ts'

/** Leading groups that are shown when a question says "the best regions" without a number. */
export const SOME = 10

/** What a noun parts by: a column, or a stretch of time. */
export function groupFor(reading: Reading, piece: Piece | undefined): WishedGroup | null {
  if (isAct(piece, 'period') && piece.act.act === 'period') {
    const time = mainTime(reading.subject.columns)
    return time && isCalendar(time) ? { column: time, timeUnit: piece.act.unit } : null
  }
  if (isAct(piece, 'part') && piece.act.act === 'part') {
    const time = mainTime(reading.subject.columns)
    return time && isCalendar(time) ? { column: time, timePart: piece.act.part } : null
  }
  const column = entityOf(reading, piece)
  return column && { column }
}

/** What rows are called is said along. */
export function takeRows(reading: Reading): void {
  for (const piece of reading.pieces)
    if (piece.kind === 'rows' && isFree(reading, piece)) take(reading, piece, 'ask.rows')
}

/** "regions", not "region". */
export const isPlural = (piece: Piece) => {
  const last = piece.tokens.at(-1)
  return last !== undefined && singular(last.word) !== last.word
}

/** The column that names what a noun speaks of: itself, or what names single rows. */
export function entityOf({ subject: { columns } }: Reading, piece: Piece | undefined): Column | null {
  const column = columnOf(piece)
  if (column) return isMeasured(column) ? null : column
  if (piece?.kind !== 'rows') return null
  return (
    columns.find(({ role }) => role === 'text') ??
    columns.find(({ role, type }) => role === 'identifier' && type === 'text') ??
    null
  )
}

/** The number before a noun: "the ten games". */
export function numberBefore(reading: Reading, subject: Piece): number | null {
  return numberTaken(reading, after(reading, subject, -1))
}

/** The number on either side: "10 largest", "largest 10". */
export function numberBeside(reading: Reading, piece: Piece): number | null {
  return numberBefore(reading, piece) ?? numberTaken(reading, after(reading, piece))
}

function numberTaken(reading: Reading, piece: Piece | undefined): number | null {
  if (piece?.kind !== 'number' || !isFree(reading, piece) || !isCountable(piece)) return null
  take(reading, piece, 'ask.word')
  return piece.number
}

/** A number of things: neither money nor a share. */
export function isCountable(piece: Piece & { kind: 'number' }): boolean {
  const { number, isMoney, isPercent, isOrMore } = piece
  return Number.isInteger(number) && number >= 1 && number <= 1000 && !isMoney && !isPercent && !isOrMore
}

/** The measure after "top 5 orders by". */
export function byOnly(reading: Reading, subject: Piece): Column | null {
  const by = after(reading, subject)
  const named = isAct(by, 'by') ? after(reading, by) : undefined
  const column = columnOf(named)
  if (!by || !named || !column || !isMeasured(column)) return null
  take(reading, by, 'ask.word')
  take(reading, named, 'ask.sortBy', { name: column.name })
  return column
}
