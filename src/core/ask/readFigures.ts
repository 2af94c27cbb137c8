import type { Column } from '../../contract/column.ts'
import type { AggregateName } from '../../contract/plan.ts'
import { columnLinker } from './columnLinks.ts'
import type { Piece } from './piece.ts'
import { readCalculations, takeMovingMean } from './readCalculations.ts'
import { type Acting, actsOf, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured, isNumeric, isYesNo } from './subject.ts'
import { tokensOf } from './token.ts'
import type { WishedFigure } from './wish.ts'

/** Reads what is computed: sums, averages, counts, shares. */
export function readFigures(reading: Reading): void {
  doubtPersons(reading)
  dropShared(reading)
  for (const piece of actsOf(reading, 'distinct')) readCount(reading, piece, true)
  for (const piece of actsOf(reading, 'count')) readCount(reading, piece, false)
  for (const piece of actsOf(reading, 'rate')) readRate(reading, piece)
  takeMovingMean(reading)
  readNamed(reading)
  readCalculations(reading)
  for (const piece of reading.pieces)
    if (piece.kind === 'rows' && isFree(reading, piece)) {
      take(reading, piece, 'ask.rows')
      if (
        reading.wish.figures.length === 0 &&
        reading.wish.shape === 'figures' &&
        !has(reading, 'list', 'trend') &&
        isEachCounted(reading)
      )
        reading.wish.figures.push({ aggregate: 'count' })
    }
}

/** "orders by region": rows are counted; "orders above 100" are listed. */
function isEachCounted({ wish }: Reading): boolean {
  return wish.groups.length > 0 && wish.top === null
}

/** "best selling": by what is sold, where the table has such a column and names no other. */
export function readSelling(reading: Reading): void {
  const isSelling = reading.pieces.some(
    piece => isAct(piece, 'top', 'extreme', 'share') && /sell|sold|market/.test(piece.text.toLowerCase()),
  )
  if (!isSelling || reading.wish.figures.length > 0 || reading.pieces.some(isMeasureNamed)) return
  const column = soldColumn(reading)
  if (column) addFigure(reading, { aggregate: 'sum', column })
}

function isMeasureNamed(piece: Piece): boolean {
  const column = columnOf(piece)
  return column !== null && isMeasured(column)
}

function soldColumn({ subject, factors }: Reading): Column | null {
  const [token] = tokensOf('sales')
  const [best, second] =
    (token && columnLinker(subject.columns)([token], 0)[0]?.options.filter(({ column }) => isMeasured(column))) ?? []
  if (!best || best.score < 0.8 || (second && best.score - second.score < 0.1)) return null
  factors.push(0.85)
  return best.column
}

/** "sales in Japan and Europe": the shared word is said in full by the columns that follow. */
function dropShared(reading: Reading): void {
  const columns = reading.pieces.filter(piece => piece.kind === 'column' && isFree(reading, piece))
  for (const piece of columns) {
    if (piece.kind !== 'column' || !piece.options.some(({ isShared }) => isShared)) continue
    const family = new Set(piece.options.map(({ column }) => column))
    const special = columns.some(other => {
      const column = columnOf(other)
      return other !== piece && column && family.has(column) && other.kind === 'column' && !other.options[0]?.isShared
    })
    if (special) take(reading, piece, 'ask.word')
  }
  dropDoing(reading)
}

const doing = /^(sold|sell|selling|spent|spend|spending|bought)$/i

/** "quantity sold": what is done is no figure beside one; "how many products were sold" may mean two things. */
function dropDoing(reading: Reading): void {
  const columns = reading.pieces.filter(piece => piece.kind === 'column')
  const verbs = columns.filter(piece => doing.test(piece.text) && isFree(reading, piece))
  const others = columns.filter(piece => {
    const column = columnOf(piece)
    return !verbs.includes(piece) && column !== null && isMeasured(column)
  })
  for (const piece of verbs) {
    if (others.length > 0 || has(reading, 'distinct')) take(reading, piece, 'ask.word')
    else if (has(reading, 'count') || isPassive(reading, piece)) reading.factors.push(0.5)
  }
}

/** "which genres are sold": that they are, not how much. */
function isPassive({ pieces }: Reading, piece: Piece): boolean {
  const before = pieces[pieces.indexOf(piece) - 1]
  const isMuch = pieces.some(one => isAct(one, 'extreme', 'top', 'than', 'aggregate') || /^much$/i.test(one.text))
  return !isMuch && /^(is|are|was|were|gets?|got|we|they|you|i)$/i.test(before?.text ?? '')
}

