import type { Column } from '../../contract/column.ts'
import type { Piece } from './piece.ts'
import { type Acting, after, columnOf, has, isAct, isFree, type Reading } from './reading.ts'
import { isMeasured, isYesNo } from './subject.ts'
import { plain, singular } from './token.ts'

/** What each thing that reads two ways takes from the confidence. */
const DOUBT = 0.5

/** What a reading as a whole leaves in doubt although each part of it was understood: a factor for each. */
export function crossChecks(reading: Reading): number[] {
  const joints = reading.pieces.filter((piece): piece is Acting => piece.kind === 'act')
  return [
    ...joints.filter(piece => isEitherOfColumns(reading, piece)),
    ...joints.filter(piece => isUnlike(reading, piece)),
    ...reading.pieces.filter(piece => isComputing(reading, piece)),
    ...reading.pieces.filter(piece => isNumberOfRows(reading, piece)),
    ...reading.pieces.filter(piece => isValueToo(reading, piece) || isHeldWith(reading, piece)),
    ...(isSharedTwice(reading) ? [reading] : []),
    ...(isTopWithin(reading) ? [reading] : []),
    ...(isListUnasked(reading) ? [reading] : []),
    ...(isGroupCounted(reading) ? [reading] : []),
    ...(isOneGroup(reading) ? [reading] : []),
    ...(reading.wish.shape !== 'figures' && reading.wish.figures.length > 0 ? [reading] : []),
  ].map(() => DOUBT)
}

/** "cancelled or from the West": conditions on two columns hold together here. */
function isEitherOfColumns(reading: Reading, piece: Acting): boolean {
  if (!isAct(piece, 'and') || !/^(or|nor)$/i.test(piece.text) || !isFree(reading, piece)) return false
  const [a, b] = [conditionBeside(reading, piece, -1), conditionBeside(reading, piece, 1)]
  // "parents or children": a number, or a condition.
  if ((a === null) !== (b === null))
    return [after(reading, piece, -1), after(reading, piece)].every(
      one => one?.kind === 'column' || one?.kind === 'value',
    )
  return a !== null && b !== null && a !== b
}

/** The column that the nearest condition on a side of a joint is on. */
function conditionBeside(reading: Reading, piece: Piece, step: 1 | -1): Column | null {
  let near = after(reading, piece, step)
  for (let steps = 0; near && steps < 3; steps++) {
    const column = conditioned(reading, near)
    if (column) return column
    if (isAct(near, 'and')) return null
    near = after(reading, near, step)
  }
  return null
}

function conditioned(reading: Reading, piece: Piece): Column | null {
  if (piece.kind === 'value') return piece.options[0]?.column ?? null
  const compared = reading.compared.get(piece)
  if (compared) return compared
  const column = columnOf(piece)
  return column && isYesNo(column) && reading.used.get(piece)?.code === 'ask.value' ? column : null
}

/** "amount / quantity", "sales - costs": a number made of two, which nothing here makes. */
function isComputing(reading: Reading, piece: Piece): boolean {
  if (!/^[-–−*/^]$/.test(piece.text)) return false
  const sides = [after(reading, piece, -1), after(reading, piece)].map(columnOf)
  return /^[*^]$/.test(piece.text) || sides.every(column => column !== null && isMeasured(column))
}

/** "weekends vs weekdays", "role-playing vs others": what is held against each other is not of one kind. */
function isUnlike(reading: Reading, piece: Acting): boolean {
  if (!isAct(piece, 'versus')) return false
  const [a, b] = [sideOf(reading, piece, -1), sideOf(reading, piece, 1)]
  if (!a || !b) return false
  if (reading.wish.shape === 'rows') return true
  if (reading.wish.shape !== 'figures' || isAct(a, 'not', 'aggregate') || isAct(b, 'not', 'aggregate')) return false
  return a.kind !== b.kind && [a, b].some(({ kind }) => kind === 'value' || kind === 'date')
}

/** "first class vs third class": the value, not the column it is of. */
function sideOf(reading: Reading, piece: Piece, step: 1 | -1): Piece | undefined {
  const near = after(reading, piece, step)
  const next = near && after(reading, near, step)
  return near && reading.used.get(near)?.code === 'ask.conditionColumn' && next?.kind === 'value' ? next : near
}

/** "number planets per method", where a column is called so, too. */
function isNumberOfRows(reading: Reading, piece: Piece): boolean {
  return piece.kind === 'column' && /^(number|count|no)$/i.test(piece.text) && after(reading, piece)?.kind === 'rows'
}

/** "platform games", where platform is a column and a genre. */
function isValueToo(reading: Reading, piece: Piece): boolean {
  const column = columnOf(piece)
  if (!column || isMeasured(column) || after(reading, piece)?.kind !== 'rows') return false
  const said = singular(plain(piece.text))
  return reading.subject.columns.some(
    other =>
      other !== column && (reading.subject.values.get(other.id) ?? []).some(value => plain(String(value)) === said),
  )
}

/** "how many passengers travelled with parents": having some is no sum of them. */
function isHeldWith(reading: Reading, piece: Piece): boolean {
  const isCounted = reading.wish.figures.some(({ aggregate, column }) => aggregate === 'count' && !column)
  const column = columnOf(piece)
  return (
    isCounted &&
    column !== null &&
    isMeasured(column) &&
    isAct(after(reading, piece, -1), 'with') &&
    reading.used.get(piece)?.code === 'ask.column'
  )
}

/** "what percentage of Vector games are shooters": which is the part, and which the whole? */
function isSharedTwice({ wish }: Reading): boolean {
  const isShare = wish.figures.some(({ calculation }) => calculation?.kind === 'share')
  return isShare && wish.groups.filter(({ isSide }) => isSide).length > 1
}

/** "the best product of each category": the first of all is found here, not of each. */
function isTopWithin({ wish }: Reading): boolean {
  const { top, groups, figures } = wish
  if (top && figures.some(({ calculation }) => calculation?.kind === 'share') && groups.some(({ isSide }) => isSide))
    return true
  return top?.group != null && groups.filter(({ isSide }) => !isSide).length > 1
}

/** "how many months had more than 500 passengers": it may be of each group's total. */
function isGroupCounted({ wish, compared }: Reading): boolean {
  return wish.figures.some(({ aggregate }) => aggregate === 'countDistinct') && compared.size > 0
}

/** Groups of a column of which one value is wanted. */
function isOneGroup({ wish: { groups, filters } }: Reading): boolean {
  return groups.some(({ column, timeUnit }) =>
    filters.some(one => one.op === 'eq' && one.column === column.id && timeUnit === undefined),
  )
}

/** "what do people under 25 listen to" asks for something that is not named: no list of rows answers it. */
function isListUnasked(reading: Reading): boolean {
  const { wish, pieces } = reading
  const isPlain = wish.shape === 'rows' && wish.top === null && wish.sort === null && wish.raw.length === 0
  if (!isPlain || has(reading, 'list', 'which')) return false
  return /^(what|whats|how|do|does|did|is|was|when|where|why)$/i.test(pieces[0]?.text ?? '')
}
