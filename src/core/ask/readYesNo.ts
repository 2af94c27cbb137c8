import type { Column } from '../../contract/column.ts'
import type { Piece } from './piece.ts'
import { addFilter, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { isYesNo } from './subject.ts'

/** "who survived", "smokers", "not alone": what is true of the rows, unless it groups them. */
export function readYesNo(reading: Reading): void {
  const byColumn = new Map<Column, { yes: Piece[]; no: Piece[] }>()
  for (const piece of reading.pieces) {
    const column = columnOf(piece)
    if (!column || !isYesNo(column) || isWhich(column) || !isFree(reading, piece) || groups(reading, piece)) continue
    const sides = byColumn.get(column) ?? { yes: [], no: [] }
    byColumn.set(column, sides)
    const before = after(reading, piece, -1)
    if (isAct(before, 'not')) take(reading, before, 'ask.word')
    sides[isAct(before, 'not') ? 'no' : 'yes'].push(piece)
  }
  for (const [column, sides] of byColumn) settleYesNo(reading, column, sides)
}

/** A number for one of two kinds is neither true nor false. */
const isWhich = ({ name }: Column) => /^(sex|gender)$/i.test(name)

function settleYesNo(reading: Reading, column: Column, { yes, no }: { yes: Piece[]; no: Piece[] }): void {
  const { name, id, type } = column
  const all = [...yes, ...no]
  if ((yes.length > 0 && no.length > 0) || has(reading, 'share')) {
    reading.wish.groups.push({ column, isSide: true })
    for (const piece of all) take(reading, piece, 'ask.group', { name })
    return
  }
  if ((has(reading, 'oftener') || reading.asksWhoMore) && type === 'integer') {
    // "did women survive more often than men"
    reading.wish.figures.push({ aggregate: 'mean', column })
    for (const piece of all) take(reading, piece, 'ask.column', { name })
    return
  }
  const isYes = yes.length > 0
  addFilter(reading, { op: 'eq', column: id, value: type === 'boolean' ? isYes : Number(isYes) })
  for (const piece of all) take(reading, piece, 'ask.value', { name, value: isYes ? 'yes' : 'no' })
}

/** A yes or no that is asked by, or that a rate is asked of. */
function groups(reading: Reading, piece: Piece): boolean {
  let before = after(reading, piece, -1)
  while (before && isAct(before, 'and')) {
    before = after(reading, before, -1)
    if (before && columnOf(before)) before = after(reading, before, -1)
  }
  const rated = isAct(before, 'rate') ? columnOf(after(reading, before, -1)) : null
  // "the survival rate of those travelling alone"
  const isRated = rated !== null && isYesNo(rated)
  const isWho = /^who$/i.test(before?.text ?? '')
  const isGrouping = !isWho && !isRated && isAct(before, 'by', 'which', 'aggregate', 'rate', 'spread')
  return isGrouping || isAct(after(reading, piece), 'rate', 'ranges')
}
