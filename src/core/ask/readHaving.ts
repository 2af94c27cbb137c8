import type { Column } from '../../contract/column.ts'
import { type Compared, sayCompared } from './compared.ts'
import { numericOf } from './comparedColumn.ts'
import type { Piece } from './piece.ts'
import { type Acting, after, columnOf, isAct, type Reading, take } from './reading.ts'
import { isMeasured } from './subject.ts'
import type { WishedFigure } from './wish.ts'

const words = { lt: 'below', le: 'at most', gt: 'above', ge: 'at least', eq: 'is', ne: 'is not' } as const

/** "publishers with more than 50 games", "platforms with total sales above 100": of groups, not of rows. */
export function readHaving(reading: Reading, compared: Compared): boolean {
  const { pieces, wish } = reading
  const [first] = compared.pieces
  const last = compared.pieces.at(-1)
  if (!first || !last || compared.high !== undefined) return false
  const i = pieces.indexOf(first)
  const joint = pieces.slice(0, i).findLast(piece => isAct(piece, 'with', 'by', 'which') || piece.kind === 'date')
  if (!joint || !isAct(joint, 'with', 'which') || /^who$/i.test(joint.text)) return false
  const subject = after(reading, joint, isAct(joint, 'which') ? 1 : -1)
  const column = columnOf(subject)
  if (!subject || !column || isMeasured(column) || column.role === 'identifier') return false
  const between = pieces.slice(Math.max(pieces.indexOf(joint), pieces.indexOf(subject)) + 1, i)
  const held = heldFigure(between, after(reading, last))
  if (!held) return false
  if (compared.isPercent) reading.factors.push(0.4)
  wish.figures.push(held.figure)
  wish.having.push({ column: 'v0', op: compared.op, value: heldNumber(reading, compared, held.figure) })
  if (!wish.groups.some(group => group.column === column)) wish.groups.push({ column })
  take(reading, subject, 'ask.group', { name: column.name })
  takeRest(reading, [...between, ...(held.behind ? [held.behind] : [])], held.figure)
  sayCompared(reading, compared, held.figure.column?.name ?? words[compared.op])
  return true
}

/** "more than 300 million" where the column itself is written in millions. */
function heldNumber(reading: Reading, { number, mantissa }: Compared, { column }: WishedFigure): number {
  const whole = Number(column?.profile.sum ?? 0)
  if (mantissa === undefined || number <= whole) return number
  reading.factors.push(mantissa <= whole ? 0.8 : 0.5)
  return mantissa <= whole ? mantissa : number
}

/** What says the figure is read along; the rest still has to mean something. */
function takeRest(reading: Reading, pieces: readonly Piece[], { aggregate, column }: WishedFigure): void {
  for (const piece of pieces) {
    const isSaid = isAct(piece, 'aggregate') && piece.act.act === 'aggregate' && piece.act.aggregate === aggregate
    if (isSaid || isAct(piece, 'count', 'all', 'with') || piece.kind === 'rows' || isFigure(piece, column))
      take(reading, piece, 'ask.word')
  }
}

const isFigure = (piece: Piece, column: Column | undefined) =>
  numericOf(piece) !== null && (numericOf(piece) === column || isDoing(piece))

interface Held {
  figure: WishedFigure
  behind: Piece | null
}

/** The figure that groups are held to: rows counted, or a measure named before the comparison or behind its number. */
function heldFigure(between: readonly Piece[], behind: Piece | undefined): Held | null {
  if (between.some(piece => isAct(piece, 'count')) || behind?.kind === 'rows')
    return { figure: { aggregate: 'count' }, behind: behind?.kind === 'rows' ? behind : null }
  const named = [...between.filter(piece => numericOf(piece)), ...(numericOf(behind) && behind ? [behind] : [])]
  // "sold more than 200 units": what is done is no figure beside one.
  const measure = named.find(piece => !isDoing(piece)) ?? named[0]
  const column = numericOf(measure)
  const said = between.find((piece): piece is Acting => isAct(piece, 'aggregate'))
  const aggregate = said?.act.act === 'aggregate' ? said.act.aggregate : null
  // Which rows of a group are meant by what does not add up stays open.
  if (!column || (aggregate === null && column.meaning.additive !== 'sum')) return null
  return { figure: { aggregate: aggregate ?? 'sum', column }, behind: measure === behind ? (behind ?? null) : null }
}

/** What is done with a measure rather than the measure itself. */
export const isDoing = ({ text }: Piece): boolean =>
  /^(sold|sells?|selling|spent|spend|spending|bought|paid|pay)$/i.test(text)
