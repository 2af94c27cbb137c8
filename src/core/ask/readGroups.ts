import type { Column } from '../../contract/column.ts'
import { mainTime } from '../chart/rank.ts'
import type { Piece } from './piece.ts'
import { type Acting, actsOf, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured, isNumeric, isYesNo } from './subject.ts'
import { singular } from './token.ts'
import type { WishedGroup } from './wish.ts'

/** Leading groups that are shown when a question says "the best regions" without a number. */
const SOME = 10

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

/** "top 5 publishers", "the 3 best regions", "worst category". */
function readTop(reading: Reading, piece: Acting): void {
  if (piece.act.act !== 'top') return
  const { numbered, subject } = topParts(reading, piece)
  const n = numbered?.number ?? (subject && isPlural(subject) ? SOME : 1)
  if (!subject || !Number.isInteger(n) || n < 1 || n > 1000) return
  const said = numbered ? [piece, numbered] : [piece]
  if (isAct(subject, 'extreme')) topOf(reading, [piece, subject, ...said], n)
  else if (subject.kind === 'quality') topRows(reading, said, { quality: subject, n })
  else topGroups(reading, said, { subject, n, direction: piece.act.direction })
}

/** The number beside "top" and the noun behind both. */
function topParts(reading: Reading, piece: Acting) {
  const [before, next] = [after(reading, piece, -1), after(reading, piece)]
  const numbered = next?.kind === 'number' ? next : before?.kind === 'number' ? before : null
  const behind = numbered && numbered === next ? after(reading, numbered) : next
  const noun = behind && isAct(behind, 'list') ? after(reading, behind) : behind
  // "most common discovery method"
  const named = noun?.kind === 'rows' ? reading.pieces[reading.pieces.indexOf(noun) + 1] : undefined
  const isNamed = named !== undefined && columnOf(named) !== null
  if (noun && isNamed) take(reading, noun, 'ask.word')
  return { numbered, subject: isNamed ? named : noun }
}

/** "sales by publisher, bottom 5": of the groups that were said before. */
function readLateTop(reading: Reading, piece: Acting): void {
  const { numbered, subject } = topParts(reading, piece)
  const [group, other] = reading.wish.groups
  if (piece.act.act !== 'top' || !numbered || subject || !group || other || reading.wish.top) return
  const { direction } = piece.act
  reading.wish.top = { n: numbered.number, direction, group: group.column, by: null }
  for (const one of [piece, numbered]) take(reading, one, `ask.top.${direction}`, { n: numbered.number })
}

interface Leading {
  subject: Piece
  n: number
  direction: 'asc' | 'desc'
}

function topGroups(reading: Reading, said: readonly Piece[], { subject, n, direction }: Leading): void {
  const { wish } = reading
  const group = groupFor(reading, subject)
  if (!group) return
  const { column } = group
  const by = subject.kind === 'rows' ? rowsBy(reading, subject, column) : null
  if (by) wish.shape = 'rows'
  else wish.groups.push(group)
  wish.top = { n, direction, group: by ? null : column, by }
  if (/popular|common|frequent/.test(said[0]?.text.toLowerCase() ?? '')) wish.figures.push({ aggregate: 'count' })
  take(reading, subject, 'ask.group', { name: column.name })
  for (const one of said) take(reading, one, `ask.top.${direction}`, { n })
}

