import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import { nameWords } from '../column/nameWords.ts'
import type { Piece } from './piece.ts'
import { type Acting, actsOf, addFilter, after, columnOf, isAct, isFree, type Reading, take } from './reading.ts'
import { isMeasured, isNumeric, isYesNo } from './subject.ts'
import type { WishedFigure } from './wish.ts'

type Comparison = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'

/** Reads the comparisons with numbers: "above 100", "between 5 and 10 dollars", "older than 30", "8 cylinders". */
export function readConditions(reading: Reading): void {
  for (const piece of actsOf(reading, 'between')) readBetween(reading, piece)
  for (const piece of reading.pieces) if (piece.kind === 'number') readSpan(reading, piece)
  for (const piece of actsOf(reading, 'than')) readThan(reading, piece)
  for (const piece of reading.pieces)
    if (piece.kind === 'quality' && piece.degree === 'more') readQuality(reading, piece)
  for (const piece of reading.pieces)
    if (piece.kind === 'number' && isFree(reading, piece)) readPlainNumber(reading, piece)
  for (const piece of actsOf(reading, 'missing', 'present')) readMissing(reading, piece)
  for (const piece of actsOf(reading, 'not')) readWithout(reading, piece)
}

/** A number, or a year that a comparison makes a number. */
function numberOf(piece: Piece | undefined): { number: number; isMoney: boolean } | null {
  if (piece?.kind === 'number') return piece
  if (piece?.kind === 'date' && piece.span.kind === 'range' && piece.span.isBareYear && piece.tokens.length === 1)
    return { number: Number(piece.text), isMoney: false }
  return null
}

function readThan(reading: Reading, piece: Acting): void {
  if (piece.act.act !== 'than') return
  const isBehind = piece.text.toLowerCase().startsWith('or ')
  const next = after(reading, piece, isBehind ? -1 : 1)
  const given = numberOf(next)
  if (next?.kind === 'value' && piece.act.op === 'gt') {
    reading.asksWhoMore = true
    take(reading, piece, 'ask.word')
  }
  if (!next || !given) return
  const isNegated = !isBehind && isAct(after(reading, piece, -1), 'not')
  const op = isNegated ? opposite[piece.act.op] : piece.act.op
  compare(reading, { pieces: isBehind ? [next, piece] : [piece, next], op, ...given })
}

const opposite: Record<Comparison, Comparison> = { lt: 'ge', le: 'gt', gt: 'le', ge: 'lt', eq: 'ne', ne: 'eq' }

interface Compared {
  pieces: readonly Piece[]
  op: Comparison
  number: number
  isMoney: boolean
  /** Of "between": the other end. */
  high?: number
}

function readBetween(reading: Reading, piece: Piece): void {
  const low = after(reading, piece)
  const joint = low && after(reading, low)
  const high = joint && after(reading, joint)
  const [a, b] = [numberOf(low), numberOf(high)]
  if (!low || !joint || !high || !a || !b || !isAct(joint, 'and')) return
  take(reading, joint, 'ask.word')
  compare(reading, {
    pieces: [piece, low, high],
    op: 'ge',
    number: a.number,
    isMoney: a.isMoney || b.isMoney,
    high: b.number,
  })
}

function compare(reading: Reading, compared: Compared): void {
  const [first] = compared.pieces
  const last = compared.pieces.at(-1)
  if (!first || !last) return
  if (readHaving(reading, compared, { first, last })) return
  const found = targetOf(reading, compared, { first, last })
  if (!found) return
  if (found.piece && isFree(reading, found.piece)) markTarget(reading, found.piece, found.column)
  addFilter(reading, conditionOn(found.column.id, inUnit(reading, compared, found.column)))
  sayUsed(reading, compared, found.column.name)
}

const said = { lt: 'below', le: 'at most', gt: 'above', ge: 'at least', eq: 'is', ne: 'is not' } as const

function sayUsed(reading: Reading, { pieces, op, number, high }: Compared, name: string): void {
  for (const piece of pieces)
    if (high === undefined) take(reading, piece, `ask.condition.${op}`, { name, value: number })
    else take(reading, piece, 'ask.condition.between', { name, low: number, high })
}

const grams = { mg: 0.001, g: 1, gram: 1, kg: 1000, kilogram: 1000, lb: 453.59237 }
const metres = {
  mm: 0.001,
  millimetre: 0.001,
  millimeter: 0.001,
  cm: 0.01,
  centimetre: 0.01,
  centimeter: 0.01,
  m: 1,
  metre: 1,
  meter: 1,
  km: 1000,
}

