import type { Column } from '../../contract/column.ts'
import { groupFor, isPlural } from './nouns.ts'
import type { Piece } from './piece.ts'
import { readExtremes } from './readExtremes.ts'
import { type Acting, actsOf, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { readLateTop, readTop } from './readTops.ts'
import { isMeasured, isNumeric, isYesNo } from './subject.ts'
import type { WishedGroup } from './wish.ts'

/** Reads what the answer is parted by, and how many of the groups are wanted. */
export function readGroups(reading: Reading): void {
  for (const piece of actsOf(reading, 'top')) readTop(reading, piece)
  for (const piece of actsOf(reading, 'by')) readBy(reading, piece)
  readPeriods(reading)
  readExtremes(reading)
  for (const piece of actsOf(reading, 'which')) readWhich(reading, piece)
  readLoose(reading)
  for (const piece of actsOf(reading, 'top')) readLateTop(reading, piece)
}

/** "by the month", "which month": a stretch of time parts. */
function readPeriods(reading: Reading): void {
  for (const piece of actsOf(reading, 'period')) {
    const before = after(reading, piece, -1)
    const group = isAct(before, 'by') && isFree(reading, piece) ? groupFor(reading, piece) : null
    if (!before || !group) continue
    reading.wish.groups.push(group)
    take(reading, piece, 'ask.group', { name: group.column.name })
    take(reading, before, 'ask.word')
  }
}

/** "by platform and year", "per day for each sex"; "by sales" after "top 5" names the figure. */
function readBy(reading: Reading, piece: Acting): void {
  const said = after(reading, piece)
  if (isDivision(piece, said)) return
  if (said?.kind === 'value' || (said?.kind === 'date' && said.span.kind !== 'relative')) {
    take(reading, piece, 'ask.word')
    return
  }
  let near = pastRows(reading, countedBy(reading, skip(reading, said, 'distinct', 'all')))
  // "sum of tips by smokers": who gave them, or smokers and the others.
  if (near && isYesNoPlural(near)) reading.factors.push(0.55)
  while (near && (isGroupable(reading, near) || isPeriod(reading, near))) {
    addNear(reading, near, piece)
    take(reading, piece, 'ask.word')
    near = nextGroup(reading, skip(reading, after(reading, near), 'ranges'))
  }
  const isFigure =
    isAct(near, 'grain', 'part', 'count', 'aggregate', 'share') || near?.kind === 'rows' || columnOf(near)
  const column = columnOf(near)
  // "the highest price per carat" is one number over another.
  if (/^per$/i.test(piece.text) && column && isMeasured(column) && near && isFree(reading, near))
    reading.factors.push(0.4)
  if (isFigure) take(reading, piece, 'ask.word')
}

/** "sales divided by orders" is one number over another. */
function isDivision(piece: Piece, said: Piece | undefined): boolean {
  const column = columnOf(said)
  return /^divided by$/i.test(piece.text) && (column === null || isMeasured(column))
}

/** "by party size": what rows are called is said along. */
function pastRows(reading: Reading, near: Piece | undefined): Piece | undefined {
  const behind = near?.kind === 'rows' ? reading.pieces[reading.pieces.indexOf(near) + 1] : undefined
  if (!near || !behind || !columnOf(behind)) return near
  take(reading, near, 'ask.word')
  return behind
}

function addNear(reading: Reading, near: Piece, by: Acting): void {
  const column = columnOf(near)
  const period = column ? null : groupFor(reading, near)
  if (period) addPeriod(reading, near, period)
  if (!column) return
  // "price per carat" may be one divided by the other.
  if (by.text.toLowerCase() === 'per' && isMeasured(column)) reading.factors.push(0.5)
  addGroup(reading, near, column)
}

const isPeriod = (reading: Reading, piece: Piece | undefined): boolean =>
  isAct(piece, 'period', 'part') && isFree(reading, piece) && groupFor(reading, piece) !== null

function addPeriod(reading: Reading, piece: Piece, group: WishedGroup): void {
  // One time by two of its units is a table of its own.
  if (reading.wish.groups.some(({ column }) => column === group.column)) reading.factors.push(0.5)
  else reading.wish.groups.push(group)
  take(reading, piece, 'ask.group', { name: group.column.name })
}

function isYesNoPlural(piece: Piece): boolean {
  const column = columnOf(piece)
  return column !== null && isYesNo(column) && isPlural(piece)
}

/** The piece, or the next one when this is only said along. */
function skip(reading: Reading, piece: Piece | undefined, ...names: Parameters<typeof actsOf>[1][]): Piece | undefined {
  if (!isAct(piece, ...names)) return piece
  take(reading, piece, 'ask.word')
  return after(reading, piece)
}

/** What "and" joins to the groups before it. */
function nextGroup(reading: Reading, near: Piece | undefined): Piece | undefined {
  if (!isAct(near, 'and', 'all')) return near
  const next = after(reading, near)
  if (!isGroupable(reading, next) && !isPeriod(reading, next)) return undefined
  // "by product and their amount"
  const column = columnOf(next)
  if (next && column && isMeasured(column) && !isAct(after(reading, next), 'ranges')) return undefined
  take(reading, near, 'ask.word')
  return next
}

/** "by number of cylinders": the number is the column. */
function countedBy(reading: Reading, near: Piece | undefined): Piece | undefined {
  if (!isAct(near, 'count')) return near
  const next = after(reading, near)
  const column = columnOf(next)
  if (!column || !isNumeric(column)) return near
  take(reading, near, 'ask.word')
  return next
}

function addGroup(reading: Reading, piece: Piece, column: Column): void {
  const { wish } = reading
  if (!wish.groups.some(group => group.column === column)) wish.groups.push({ column })
  take(reading, piece, 'ask.group', { name: column.name })
}

/** A measure after "top 5 regions by" ranks; else it stands in ranges. */
function isGroupable(reading: Reading, piece: Piece | undefined): boolean {
  const column = columnOf(piece)
  if (!column || !piece || !isFree(reading, piece)) return false
  if (!isMeasured(column)) return true
  const following = after(reading, piece)
  if (isAct(following, 'ranges')) return true
  // "a breakdown of sales by region"
  const before = after(reading, piece, -1)
  if (isAct(before, 'by') && / of$/i.test(before.text)) return false
  if (reading.wish.top || has(reading, 'sort', 'extreme', 'top')) return false
  // "orders by amount" has no other figure to show; "tips by total bill" has.
  return reading.pieces.some(
    one => one !== piece && (one.kind === 'rows' || isAct(one, 'count', 'aggregate', 'share', 'rate') || columnOf(one)),
  )
}

/** "which genres are there", "which regions sold more than 100". */
function readWhich(reading: Reading, piece: Acting): void {
  const next = after(reading, piece)
  const column = columnOf(next)
  const isWho = /^who$/i.test(piece.text)
  if (isWho || !next || !column || isMeasured(column) || !isFree(reading, next)) return
  addGroup(reading, next, column)
  // "which sex tips more"
  const more = actsOf(reading, 'oftener', 'moved', 'than').find(one =>
    /^(more|less|more often|less often|higher|lower|bigger|larger|smaller)$/i.test(one.text),
  )
  if (!more || reading.wish.top) return
  reading.wish.top = {
    n: 1,
    direction: /less|lower|smaller/i.test(more.text) ? 'asc' : 'desc',
    group: column,
    by: null,
  }
  take(reading, more, 'ask.top.desc', { n: 1 })
}

/** Columns of names that nothing else used: they part, too. */
function readLoose(reading: Reading): void {
  for (const piece of reading.pieces) {
    const column = columnOf(piece)
    if (!column || isMeasured(column) || !isLoose(reading, piece, column)) continue
    if (reading.wish.groups.length >= 3) return
    addGroup(reading, piece, column)
    if (has(reading, 'by') && !has(reading, 'versus', 'compare', 'spread', 'trend', 'list', 'sort', 'top', 'extreme'))
      reading.factors.push(0.75)
  }
}

/** Not what is counted or averaged itself. */
function isLoose(reading: Reading, piece: Piece, column: Column): boolean {
  if (!isFree(reading, piece)) return false
  const before = after(reading, piece, -1)
  // "number of different car names"
  const said = before?.kind === 'rows' ? after(reading, before, -1) : before
  const isOrder = isAct(before, 'sort') && !/^rank/i.test(before.text) && !isAct(after(reading, piece), 'by')
  const isFigure = isAct(before, 'count', 'distinct', 'aggregate', 'rate') || isAct(said, 'count', 'distinct')
  return !isOrder && !isFigure && !(isYesNo(column) && isAct(after(reading, piece), 'rate'))
}