/** "how many publishers" counts their names, "how many games" rows, "how many passengers" adds them up. */
function readCount(reading: Reading, piece: Acting, isDistinct: boolean): void {
  const next = pastWords(reading, after(reading, piece))
  const column = columnOf(next)
  const { figures } = reading.wish
  take(reading, piece, 'ask.count')
  // "average number of siblings"
  if (!isDistinct && column && isMeasured(column) && isAct(after(reading, piece, -1), 'aggregate')) return
  if (next && column && isFree(reading, next) && isNoun(reading, piece, next)) {
    countNoun(reading, piece, { next, column, isDistinct })
    return
  }
  const isCount = figures.length === 0 || !figures.some(({ aggregate, column: own }) => aggregate === 'count' && !own)
  if (isDistinct) reading.factors.push(0.5)
  else if (isCount) figures.push({ aggregate: 'count' })
}

function pastWords(reading: Reading, next: Piece | undefined): Piece | undefined {
  // "different car names"
  const behind = next?.kind === 'rows' ? reading.pieces[reading.pieces.indexOf(next) + 1] : undefined
  if (behind && columnOf(behind)?.role === 'text') return behind
  if (!isAct(next, 'distinct', 'all')) return next
  take(reading, next, 'ask.word')
  return after(reading, next)
}

interface Counted {
  next: Piece
  column: Column
  isDistinct: boolean
}

function countNoun(reading: Reading, piece: Acting, { next, column, isDistinct }: Counted): void {
  if (isMeasured(column) && !isDistinct && column.meaning.additive !== 'sum') return
  if (isDistinct && isMeasured(column) && !isCounted(reading, piece)) reading.factors.push(0.5)
  // "how many bills" may be bills, each a row, or what they come to: what is counted is whole.
  const mayBeRows = column.type === 'decimal' && isMeasured(column) && !isDistinct
  if (mayBeRows && !isSold(next)) reading.factors.push(0.5)
  // "count sex by class" may count rows of each.
  if (!isDistinct && /^(count|tally)$/i.test(piece.text) && has(reading, 'by')) reading.factors.push(0.5)
  reading.wish.figures.push({ aggregate: isMeasured(column) && !isDistinct ? 'sum' : 'countDistinct', column })
  take(reading, next, 'ask.column', { name: column.name })
}

/** "how many sales", in millions perhaps. */
const isSold = ({ text }: Piece) => /^(sales|units|copies)$/i.test(text)

/** "how many different prices", unlike "unique revenue". */
const isCounted = (reading: Reading, piece: Piece) =>
  /number|count|how many/i.test(piece.text) || isAct(after(reading, piece, -1), 'count')

/** The noun stands beside "how many", perhaps with a value before it. */
function isNoun(reading: Reading, piece: Piece, next: Piece): boolean {
  return reading.pieces
    .slice(reading.pieces.indexOf(piece) + 1, reading.pieces.indexOf(next))
    .every(one => one.kind === 'filler' || one.kind === 'rows' || isAct(one, 'distinct', 'all'))
}

/** "survival rate": the share of rows for which it is true. */
function readRate(reading: Reading, piece: Acting): void {
  const near = [after(reading, piece, -1), after(reading, piece)].find(one => {
    const column = columnOf(one)
    return column && isYesNo(column) && isNumeric(column)
  })
  const column = columnOf(near)
  if (!near || !column) return
  reading.wish.figures.push({ aggregate: 'mean', column })
  reading.wish.groups = reading.wish.groups.filter(group => group.column !== column)
  take(reading, near, 'ask.column', { name: column.name })
  take(reading, piece, 'ask.aggregate.mean')
}

/** "survival by age": how often it is so. */
export function readChances(reading: Reading): void {
  for (const piece of reading.pieces) {
    const column = columnOf(piece)
    const isNoun =
      column && isYesNo(column) && isNumeric(column) && isFree(reading, piece) && /val$|ness$/i.test(piece.text)
    if (!isNoun || isAct(after(reading, piece), 'rate') || isAct(after(reading, piece, -1), 'rate', 'by')) continue
    if (!has(reading, 'by', 'versus', 'compare', 'grain', 'trend', 'effect', 'relation')) continue
    if (has(reading, 'effect', 'relation')) reading.factors.push(0.5)
    reading.factors.push(0.8)
    reading.wish.figures.push({ aggregate: 'mean', column })
    take(reading, piece, 'ask.column', { name: column.name })
  }
}

/** The measures that are named, each with the aggregate that was last said before it, or after. */
function readNamed(reading: Reading): void {
  let said: Acting[] = []
  let isApplied = false
  for (const piece of reading.pieces) {
    if (isAct(piece, 'aggregate') && isFree(reading, piece)) {
      said = isApplied ? [piece] : [...said, piece]
      isApplied = false
    }
    const column = isFree(reading, piece) ? columnOf(piece) : null
    if (!column || !isComputed(column, said.length > 0)) continue
    addNamed(reading, piece, { column, said })
    isApplied = said.length > 0
  }
  countTotals(reading)
  applyLate(reading)
  for (const piece of actsOf(reading, 'aggregate')) takeAggregate(reading, piece)
}

