import type { Column } from '../../contract/column.ts'
import { byOnly, groupFor, isPlural, numberBefore, numberBeside, SOME, takeRows } from './nouns.ts'
import type { Piece } from './piece.ts'
import { type Acting, actsOf, after, columnOf, has, isAct, isFree, isParted, type Reading, take } from './reading.ts'
import { isCalendar, isMeasured } from './subject.ts'

/** "which platform has the highest sales", "the day with the most orders": the first group by that figure. */
export function readExtremes(reading: Reading): void {
  for (const piece of actsOf(reading, 'extreme')) {
    if (piece.act.act === 'extreme') readExtreme(reading, piece, piece.act.direction)
  }
  for (const piece of actsOf(reading, 'top')) {
    // "which year was the best"
    const isNumbered = [after(reading, piece, -1), after(reading, piece)].some(one => one?.kind === 'number')
    if (piece.act.act === 'top' && !isNumbered && asked(reading, piece))
      readExtreme(reading, piece, piece.act.direction)
  }
  for (const piece of reading.pieces) if (piece.kind === 'quality' && isFree(reading, piece)) readMost(reading, piece)
}

function readExtreme(reading: Reading, piece: Acting, direction: 'asc' | 'desc'): void {
  const { wish } = reading
  const subject = asked(reading, piece)
  const group = groupFor(reading, subject)
  if (!subject || !group) {
    const isOfRow = subject !== undefined && readExtremeRow(reading, piece, { subject, direction })
    if (!isOfRow) readExtremeFigure(reading, piece, direction)
    return
  }
  const { column } = group
  const isOfRows = subject.kind === 'rows' || column.role === 'text' || column.role === 'identifier'
  if (isOfRows && readExtremeRow(reading, piece, { subject, direction })) return
  const n = numberBefore(reading, subject) ?? (isPlural(subject) ? SOME : 1)
  if (!wish.groups.some(known => known.column === column && known.timePart === group.timePart)) wish.groups.push(group)
  wish.top = { n, direction, group: column, by: null }
  take(reading, subject, 'ask.group', { name: column.name })
  take(reading, piece, `ask.top.${direction}`, { n })
  const counted = after(reading, piece)
  const isCounted = counted?.kind === 'rows'
  if (!isCounted && !(isLiking(reading, piece) && columnOf(counted) === null)) return
  wish.figures.push({ aggregate: 'count' })
  if (isCounted) take(reading, counted, 'ask.rows')
}

/** What is asked for: "which platform", "the day with". */
function asked(reading: Reading, extreme: Piece): Piece | undefined {
  return reading.pieces.find(one => (isFree(reading, one) || isAct(one, 'part')) && isSubject(reading, one, extreme))
}

/** "which genre do people like most": what many rows have. */
function isLiking({ pieces }: Reading, piece: Piece): boolean {
  if (/popular|common|frequent|often|rare/i.test(piece.text)) return true
  const before = pieces[pieces.indexOf(piece) - 1]
  return before !== undefined && /^(like|love|prefer|choose|use|buy|listen|order|occur|appear)/i.test(before.text)
}

/** The noun that "which" asks for, or that stands before "with the highest". */
function isSubject(reading: Reading, piece: Piece, extreme: Piece): boolean {
  if (reading.pieces.indexOf(piece) > reading.pieces.indexOf(extreme)) return false
  if (isWho(piece)) return true
  if (piece.kind !== 'rows' && !columnOf(piece) && !isAct(piece, 'period', 'part')) return false
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
  if (!before.every(one => one.kind === 'filler' || one.kind === 'verb')) return false
  return after(reading, piece) === extreme || /^what$/i.test(before.at(-1)?.text ?? '')
}

/** "who paid the highest fare" asks for a row. */
const isWho = (piece: Piece) => isAct(piece, 'which') && /^who$/i.test(piece.text)

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
  const n = numberBefore(reading, subject) ?? numberBeside(reading, piece) ?? (isPlural(subject) ? SOME : 1)
  reading.wish.top = { n, direction, group: null, by }
  take(reading, subject, 'ask.rows')
  take(reading, target, 'ask.sortBy', { name: by.name })
  take(reading, piece, `ask.top.${direction}`, { n: 1 })
  return true
}

/** "highest tip by day": the largest value. */
function readExtremeFigure(reading: Reading, piece: Acting, direction: 'asc' | 'desc'): void {
  const n = numberBeside(reading, piece)
  const said = after(reading, piece)
  const next = said?.kind === 'number' && n !== null ? after(reading, said) : said
  if (isAct(next, 'and') && isAct(after(reading, next), 'extreme')) {
    readBothEnds(reading, piece, { direction, other: after(reading, next) })
    return
  }
  // "lowest order amount"
  const behind = next?.kind === 'rows' ? after(reading, next) : undefined
  const target = columnOf(behind) ? behind : next
  if (target?.kind === 'rows') {
    readExtremeRows(reading, piece, { target, direction, n })
    return
  }
  const column = columnOf(target)
  if (target && column && (isMeasured(column) || isCalendar(column)))
    readExtremeValue(reading, piece, { target, column, direction, n })
}