/** A number that was given in another unit than the column's, in the column's; doubtful where there is no way between. */
function inUnit(reading: Reading, compared: Compared, { meaning }: Column): Compared {
  const last = compared.pieces.findLast(piece => piece.kind === 'number')
  const said = last && nextUnit(reading, last)
  const [from, to] = [said?.text.toLowerCase().replace(/s$/, ''), meaning.unit]
  if (!from || said?.isMoney || to === null || from === to) return compared
  const scale = [grams, metres].find(units => from in units) as Readonly<Record<string, number>> | undefined
  const [a, b] = [scale?.[from], scale?.[to]]
  if (a === undefined) return compared
  if (b === undefined) reading.factors.push(0.5)
  const factor = a / (b ?? a)
  const { number, high } = compared
  return { ...compared, number: number * factor, ...(high !== undefined && { high: high * factor }) }
}

function conditionOn(column: string, { op, number, high }: Compared): Filter {
  if (high !== undefined) return { op: 'between', column, low: number, high, closed: true }
  return { op, column, value: number }
}

/** A column named in a condition is part of it; one that figures are asked of stays free for that, too. */
function markTarget(reading: Reading, piece: Piece, column: Column): void {
  take(reading, piece, 'ask.conditionColumn', { name: column.name })
}

interface Ends {
  first: Piece
  last: Piece
}

function targetOf(
  reading: Reading,
  { isMoney }: Compared,
  { first, last }: Ends,
): { column: Column; piece: Piece | null } | null {
  const money = isMoney || nextUnit(reading, last)?.isMoney === true
  const behind = reading.pieces[reading.pieces.indexOf(last) + 1]
  const named = numericOf(behind)
  if (named && behind && !money) return { column: named, piece: behind }
  const before =
    (money ? null : sizeTarget(reading, first)) ??
    targetBefore(reading, first) ??
    (money ? null : ageTarget(reading, first))
  if (before) return before
  return money ? moneyTarget(reading, first) : onlyTarget(reading, first)
}

function nextUnit(reading: Reading, last: Piece) {
  const piece = reading.pieces[reading.pieces.indexOf(last) + 1]
  return piece?.kind === 'unit' ? piece : null
}

function numericOf(piece: Piece | undefined): Column | null {
  const column = columnOf(piece)
  return column && isNumeric(column) && column.role !== 'identifier' ? column : null
}

/** The number named shortly before a comparison: "price above 100", "tips of more than 5". */
function targetBefore(reading: Reading, first: Piece): { column: Column; piece: Piece } | null {
  let piece = after(reading, first, -1)
  for (let steps = 0; piece && steps < 3; steps++) {
    const column = numericOf(piece)
    if (column) return { column, piece }
    if (!isAct(piece, 'not', 'than', 'with', 'all') && piece.kind !== 'rows') return null
    if (isAct(piece, 'with')) return null
    piece = after(reading, piece, -1)
  }
  return null
}

/** "passengers under 18", "women between 20 and 30": of people, it is their age. */
function ageTarget(reading: Reading, first: Piece): { column: Column; piece: null } | null {
  const age = reading.subject.columns.find(column => column.name.toLowerCase() === 'age' && isMeasured(column))
  const before = after(reading, first, -1)
  if (!age || (before?.kind !== 'rows' && before?.kind !== 'value')) return null
  reading.factors.push(0.9)
  return { column: age, piece: null }
}

function moneyTarget(reading: Reading, piece: Piece): { column: Column; piece: null } | null {
  const { columns } = reading.subject
  const money = columns.filter(column => isMeasured(column) && column.meaning.isMoney)
  const named = reading.pieces.map(one => numericOf(one)).filter(column => column !== null)
  const [only, second] = money.length > 0 ? money : named
  if (only && !second) return { column: only, piece: null }
  const priced = money.length === 0 && named.length === 0 ? columns.filter(isPriced) : []
  if (priced.length === 1 && priced[0]) return { column: priced[0], piece: null }
  return doubt(reading, piece, money.length > 1 ? money : columns.filter(isMeasured))
}

const isPriced = (column: Column) =>
  isMeasured(column) && nameWords(column.name).some(word => ['price', 'fare', 'cost', 'amount', 'bill'].includes(word))