/** Rows have their names added up by what adds up, and are listed by what does not. */
function rowsBy(reading: Reading, subject: Piece, column: Column): Column | null {
  const by = after(reading, subject)
  const named = isAct(by, 'by') ? columnOf(after(reading, by)) : null
  return column.role === 'identifier' || named?.meaning.additive === 'mean' ? byOnly(reading, subject) : null
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

/** What a noun parts by: a column, or a stretch of time. */
function groupFor(reading: Reading, piece: Piece | undefined): WishedGroup | null {
  if (isAct(piece, 'period') && piece.act.act === 'period') {
    const time = mainTime(reading.subject.columns)
    return time && isCalendar(time) ? { column: time, timeUnit: piece.act.unit } : null
  }
  const column = entityOf(reading, piece)
  return column && { column }
}

/** The measure after "top 5 orders by". */
function byOnly(reading: Reading, subject: Piece): Column | null {
  const by = after(reading, subject)
  const named = isAct(by, 'by') ? after(reading, by) : undefined
  const column = columnOf(named)
  if (!by || !named || !column || !isMeasured(column)) return null
  take(reading, by, 'ask.word')
  take(reading, named, 'ask.sortBy', { name: column.name })
  return column
}

/** "top 10 highest fares": the rows with them. */
function topOf(reading: Reading, pieces: Piece[], n: number): void {
  const [piece, extreme] = pieces
  const target = extreme && after(reading, extreme)
  const by = columnOf(target)
  if (!piece || !target || !by || !isMeasured(by) || has(reading, 'by')) return
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction: 'desc', group: null, by }
  take(reading, target, 'ask.sortBy', { name: by.name })
  for (const one of pieces) take(reading, one, 'ask.top.desc', { n })
}

/** "top 10 most expensive diamonds": rows by a column. */
function topRows(
  reading: Reading,
  pieces: Piece[],
  { quality, n }: { quality: Piece & { kind: 'quality' }; n: number },
): void {
  const by = quality.about[0]?.column
  if (!by) return
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction: quality.direction, group: null, by }
  for (const piece of [...pieces, quality]) take(reading, piece, `ask.top.${quality.direction}`, { n })
  takeRows(reading)
}

function takeRows(reading: Reading): void {
  for (const piece of reading.pieces)
    if (piece.kind === 'rows' && isFree(reading, piece)) take(reading, piece, 'ask.rows')
}

const isPlural = (piece: Piece) => {
  const last = piece.tokens.at(-1)
  return last !== undefined && singular(last.word) !== last.word
}

/** The column that names what a noun speaks of: itself, or what names single rows. */
function entityOf({ subject: { columns } }: Reading, piece: Piece | undefined): Column | null {
  const column = columnOf(piece)
  if (column) return isMeasured(column) ? null : column
  if (piece?.kind !== 'rows') return null
  return (
    columns.find(({ role }) => role === 'text') ??
    columns.find(({ role, type }) => role === 'identifier' && type === 'text') ??
    null
  )
}

/** "by platform and year", "per day for each sex"; "by sales" after "top 5" names the figure. */
function readBy(reading: Reading, piece: Acting): void {
  let near = after(reading, piece)
  if (near?.kind === 'value' || (near?.kind === 'date' && near.span.kind !== 'relative')) {
    take(reading, piece, 'ask.word')
    return
  }
  near = countedBy(reading, skip(reading, near, 'distinct', 'all'))
  // "by party size"
  const behind = near?.kind === 'rows' ? reading.pieces[reading.pieces.indexOf(near) + 1] : undefined
  if (near && behind && columnOf(behind)) {
    take(reading, near, 'ask.word')
    near = behind
  }
  while (near && isGroupable(reading, near)) {
    const column = columnOf(near)
    // "price per carat" may be one divided by the other.
    if (piece.text.toLowerCase() === 'per' && column && isMeasured(column)) reading.factors.push(0.5)
    if (column) addGroup(reading, near, column)
    take(reading, piece, 'ask.word')
    near = nextGroup(reading, skip(reading, after(reading, near), 'ranges'))
  }
  const isFigure =
    isAct(near, 'grain', 'part', 'count', 'aggregate', 'share') || near?.kind === 'rows' || columnOf(near)
  if (isFigure) take(reading, piece, 'ask.word')
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
  if (!isGroupable(reading, next)) return undefined
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
  if (isAct(after(reading, piece), 'ranges')) return true
  if (reading.wish.top || has(reading, 'sort', 'extreme', 'top')) return false
  // "orders by amount" has no other figure to show; "tips by total bill" has.
  return reading.pieces.some(
    one => one !== piece && (one.kind === 'rows' || isAct(one, 'count', 'aggregate', 'share', 'rate') || columnOf(one)),
  )
}

/** "which platform has the highest sales", "the day with the most orders": the first group by that figure. */
function readExtremes(reading: Reading): void {
  for (const piece of actsOf(reading, 'extreme')) {
    if (piece.act.act === 'extreme') readExtreme(reading, piece, piece.act.direction)
  }
  for (const piece of reading.pieces) if (piece.kind === 'quality' && isFree(reading, piece)) readMost(reading, piece)
}