interface Extreme {
  target: Piece
  column: Column
  direction: 'asc' | 'desc'
  n: number | null
}

function readExtremeValue(reading: Reading, piece: Acting, { target, column, direction, n }: Extreme): void {
  if (n === null) {
    const aggregate = direction === 'desc' ? 'max' : 'min'
    reading.wish.figures.push({ aggregate, column })
    take(reading, target, 'ask.column', { name: column.name })
    take(reading, piece, `ask.aggregate.${aggregate}`)
    return
  }
  // "the 5 highest fares": the rows with them.
  if (isParted(reading) || has(reading, 'grain', 'part')) reading.factors.push(0.4)
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction, group: null, by: column }
  take(reading, target, 'ask.sortBy', { name: column.name })
  take(reading, piece, `ask.top.${direction}`, { n })
}

/** "the smallest and the largest tip": this one is of the same number as the other. */
function readBothEnds(
  reading: Reading,
  piece: Acting,
  { direction, other }: { direction: 'asc' | 'desc'; other: Piece | undefined },
): void {
  const column = columnOf(other && after(reading, other))
  if (!column || !isMeasured(column)) return
  reading.wish.figures.push({ aggregate: direction === 'desc' ? 'max' : 'min', column })
  take(reading, piece, `ask.aggregate.${direction === 'desc' ? 'max' : 'min'}`)
}

/** "the largest order": by its money, where there is one such column; else it is asked by what. */
function readExtremeRows(
  reading: Reading,
  piece: Acting,
  { target, direction, n: beside }: { target: Piece; direction: 'asc' | 'desc'; n: number | null },
): void {
  const measures = reading.subject.columns.filter(isMeasured)
  const [only, other] = measures.filter(({ meaning }) => meaning.isMoney)
  const chosen = reading.chosen.measure === 'rows' ? null : reading.chosen.measure
  const named = byOnly(reading, target)
  const by = named ?? chosen ?? (other ? null : only)
  if (!by) {
    reading.doubts.push({ about: 'measure', piece: null, columns: measures.slice(0, 4) })
    return
  }
  const n = beside ?? (isPlural(target) ? SOME : 1)
  if (!chosen && !named) reading.factors.push(0.85)
  if (!named && beside === null && (isParted(reading) || has(reading, 'grain'))) {
    // "the largest order of each region": how much it is.
    readExtremeValue(reading, piece, { target, column: by, direction, n: null })
    return
  }
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
  const beside = numberBeside(reading, piece)
  const said = after(reading, piece)
  const following = said?.kind === 'number' && beside !== null ? after(reading, said) : said
  if (readMostOf(reading, piece, by)) return
  const isItself = following !== undefined && columnOf(following) === by
  if (isItself) take(reading, following, 'ask.column', { name: by.name })
  if (isParted(reading) || wish.groups.length > 0 || (isItself && beside === null))
    readMostFigure(reading, piece, { by, isItself, beside })
  else readMostRows(reading, piece, { by, following, beside })
  takeRows(reading)
  take(reading, piece, `ask.top.${piece.direction}`, { n: beside ?? 1 })
}

/** "the cheapest diamond of each cut": how much it is. */
function readMostFigure(
  reading: Reading,
  { direction }: Piece & { kind: 'quality' },
  { by, isItself, beside }: { by: Column; isItself: boolean; beside: number | null },
): void {
  if (beside !== null) reading.factors.push(0.4)
  // "the cheapest product" is no order that cost little.
  if (!isParted(reading) && !isItself) reading.factors.push(0.5)
  reading.wish.figures.push({ aggregate: direction === 'desc' ? 'max' : 'min', column: by })
}

/** "which origin has the lightest cars": the first group by how light its rows are on average. */
function readMostOf(reading: Reading, piece: Piece & { kind: 'quality' }, by: Column): boolean {
  const asks = reading.pieces.find(one => isAct(one, 'which'))
  const subject = asks && after(reading, asks)
  const column = columnOf(subject)
  if (!subject || !column || isMeasured(column) || !isFree(reading, subject)) return false
  const [said] = actsOf(reading, 'aggregate')
  const aggregate = said?.act.act === 'aggregate' ? said.act.aggregate : 'mean'
  if (!said) reading.factors.push(0.8)
  reading.wish.figures.push({ aggregate, column: by })
  reading.wish.groups.push({ column })
  reading.wish.top = { n: isPlural(subject) ? SOME : 1, direction: piece.direction, group: column, by: null }
  take(reading, subject, 'ask.group', { name: column.name })
  takeRows(reading)
  take(reading, piece, `ask.top.${piece.direction}`, { n: 1 })
  return true
}

interface Most {
  by: Column
  following: Piece | undefined
  /** The number beside the adjective. */
  beside: number | null
}

function readMostRows(reading: Reading, piece: Piece & { kind: 'quality' }, { by, following, beside }: Most): void {
  const n = beside ?? (following && isPlural(following) ? SOME : 1)
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