/** Without a name, a number is held against the only measure there is. */
function onlyTarget(reading: Reading, piece: Piece): { column: Column; piece: null } | null {
  const measures = reading.subject.columns.filter(isMeasured)
  const [only, second] = measures
  if (only && !second) return { column: only, piece: null }
  return doubt(reading, piece, measures)
}

function doubt(reading: Reading, piece: Piece, columns: Column[]): { column: Column; piece: null } | null {
  const chosen = reading.chosenMeasure
  if (chosen !== null && chosen !== 'rows') return { column: chosen, piece: null }
  reading.doubts.push({ about: 'condition', piece, columns })
  return null
}

/** "publishers with more than 50 games", "platforms with total sales above 100": of groups, not of rows. */
function readHaving(reading: Reading, compared: Compared, { first, last }: Ends): boolean {
  const { pieces, wish } = reading
  const i = pieces.indexOf(first)
  const joint = pieces.slice(0, i).findLast(piece => isAct(piece, 'with', 'by', 'which') || piece.kind === 'date')
  if (!joint || !isAct(joint, 'with', 'which')) return false
  const subject = after(reading, joint, isAct(joint, 'which') ? 1 : -1)
  const column = columnOf(subject)
  if (!subject || !column || isMeasured(column) || column.role === 'identifier') return false
  const between = pieces.slice(Math.max(pieces.indexOf(joint), pieces.indexOf(subject)) + 1, i)
  const held = heldFigure(between, after(reading, last))
  if (!held) return false
  wish.figures.push(held.figure)
  wish.having.push({ column: 'v0', op: compared.op, value: compared.number })
  if (!wish.groups.some(group => group.column === column)) wish.groups.push({ column })
  take(reading, subject, 'ask.group', { name: column.name })
  for (const piece of [...between, ...(held.behind ? [held.behind] : [])]) take(reading, piece, 'ask.word')
  sayUsed(reading, compared, held.figure.column?.name ?? said[compared.op])
  return true
}

/** The figure that groups are held to: rows counted, or a measure named before the comparison or behind its number. */
function heldFigure(
  between: readonly Piece[],
  behind: Piece | undefined,
): { figure: WishedFigure; behind: Piece | null } | null {
  if (between.some(piece => isAct(piece, 'count')) || behind?.kind === 'rows')
    return { figure: { aggregate: 'count' }, behind: behind?.kind === 'rows' ? behind : null }
  const inside = between.find(piece => numericOf(piece))
  const column = numericOf(inside ?? behind)
  const said = between.find(piece => isAct(piece, 'aggregate'))
  const aggregate = isAct(said, 'aggregate') && said.act.act === 'aggregate' ? said.act.aggregate : null
  // Which rows of a group are meant by what does not add up stays open.
  if (!column || (aggregate === null && column.meaning.additive !== 'sum')) return null
  return { figure: { aggregate: aggregate ?? 'sum', column }, behind: inside ? null : (behind ?? null) }
}

/** "older than 30": the adjective names the column. */
function readQuality(reading: Reading, piece: Piece & { kind: 'quality' }): void {
  let next = after(reading, piece)
  if (next && isAct(next, 'than')) next = after(reading, next)
  const given = numberOf(next)
  const column = piece.about[0]?.column
  if (!next || !given || !column) return
  const op = piece.direction === 'desc' ? 'gt' : 'lt'
  compareDirectly(reading, [piece, next], { column, op, number: given.number })
}

function compareDirectly(
  reading: Reading,
  pieces: Piece[],
  { column, op, number }: { column: Column; op: Comparison; number: number },
): void {
  const compared = inUnit(reading, { pieces, op, number, isMoney: false }, column)
  addFilter(reading, conditionOn(column.id, compared))
  sayUsed(reading, compared, column.name)
}

/** "aged 30", "party size of 4", "size 2": a number beside its column. */
function readPlainNumber(reading: Reading, piece: Piece & { kind: 'number' }): void {
  const before = after(reading, piece, -1)
  if (isAct(before, 'top', 'than', 'between', 'and') || isAct(after(reading, piece), 'top')) return
  const behind = reading.pieces[reading.pieces.indexOf(piece) + 1]
  if (numericOf(behind) && behind && isFree(reading, behind) && !isAct(before, 'top', 'than')) {
    compareBehind(reading, piece, behind)
    return
  }
  const sized = sizeTarget(reading, piece)
  if (sized) {
    compareDirectly(reading, [piece], { column: sized.column, op: 'eq', number: piece.number })
    return
  }
  const column = numericOf(before)
  if (!column || !before || isAct(after(reading, before, -1), 'by', 'aggregate') || !isBeside(reading, before, piece))
    return
  take(reading, before, 'ask.conditionColumn', { name: column.name })
  compareDirectly(reading, [piece], { column, op: 'eq', number: piece.number })
}

