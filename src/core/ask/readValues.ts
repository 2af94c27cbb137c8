import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Piece } from './piece.ts'
import { addFilter, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { readYesNo } from './readYesNo.ts'
import { compareSides } from './sides.ts'
import { isMeasured, isNumeric } from './subject.ts'
import type { ValueOption } from './valueLinks.ts'

/** Two readings nearer than this are asked back. */
const NEAR = 0.1

/** Reads the values a question names: each column's are one condition, and sides to compare are groups, too. */
export function readValues(reading: Reading): void {
  const named = new Map<Column, Sides>()
  for (const piece of reading.pieces) {
    if (piece.kind !== 'value' || !isFree(reading, piece)) continue
    const option = chosen(reading, piece)
    if (option?.isPart) readPart(reading, piece, option)
    else if (option) readWhole(reading, piece, { option, named })
  }
  for (const [column, sets] of named) conditionOf(reading, column, sets)
  readSearches(reading)
  readYesNo(reading)
}

interface Sides {
  plain: Set<ValueOption['value']>
  not: Set<ValueOption['value']>
}

function readWhole(
  reading: Reading,
  piece: Piece,
  { option, named }: { option: ValueOption; named: Map<Column, Sides> },
): void {
  const { column, value, score } = option
  const sides = named.get(column) ?? { plain: new Set(), not: new Set() }
  named.set(column, sides)
  const isNot = isNegated(reading, piece, column)
  sides[isNot ? 'not' : 'plain'].add(value)
  takeNeighbours(reading, piece, column)
  doubtRun(reading, piece, { option, isNot })
  take(reading, piece, isNot ? 'ask.valueNot' : 'ask.value', { name: column.name, value: String(value) })
  if (score < 0.85) reading.factors.push(0.95)
}

/** "ford cars" where several names have the word in them. */
function readPart(reading: Reading, piece: Piece, { column, value }: ValueOption): void {
  const filter = { op: 'contains', column: column.id, value: String(value) } as const
  // "which country" names a column that is not there.
  if (isAct(after(reading, piece, -1), 'which', 'by', 'aggregate')) reading.factors.push(0.4)
  const isNot = isNegated(reading, piece, column)
  const { filters } = reading.wish
  const before = filters.at(-1)
  const isSecond = before !== undefined && !isNot && containsIn(before, column)
  // "honda vs toyota" are two sides, which words in names do not part.
  if (isSecond && !/^or$/i.test(after(reading, piece, -1)?.text ?? '')) reading.factors.push(0.4)
  if (isSecond) filters.splice(-1, 1, { op: 'or', of: [before, filter] })
  else addFilter(reading, isNot ? { op: 'not', of: filter } : filter)
  takeNeighbours(reading, piece, column)
  take(reading, piece, 'ask.search', { name: column.name, text: String(value) })
}

const containsIn = (filter: Filter, { id }: Column) => filter.op === 'contains' && filter.column === id

/** "with legends in the name". */
function readSearches(reading: Reading): void {
  for (const piece of reading.pieces) {
    if (piece.kind !== 'search' || !isFree(reading, piece)) continue
    const { column, text } = piece
    const filter = { op: 'contains', column: column.id, value: text } as const
    const before = after(reading, piece, -1)
    if (isAct(before, 'not')) take(reading, before, 'ask.word')
    addFilter(reading, isAct(before, 'not') ? { op: 'not', of: filter } : filter)
    reading.factors.push(0.85)
    take(reading, piece, 'ask.search', { name: column.name, text })
  }
}

/** The column meant by a value: the one the question names elsewhere, or the best. */
function chosen(reading: Reading, piece: Piece & { kind: 'value' }): ValueOption | null {
  const [best, second] = piece.options
  if (!best) return null
  const beside = [after(reading, piece), after(reading, piece, -1)].map(columnOf)
  const named = piece.options.find(({ column }) => beside.includes(column))
  if (named) return named
  const mentioned = piece.options.filter(({ column }) => reading.pieces.some(one => columnOf(one) === column))
  if (mentioned.length === 1 && mentioned[0]) return mentioned[0]
  if (second && best.score - second.score < NEAR) {
    const near = piece.options.filter(({ score }) => best.score - score < NEAR)
    reading.doubts.push({ about: 'value', piece, columns: [], values: near })
    return null
  }
  return best
}

/** "north west" is neither, and what "and" joins to what is left out may be left out, too. */
function doubtRun(reading: Reading, piece: Piece, { option, isNot }: { option: ValueOption; isNot: boolean }): void {
  const before = after(reading, piece, -1)
  const isOfColumn = (one: Piece | undefined) => one?.kind === 'value' && one.options[0]?.column === option.column
  if (isOfColumn(before)) reading.factors.push(0.5)
  if (!before || isNot || !isAct(before, 'and')) return
  const joined = after(reading, before, -1)
  if (joined && reading.used.get(joined)?.code === 'ask.valueNot') reading.factors.push(0.5)
}

function isNegated(reading: Reading, piece: Piece, column: Column): boolean {
  let before = after(reading, piece, -1)
  for (let steps = 0; before && steps < 6; steps++) {
    if (isAct(before, 'not')) {
      // "which island has no gentoo" is of all rows of a group.
      if (/^(no|without)$/i.test(before.text) && has(reading, 'which')) reading.factors.push(0.4)
      take(reading, before, 'ask.word')
      return true
    }
    const isPart =
      columnOf(before) === column ||
      (isAct(before, 'by') && columnOf(after(reading, before, -1)) === column) ||
      isAct(before, 'and', 'all') ||
      (before.kind === 'value' && before.options.some(one => one.column === column))
    if (!isPart) return false
    before = after(reading, before, -1)
  }
  return false
}

/** "the West region", "genre is Action": the column beside its value is no group of its own. */
function takeNeighbours(reading: Reading, piece: Piece, column: Column): void {
  for (const step of [-1, 1] as const) {
    const near = step === -1 ? beforeJoint(reading, piece, column) : after(reading, piece)
    const named = columnOf(near)
    if (!near || !named || !isFree(reading, near) || isAsked(after(reading, near, -1))) continue
    if (named !== column && !isRelated(named, column)) continue
    if (step === 1 && isNumeric(named) && isAct(after(reading, near), 'than', 'between')) continue
    take(reading, near, 'ask.conditionColumn', { name: column.name })
  }
}

/** "which" and "by" ask for the column; "who embarked in" does not. */
const isAsked = (before: Piece | undefined) => isAct(before, 'by', 'which', 'top') && !/^who$/i.test(before.text)

/** What stands before a value, past the "by" of "published by" and the "equals" of "genre equals". */
function beforeJoint(reading: Reading, piece: Piece, column: Column): Piece | undefined {
  const last = after(reading, piece, -1)
  // "status is not delivered"
  const near = last && isAct(last, 'not') ? after(reading, last, -1) : last
  const before = near && after(reading, near, -1)
  const isEqual = isAct(near, 'than') && near.act.act === 'than' && near.act.op === 'eq'
  if (!near || !(isEqual || isAct(near, 'by')) || columnOf(before) !== column) return near
  take(reading, near, 'ask.word')
  return before
}

/** "embarked in Southampton": embarked and embark_town are said of one another. */
function isRelated(a: Column, b: Column): boolean {
  const [x, y] = [a.name.toLowerCase(), b.name.toLowerCase()]
  return x.slice(0, 6) === y.slice(0, 6) && x.length > 5 && y.length > 5
}

function conditionOf(reading: Reading, column: Column, { plain, not }: Sides): void {
  if (plain.size > 0 && isPartAsked(reading, column)) {
    // Of all, or of those that are named.
    if (plain.size > 1 && plain.size < (reading.subject.values.get(column.id)?.length ?? 0)) reading.factors.push(0.6)
    reading.wish.groups.push({ column, isSide: true })
    return
  }
  if (plain.size > 0) addFilter(reading, isAmong(column.id, [...plain]))
  if (not.size > 0) addFilter(reading, isNoneOf(column.id, [...not]))
  compareSides(reading, column, plain.size)
}

const places = new Set(['in', 'on', 'for', 'from', 'at', 'among', 'within', 'during'])

/** "share of returned orders": the value is the part; "share of orders by status in the West": it is where. */
function isPartAsked(reading: Reading, column: Column): boolean {
  const { pieces } = reading
  if (!has(reading, 'share')) return false
  const isFigured = pieces.some(piece => {
    const named = columnOf(piece)
    return named !== null && isMeasured(named)
  })
  const i = pieces.findIndex(piece => piece.kind === 'value' && piece.options.some(one => one.column === column))
  const isPlace = places.has(pieces[i - 1]?.text.toLowerCase().split(' ')[0] ?? '') || isThe(pieces, i)
  return !isFigured && !isPlace
}

/** "in the West". */
const isThe = (pieces: readonly Piece[], i: number) =>
  pieces[i - 1]?.text.toLowerCase() === 'the' && places.has(pieces[i - 2]?.text.toLowerCase() ?? '')

function isNoneOf(column: string, values: ValueOption['value'][]): Filter {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? { op: 'ne', column, value: only }
    : { op: 'not', of: { op: 'in', column, values } }
}

function isAmong(column: string, values: ValueOption['value'][]) {
  const [only] = values
  return values.length === 1 && only !== undefined
    ? ({ op: 'eq', column, value: only } as const)
    : ({ op: 'in', column, values } as const)
}
