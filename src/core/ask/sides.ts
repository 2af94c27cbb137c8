import type { Column } from '../../contract/column.ts'
import { nameWords } from '../column/nameWords.ts'
import type { Piece } from './piece.ts'
import { actsOf, has, isAct, type Reading, take } from './reading.ts'

/** "sports and racing sales by year": together, or each by itself? It is asked back. */
export function askSides(reading: Reading): void {
  const {
    wish,
    chosen: { sides },
  } = reading
  if (wish.shape !== 'figures' || wish.isCompared || sides !== null || isSummed(reading)) return
  for (const filter of wish.filters) {
    if (filter.op !== 'in' || wish.groups.some(({ column }) => column.id === filter.column)) continue
    const column = reading.subject.columns.find(({ id }) => id === filter.column)
    const joint = column && jointOf(reading, column)
    if (joint) reading.doubts.push({ about: 'sides', piece: joint, columns: [] })
  }
}

const flows = new Set(
  'sales sale revenue turnover amount quantity qty passengers visitors visits units orders total volume income profit cost costs spend count number'.split(
    ' ',
  ),
)

/** "first class vs third class fare": by what was paid in all, or by each? What is called a total is one. */
export function askAggregate(reading: Reading): void {
  const { wish, chosen } = reading
  const [figure, other] = wish.figures
  const isSaid = has(reading, 'aggregate', 'rate', 'share', 'running', 'change') || reading.asksWhoMore
  if (!wish.isCompared || isSaid || other || figure?.aggregate !== 'sum' || !figure.column) return
  if (!wish.groups.some(({ isSide, column }) => isSide && column.role === 'dimension')) return
  if (nameWords(figure.column.name).some(word => flows.has(word))) return
  if (chosen.aggregate) wish.figures = [{ ...figure, aggregate: chosen.aggregate }]
  else reading.doubts.push({ about: 'aggregate', piece: null, columns: [] })
}

/** The "and" between two values of a column. */
function jointOf({ pieces }: Reading, column: Column): Piece | undefined {
  const isValue = (piece: Piece) => piece.kind === 'value' && piece.options[0]?.column === column
  const first = pieces.findIndex(isValue)
  const last = pieces.findLastIndex(isValue)
  return first < 0
    ? undefined
    : pieces.slice(first, last).find(piece => isAct(piece, 'and') && /^(and|&)$/i.test(piece.text))
}

/** "males and females per species": together, or each by itself? All there are is never meant together. */
function isToldApart(reading: Reading, column: Column, n: number): boolean {
  const isJoined = jointOf(reading, column) !== undefined && !has(reading, 'versus', 'compare', 'list', 'share')
  if (!isJoined || reading.chosen.sides === 'together') return false
  return reading.chosen.sides === 'apart' || n === (reading.subject.values.get(column.id)?.length ?? 0)
}

/** Sides that are held against each other are groups, too. */
export function compareSides(reading: Reading, column: Column, n: number): void {
  // An average of two groups is asked of each; a sum of both.
  const isOfEach =
    has(reading, 'aggregate', 'rate') &&
    !has(reading, 'by', 'grain', 'trend', 'top') &&
    !has(reading, 'count') &&
    !isSummed(reading)
  const isApart = n > 1 && isToldApart(reading, column, n)
  const isCompared =
    isApart || (n > 1 && (has(reading, 'versus', 'compare', 'oftener') || reading.asksWhoMore || isOfEach))
  if (isCompared) for (const piece of actsOf(reading, 'oftener')) take(reading, piece, 'ask.word')
  if (isCompared && !reading.wish.groups.some(group => group.column === column)) {
    reading.wish.groups.push({ column, isSide: true })
    reading.wish.isCompared = true
  }
}

function isSummed({ pieces }: Reading): boolean {
  return pieces.some(
    piece => isAct(piece, 'aggregate') && piece.act.act === 'aggregate' && piece.act.aggregate === 'sum',
  )
}