function readExtreme(reading: Reading, piece: Acting, direction: 'asc' | 'desc'): void {
  const { pieces, wish } = reading
  const subject = pieces.find(one => isFree(reading, one) && isSubject(reading, one, piece))
  const group = groupFor(reading, subject)
  if (!subject || !group) {
    readExtremeFigure(reading, piece, direction)
    return
  }
  const { column } = group
  const isOfRows = subject.kind === 'rows' || column.role === 'text' || column.role === 'identifier'
  if (isOfRows && readExtremeRow(reading, piece, { subject, direction })) return
  const n = numberBefore(reading, subject) ?? (isPlural(subject) ? SOME : 1)
  wish.groups.push(group)
  wish.top = { n, direction, group: column, by: null }
  take(reading, subject, 'ask.group', { name: column.name })
  take(reading, piece, `ask.top.${direction}`, { n })
  const counted = after(reading, piece)
  if (counted?.kind !== 'rows') return
  wish.figures.push({ aggregate: 'count' })
  take(reading, counted, 'ask.rows')
}

function numberBefore(reading: Reading, subject: Piece): number | null {
  const before = after(reading, subject, -1)
  if (before?.kind !== 'number') return null
  take(reading, before, 'ask.word')
  return before.number
}

/** The noun that "which" asks for, or that stands before "with the highest". */
function isSubject(reading: Reading, piece: Piece, extreme: Piece): boolean {
  if (reading.pieces.indexOf(piece) > reading.pieces.indexOf(extreme)) return false
  if (piece.kind !== 'rows' && !columnOf(piece) && !isAct(piece, 'period')) return false
  const column = columnOf(piece)
  if (column && isMeasured(column)) return false
  const before = after(reading, piece, -1)
  const isAsked =
    isAct(before, 'which') ||
    (before?.kind === 'number' && isAct(after(reading, before, -1), 'which')) ||
    reading.pieces[0] === piece
  return isAsked || isAct(after(reading, piece), 'with') || isFirstNoun(reading, piece, extreme)
}

/** "what platform has the most sales": nothing stands before the noun, and the figure comes after. */
function isFirstNoun(reading: Reading, piece: Piece, extreme: Piece): boolean {
  const before = reading.pieces.slice(0, reading.pieces.indexOf(piece))
  return before.every(one => one.kind === 'filler' || one.kind === 'verb') && after(reading, piece) === extreme
}

/** "which game has the highest sales": one row, or one name, by the column that follows. */
function readExtremeRow(
  reading: Reading,
  piece: Piece,
  { subject, direction }: { subject: Piece; direction: 'asc' | 'desc' },
): boolean {
  const target = after(reading, piece)
  const by = columnOf(target)
  if (!target || !by || !isMeasured(by)) return false
  reading.wish.shape = 'rows'
  reading.wish.top = { n: numberBefore(reading, subject) ?? (isPlural(subject) ? SOME : 1), direction, group: null, by }
  take(reading, subject, 'ask.rows')
  take(reading, target, 'ask.sortBy', { name: by.name })
  take(reading, piece, `ask.top.${direction}`, { n: 1 })
  return true
}

/** "highest tip by day": the largest value. */
function readExtremeFigure(reading: Reading, piece: Acting, direction: 'asc' | 'desc'): void {
  const next = after(reading, piece)
  // "lowest order amount"
  const behind = next?.kind === 'rows' ? after(reading, next) : undefined
  const target = columnOf(behind) ? behind : next
  if (target?.kind === 'rows') {
    readExtremeRows(reading, piece, { target, direction })
    return
  }
  const column = columnOf(target)
  if (!target || !column || (!isMeasured(column) && !isCalendar(column))) return
  reading.wish.figures.push({ aggregate: direction === 'desc' ? 'max' : 'min', column })
  take(reading, target, 'ask.column', { name: column.name })
  take(reading, piece, `ask.aggregate.${direction === 'desc' ? 'max' : 'min'}`)
}

