import type { Column } from '../../contract/column.ts'
import type { Filter } from '../../contract/plan.ts'
import type { Piece } from './piece.ts'
import { addFilter, after, isAct, type Reading, take, unitBehind } from './reading.ts'
import { unitFactor } from './unitScale.ts'

export type Comparison = 'lt' | 'le' | 'gt' | 'ge' | 'eq' | 'ne'

/** A comparison with a number as it was said. */
export interface Compared extends Amount {
  /** What says it, the number among them. */
  pieces: readonly Piece[]
  op: Comparison
  /** Of "between": the other end. */
  high?: number
}

/** A number as it was said: "$5", "3 million", "20%". */
export interface Amount {
  number: number
  isMoney: boolean
  isPercent?: boolean | undefined
  /** The number before its "million". */
  mantissa?: number | undefined
}

/** The number that a piece says, or a year that a comparison makes a number. */
export function amountOf(piece: Piece | undefined): Amount | null {
  if (piece?.kind === 'number') return piece
  if (piece?.kind === 'date' && piece.span.kind === 'range' && piece.span.isBareYear && piece.tokens.length === 1)
    return { number: Number(piece.text), isMoney: false }
  return null
}

/** Narrows the rows down to those that compare so. */
export function addCompared(reading: Reading, compared: Compared, column: Column): void {
  const filter = conditionOn(column.id, scaled(reading, compared, column))
  if (!joinedByOr(reading, compared, { column, filter })) addFilter(reading, filter)
  sayCompared(reading, compared, column.name)
  for (const piece of compared.pieces) reading.compared.set(piece, column)
}

/** Marks what said a comparison as understood. */
export function sayCompared(reading: Reading, { pieces, op, number, high }: Compared, name: string): void {
  for (const piece of pieces)
    if (high === undefined) take(reading, piece, `ask.condition.${op}`, { name, value: number })
    else take(reading, piece, 'ask.condition.between', { name, low: number, high })
}

function conditionOn(column: string, { op, number, high }: Compared): Filter {
  if (high !== undefined) return { op: 'between', column, low: number, high, closed: true }
  return { op, column, value: number }
}

/** "under 10 or over 60": either is enough. */
function joinedByOr(
  reading: Reading,
  { pieces: [first] }: Compared,
  { column, filter }: { column: Column; filter: Filter },
): boolean {
  const joint = first && after(reading, first, -1)
  if (!isAct(joint, 'and')) return false
  const before = after(reading, joint, -1)
  const last = reading.wish.filters.at(-1)
  if (!before || reading.compared.get(before) !== column || !last || joint.text.toLowerCase() !== 'or') return false
  reading.wish.filters.splice(-1, 1, { op: 'or', of: [last, filter] })
  take(reading, joint, 'ask.word')
  return true
}

/** A number that was said in another unit than the column's, in the column's; doubtful where there is no way between. */
function scaled(reading: Reading, compared: Compared, column: Column): Compared {
  const last = compared.pieces.findLast(piece => piece.kind === 'number')
  const unit = last && unitBehind(reading, last)
  const factor = unit && !unit.isMoney ? unitFactor(unit.text, column) : 1
  if (factor === null) reading.factors.push(0.5)
  const { number, high } = compared
  const by = (factor ?? 1) * largeFactor(reading, compared, column) * percentFactor(reading, compared, column)
  const scale = (n: number) => Number((n * by).toPrecision(12))
  return by === 1 ? compared : { ...compared, number: scale(number), ...(high !== undefined && { high: scale(high) }) }
}

/** "3 million" where the column itself is written in millions. */
function largeFactor(reading: Reading, { number, mantissa }: Compared, { profile }: Column): number {
  if (mantissa === undefined) return 1
  const most = Number(profile.max)
  if (number <= most) return 1
  reading.factors.push(mantissa <= most ? 0.8 : 0.5)
  return mantissa <= most ? mantissa / number : 1
}

/** "over 20%" where the column holds shares of one. */
function percentFactor(reading: Reading, { isPercent }: Compared, { name, meaning, profile }: Column): number {
  if (!isPercent || meaning.unit === '%' || /%|percent|pct/i.test(name)) return 1
  const isShare = Number(profile.max) <= 1 && Number(profile.min) >= 0
  if (!isShare) reading.factors.push(0.4)
  return isShare ? 0.01 : 1
}