/** "without a publisher": the column has nothing there. */
function readWithout(reading: Reading, piece: Acting): void {
  const near = after(reading, piece)
  const column = columnOf(near)
  if (!near || !column || isYesNo(column) || !['without', 'no'].includes(piece.text.toLowerCase())) return
  const next = after(reading, near)
  if (next?.kind === 'value' && next.options.some(one => one.column === column)) return
  const isNone = isMeasured(column) && column.type === 'integer' && column.profile.min === 0
  if (column.profile.nulls === 0 && !isNone) return
  take(reading, near, 'ask.conditionColumn', { name: column.name })
  if (isNone) {
    addFilter(reading, { op: 'eq', column: column.id, value: 0 })
    take(reading, piece, 'ask.condition.eq', { name: column.name, value: 0 })
    return
  }
  addFilter(reading, { op: 'isNull', column: column.id })
  take(reading, piece, 'ask.condition.isNull', { name: column.name })
}

const turned = { isNull: 'notNull', notNull: 'isNull' } as const

/** "size of 4", "size 4": no preposition of place or time stands between. */
function isBeside(reading: Reading, before: Piece, piece: Piece): boolean {
  const between = reading.pieces.slice(reading.pieces.indexOf(before) + 1, reading.pieces.indexOf(piece))
  return between.every(one => ['of', 'is', 'are', 'was', 'equal'].includes(one.text.toLowerCase()))
}

/** "parties of 4": how many belong to a row. */
function sizeTarget(reading: Reading, piece: Piece): { column: Column; piece: null } | null {
  const before = after(reading, piece, -1)
  const behind = reading.pieces.slice(reading.pieces.indexOf(piece)).find(one => one.kind === 'rows')
  const isOfPeople = behind !== undefined && /^(people|persons?|guests?)$/i.test(behind.text)
  if (!isOfPeople && (before?.kind !== 'rows' || !/^(part|group|table)/i.test(before.text))) return null
  const size = reading.subject.columns.find(column => nameWords(column.name).includes('size') && isNumeric(column))
  return size ? { column: size, piece: null } : null
}

/** "20 to 25", "20-25". */
function readSpan(reading: Reading, piece: Piece & { kind: 'number' }): void {
  const next = after(reading, piece)
  if (next?.kind !== 'number' || !isFree(reading, piece)) return
  const between = reading.pieces.slice(reading.pieces.indexOf(piece) + 1, reading.pieces.indexOf(next))
  const isJoined = between.length === 1 && between[0]?.text.toLowerCase() === 'to'
  const isDashed = between.length === 0 && next.start - piece.end === 1
  if (!isJoined && !isDashed) return
  const { number, isMoney } = piece
  compare(reading, { pieces: [piece, next], op: 'ge', number, isMoney: isMoney || next.isMoney, high: next.number })
}

/** "a 1 carat diamond": the number stands before its column. */
function compareBehind(reading: Reading, piece: Piece & { kind: 'number' }, behind: Piece): void {
  const column = numericOf(behind)
  if (!column) return
  take(reading, behind, 'ask.conditionColumn', { name: column.name })
  reading.factors.push(0.85)
  compareDirectly(reading, [piece], { column, op: 'eq', number: piece.number })
}

/** "missing age", "with known deck". */
function readMissing(reading: Reading, piece: Acting): void {
  const op = piece.act.act === 'missing' ? ('isNull' as const) : ('notNull' as const)
  const before = after(reading, piece, -1)
  const isBehind = isAct(before, 'not')
  const near = [after(reading, piece), isBehind ? after(reading, before, -1) : before].find(one => columnOf(one))
  const column = columnOf(near)
  if (!near || !column) return
  if (isBehind) take(reading, before, 'ask.word')
  const meant = isBehind ? turned[op] : op
  addFilter(reading, { op: meant, column: column.id })
  if (!isAct(after(reading, near, -1), 'by')) take(reading, near, 'ask.conditionColumn', { name: column.name })
  take(reading, piece, `ask.condition.${meant}`, { name: column.name })
}