/** "the largest order": by its money, where there is one such column; else it is asked by what. */
function readExtremeRows(
  reading: Reading,
  piece: Acting,
  { target, direction }: { target: Piece; direction: 'asc' | 'desc' },
): void {
  const measures = reading.subject.columns.filter(isMeasured)
  const [only, other] = measures.filter(({ meaning }) => meaning.isMoney)
  const chosen = reading.chosenMeasure === 'rows' ? null : reading.chosenMeasure
  const by = chosen ?? (other ? null : only)
  if (!by) {
    reading.doubts.push({ about: 'measure', piece: null, columns: measures.slice(0, 4) })
    return
  }
  const n = numberBefore(reading, piece) ?? (isPlural(target) ? SOME : 1)
  if (!chosen) reading.factors.push(0.85)
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction, group: null, by }
  take(reading, target, 'ask.rows')
  take(reading, piece, `ask.top.${direction}`, { n })
}

/** "the oldest passenger", "which diamond is the most expensive": the row, or how much of it when asked by groups. */
function readMost(reading: Reading, piece: Piece & { kind: 'quality' }): void {
  const by = piece.about[0]?.column
  if (!by || piece.degree !== 'most') return
  const { wish } = reading
  const following = after(reading, piece)
  const isItself = following !== undefined && columnOf(following) === by
  if (isItself) take(reading, following, 'ask.column', { name: by.name })
  if (has(reading, 'by') || wish.groups.length > 0 || isItself) {
    // "the cheapest product" is no order that cost little.
    if (!has(reading, 'by') && !isItself) reading.factors.push(0.5)
    wish.figures.push({ aggregate: piece.direction === 'desc' ? 'max' : 'min', column: by })
  } else readMostRows(reading, piece, { by, following })
  takeRows(reading)
  take(reading, piece, `ask.top.${piece.direction}`, { n: 1 })
}

interface Most {
  by: Column
  following: Piece | undefined
}

function readMostRows(reading: Reading, piece: Piece & { kind: 'quality' }, { by, following }: Most): void {
  const n = numberBefore(reading, piece) ?? (following && isPlural(following) ? SOME : 1)
  const named = columnOf(following)
  const isCondition = following !== undefined && reading.used.get(following)?.code === 'ask.value'
  const isOther = named && !isMeasured(named) && named.role !== 'identifier' && named.role !== 'text'
  const [said] = actsOf(reading, 'aggregate')
  if (following && isOther && said?.act.act === 'aggregate') {
    // "the heaviest species on average"
    reading.wish.figures.push({ aggregate: said.act.aggregate, column: by })
    reading.wish.groups.push({ column: named })
    reading.wish.top = { n, direction: piece.direction, group: named, by: null }
    take(reading, following, 'ask.group', { name: named.name })
    return
  }
  if (isOther && !isCondition) reading.factors.push(0.5)
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction: piece.direction, group: null, by }
}

/** "which genres are there", "which regions sold more than 100". */
function readWhich(reading: Reading, piece: Acting): void {
  const next = after(reading, piece)
  const column = columnOf(next)
  if (next && column && !isMeasured(column) && isFree(reading, next)) addGroup(reading, next, column)
}

/** Columns of names that nothing else used: they part, too. */
function readLoose(reading: Reading): void {
  for (const piece of reading.pieces) {
    const column = columnOf(piece)
    if (!column || isMeasured(column) || !isLoose(reading, piece, column)) continue
    if (reading.wish.groups.length >= 3) return
    addGroup(reading, piece, column)
    if (has(reading, 'by') && !has(reading, 'versus', 'compare', 'spread', 'trend', 'list', 'sort', 'top', 'extreme'))
      reading.factors.push(0.9)
  }
}

/** Not what is counted or averaged itself. */
function isLoose(reading: Reading, piece: Piece, column: Column): boolean {
  if (!isFree(reading, piece)) return false
  if (isAct(after(reading, piece, -1), 'count', 'distinct', 'aggregate', 'rate')) return false
  const before = after(reading, piece, -1)
  if (isAct(before, 'sort') && !/^rank/i.test(before.text)) return false
  return !(isYesNo(column) && isAct(after(reading, piece), 'rate'))
}
