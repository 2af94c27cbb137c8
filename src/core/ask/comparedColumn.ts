import type { Column } from '../../contract/column.ts'
import { nameWords } from '../column/nameWords.ts'
import type { Compared } from './compared.ts'
import type { Piece } from './piece.ts'
import { after, columnOf, isAct, isFree, type Reading, unitBehind } from './reading.ts'
import { isMeasured, isNumeric } from './subject.ts'
import { isInUnit } from './unitScale.ts'

/** The column that a number is held against, and the piece that names it. */
export interface Target {
  column: Column
  piece: Piece | null
}

/** The column a comparison is about: named beside it, told by its unit, or the only one there is; else it is asked back. */
export function targetOf(reading: Reading, compared: Compared): Target | null {
  const { pieces, isMoney } = compared
  const [first] = pieces
  const last = pieces.at(-1)
  if (!first || !last) return null
  const money = isMoney || unitBehind(reading, last)?.isMoney === true
  const behind = reading.pieces[reading.pieces.indexOf(last) + 1]
  const named = numericOf(behind)
  if (named && behind && !money) return { column: named, piece: behind }
  const before = targetBefore(reading, first)
  if (money) return isOfMoney(reading, before) ? before : moneyTarget(reading, first)
  return (
    sizeTarget(reading, first) ??
    before ??
    measuredTarget(reading, last) ??
    sameTarget(reading, first) ??
    ageTarget(reading, first) ??
    onlyTarget(reading, first)
  )
}

/** Of a sum of money, where the table has money, only what is money. */
function isOfMoney({ subject }: Reading, target: Target | null): target is Target {
  const money = subject.columns.filter(({ meaning }) => meaning.isMoney)
  const priced = money.length > 0 ? money : subject.columns.filter(isPriced)
  return target !== null && (priced.length === 0 || priced.includes(target.column))
}

/** The number column that a piece names. */
export function numericOf(piece: Piece | undefined): Column | null {
  const column = columnOf(piece)
  return column && isNumeric(column) && column.role !== 'identifier' ? column : null
}

/** "parties of 4": how many belong to a row. */
export function sizeTarget(reading: Reading, piece: Piece): Target | null {
  const before = after(reading, piece, -1)
  const behind = reading.pieces.slice(reading.pieces.indexOf(piece)).find(one => one.kind === 'rows')
  const isOfPeople = behind !== undefined && /^(people|persons?|guests?|diners)$/i.test(behind.text)
  if (!isOfPeople && (before?.kind !== 'rows' || !/^(part|group|table)/i.test(before.text))) return null
  const size = reading.subject.columns.find(column => nameWords(column.name).includes('size') && isNumeric(column))
  return size ? { column: size, piece: null } : null
}

/** The number named shortly before a comparison: "price above 100", "tips of more than 5". */
function targetBefore(reading: Reading, first: Piece): Target | null {
  let piece = after(reading, first, -1)
  for (let steps = 0; piece && steps < 3; steps++) {
    const column = numericOf(piece)
    if (column) return isFree(reading, piece) ? { column, piece } : null
    // "revenue from orders above 500" is of the orders.
    if (!isAct(piece, 'not', 'than', 'all')) return null
    piece = after(reading, piece, -1)
  }
  return null
}

/** "over 5 kg": the only column that is a weight. */
function measuredTarget(reading: Reading, last: Piece): Target | null {
  const unit = unitBehind(reading, last)
  const [only, other] = unit ? reading.subject.columns.filter(column => isInUnit(unit.text, column)) : []
  return only && !other ? { column: only, piece: null } : null
}

/** "price above 100 and below 200", "under 10 or over 60": the same number again. */
function sameTarget(reading: Reading, first: Piece): Target | null {
  const joint = after(reading, first, -1)
  const before = isAct(joint, 'and') ? after(reading, joint, -1) : undefined
  const column = before && reading.compared.get(before)
  return column ? { column, piece: null } : null
}

/** "passengers under 18", "women between 20 and 30": of people, it is their age. */
function ageTarget(reading: Reading, first: Piece): Target | null {
  const age = reading.subject.columns.find(column => column.name.toLowerCase() === 'age' && isMeasured(column))
  const before = after(reading, first, -1)
  if (!age || !before || (before.kind !== 'rows' && before.kind !== 'value')) return null
  // "passengers paying over 200" are not that old.
  const between = reading.pieces.slice(reading.pieces.indexOf(before) + 1, reading.pieces.indexOf(first))
  if (between.some(({ kind }) => kind === 'verb')) return null
  reading.factors.push(0.9)
  return { column: age, piece: null }
}

function moneyTarget(reading: Reading, piece: Piece): Target | null {
  const { columns } = reading.subject
  const money = columns.filter(column => isMeasured(column) && column.meaning.isMoney)
  const named = reading.pieces.map(one => numericOf(one)).filter(column => column !== null)
  const priced = money.length > 0 ? money : columns.filter(isPriced)
  const meant = [named.filter(column => priced.includes(column)), priced, named].find(some => some.length > 0) ?? []
  const [only, second] = new Set(meant)
  if (only && !second) return { column: only, piece: null }
  return doubt(reading, piece, priced.length > 1 ? priced : columns.filter(isMeasured))
}

const prices = new Set('price fare cost amount bill tip fee salary income pay charge revenue sales'.split(' '))
const isPriced = (column: Column) => isMeasured(column) && nameWords(column.name).some(word => prices.has(word))

/** Without a name, a number is held against the only measure there is. */
function onlyTarget(reading: Reading, piece: Piece): Target | null {
  const measures = reading.subject.columns.filter(isMeasured)
  const [only, second] = measures
  if (only && !second) return { column: only, piece: null }
  return doubt(reading, piece, measures)
}

function doubt(reading: Reading, piece: Piece, columns: Column[]): Target | null {
  const chosen = reading.chosen.measure
  if (chosen !== null && chosen !== 'rows') return { column: chosen, piece: null }
  reading.doubts.push({ about: 'condition', piece, columns })
  return null
}
