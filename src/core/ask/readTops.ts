import type { Column } from '../../contract/column.ts'
import { byOnly, groupFor, isCountable, isPlural, SOME, takeRows } from './nouns.ts'
import type { Piece } from './piece.ts'
import { type Acting, after, columnOf, isAct, isParted, type Reading, take } from './reading.ts'
import { isMeasured } from './subject.ts'

/** "top 5 publishers", "the 3 best regions", "worst category". */
export function readTop(reading: Reading, piece: Acting): void {
  if (piece.act.act !== 'top') return
  const { numbered, subject } = topParts(reading, piece)
  const n = numbered?.number ?? (subject && isPlural(subject) ? SOME : 1)
  if (!subject || (numbered && !isCountable(numbered))) return
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
  const column = columnOf(named)
  const isNamed = column !== null && !isMeasured(column)
  if (noun && isNamed) take(reading, noun, 'ask.word')
  return { numbered, subject: isNamed ? named : noun }
}

/** "sales by publisher, bottom 5": of the groups that were said before. */
export function readLateTop(reading: Reading, piece: Acting): void {
  const { numbered, subject } = topParts(reading, piece)
  const [group, other] = reading.wish.groups
  if (piece.act.act !== 'top' || !numbered || !isCountable(numbered)) return
  if (subject || !group || other || reading.wish.top) return
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
  if (/popular|common|frequent|rare/.test(said[0]?.text.toLowerCase() ?? '')) wish.figures.push({ aggregate: 'count' })
  take(reading, subject, 'ask.group', { name: column.name })
  for (const one of said) take(reading, one, `ask.top.${direction}`, { n })
}

/** Rows have their names added up by what adds up, and are listed by what does not. */
function rowsBy(reading: Reading, subject: Piece, column: Column): Column | null {
  const by = after(reading, subject)
  const named = isAct(by, 'by') ? columnOf(after(reading, by)) : null
  return column.role === 'identifier' || named?.meaning.additive === 'mean' ? byOnly(reading, subject) : null
}

/** "top 10 highest fares": the rows with them. */
function topOf(reading: Reading, pieces: Piece[], n: number): void {
  const [piece, extreme] = pieces
  const target = extreme && after(reading, extreme)
  const by = columnOf(target)
  if (!piece || !target || !by || !isMeasured(by) || isParted(reading)) return
  const direction = isAct(extreme, 'extreme') && extreme.act.act === 'extreme' ? extreme.act.direction : 'desc'
  reading.wish.shape = 'rows'
  reading.wish.top = { n, direction, group: null, by }
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