/** "how much tip do parties of 6 leave on average": what is said at the end is of the one figure there is. */
function applyLate(reading: Reading): void {
  const [figure, other] = reading.wish.figures
  const [late, more] = actsOf(reading, 'aggregate')
  if (!figure?.column || other || !late || more || late.act.act !== 'aggregate') return
  const isPlain = isMeasured(figure.column) && figure.aggregate === usual(figure.column) && !figure.calculation
  if (!isPlain || after(reading, late)?.kind === 'column') return
  reading.wish.figures = [{ ...figure, aggregate: late.act.aggregate, p: late.act.p }]
  take(reading, late, `ask.aggregate.${late.act.aggregate}`)
}

/** "total orders": rows are counted. */
function countTotals(reading: Reading): void {
  if (reading.wish.figures.length > 0 || reading.wish.shape !== 'figures') return
  for (const piece of actsOf(reading, 'aggregate')) {
    const isTotal = piece.act.act === 'aggregate' && piece.act.aggregate === 'sum'
    if (!isTotal || after(reading, piece)?.kind !== 'rows') continue
    reading.wish.figures.push({ aggregate: 'count' })
    take(reading, piece, 'ask.count')
  }
}

function addNamed(reading: Reading, piece: Piece, { column, said }: { column: Column; said: readonly Acting[] }): void {
  if (isJoinedToGroup(reading, piece)) reading.factors.push(0.5)
  for (const { aggregate, p } of aggregatesFor(reading, piece, said)) addFigure(reading, { aggregate, p, column })
  take(reading, piece, 'ask.column', { name: column.name })
}

/** "by year and weight": it may be a group, too. */
function isJoinedToGroup(reading: Reading, piece: Piece): boolean {
  const joint = after(reading, piece, -1)
  const isTold = joint?.text === ',' && columnOf(piece)?.meaning.additive === 'sum'
  const before = joint && isAct(joint, 'and') && !isTold ? after(reading, joint, -1) : undefined
  return before !== undefined && (isAct(before, 'grain', 'part') || reading.used.get(before)?.code === 'ask.group')
}

/** A measure; a date or another number only when an aggregate is said. */
function isComputed(column: Column, isSaid: boolean): boolean {
  return isMeasured(column) || (isSaid && (isCalendar(column) || isNumeric(column)))
}

function aggregatesFor(
  reading: Reading,
  piece: Piece,
  said: readonly Acting[],
): Pick<WishedFigure, 'aggregate' | 'p'>[] {
  const column = columnOf(piece)
  const following = after(reading, piece)
  const later =
    said.length === 0 && isAct(following, 'aggregate') && !columnOf(after(reading, following)) ? [following] : []
  const aggregates = [...said, ...later].flatMap(one =>
    one.act.act === 'aggregate' ? [{ aggregate: one.act.aggregate, p: one.act.p }] : [],
  )
  for (const one of [...said, ...later]) takeAggregate(reading, one)
  if (aggregates.length > 0) return aggregates
  // Who does it more is asked of each, on average.
  return [{ aggregate: isPerRow(reading) || reading.asksWhoMore || has(reading, 'oftener') ? 'mean' : usual(column) }]
}

/** "sales per game": of each row, on average. */
function isPerRow(reading: Reading): boolean {
  return rowsPer(reading) !== undefined
}

function rowsPer(reading: Reading): Piece | undefined {
  return reading.pieces
    .filter(piece => isAct(piece, 'by') && /^per$|each|every/i.test(piece.text))
    .map(piece => after(reading, piece))
    .find(piece => piece?.kind === 'rows')
}

/** "tip per person": where a row is a party, a person is only a part of it. */
function doubtPersons(reading: Reading): void {
  const rows = reading.pieces.find(
    piece => piece.kind === 'rows' && isFree(reading, piece) && /person|people|guest|diner/i.test(piece.text),
  )
  const isParty = reading.subject.columns.some(({ name }) => /(^|_| )size$/i.test(name))
  if (rows && isParty && reading.compared.size === 0) reading.factors.push(0.5)
}

const usual = (column: Column | null): AggregateName => (column?.meaning.additive === 'sum' ? 'sum' : 'mean')

function takeAggregate(reading: Reading, piece: Acting): void {
  if (piece.act.act !== 'aggregate') return
  const isApplied = reading.wish.figures.some(
    ({ aggregate }) => piece.act.act === 'aggregate' && aggregate === piece.act.aggregate,
  )
  const isSum = piece.act.aggregate === 'sum' && (reading.wish.figures.length > 0 || reading.wish.shape !== 'figures')
  if (isApplied || isSum) take(reading, piece, `ask.aggregate.${piece.act.aggregate}`)
}

function addFigure(reading: Reading, figure: WishedFigure): void {
  const { figures } = reading.wish
  const known = figures.find(
    ({ aggregate, p, column }) => aggregate === figure.aggregate && p === figure.p && column === figure.column,
  )
  if (!known) figures.push(figure)
}
