import type { Column } from '../../contract/column.ts'
import type { Piece } from './piece.ts'
import { actsOf, after, columnOf, has, isAct, isFree, type Reading, take } from './reading.ts'
import { isMeasured } from './subject.ts'

/**
 * "name, platform and year of games", "orders with product and amount": columns that are told in one breath are shown
 * row by row, unless figures or groups of them are asked for.
 */
export function readListing(reading: Reading): void {
  const isFigured = has(
    reading,
    'aggregate',
    'top',
    'trend',
    'share',
    'count',
    'compare',
    'versus',
    'chart',
    'extreme',
    'grain',
    'rate',
    'change',
    'running',
    'moving',
    'spread',
    'relation',
    'which',
  )
  // "games by Northlight" names who made them.
  const isGrouped = actsOf(reading, 'by').some(piece => after(reading, piece)?.kind !== 'value')
  if (isFigured || isGrouped || reading.wish.shape !== 'figures') return
  const chain = longestChain(reading)
  const columns = [...new Set(chain.map(columnOf).filter((column): column is Column => column !== null))]
  const isList = has(reading, 'list')
  const isOfRows = reading.pieces.some(({ kind }) => kind === 'rows')
  if (columns.length < 2 || !(isList || isOfRows) || (!isList && columns.every(isMeasured))) return
  reading.wish.shape = 'rows'
  reading.wish.raw = columns
  for (const piece of chain) take(reading, piece, 'ask.column', { name: columnOf(piece)?.name ?? '' })
  for (const piece of actsOf(reading, 'list')) take(reading, piece, 'ask.shape.rows')
}

/** The longest run of columns with nothing but commas and "and" between them. */
function longestChain(reading: Reading): Piece[] {
  let best: Piece[] = []
  let run: Piece[] = []
  for (const piece of reading.pieces) {
    if (columnOf(piece) && isFree(reading, piece)) run = [...run, piece]
    else if (!isAct(piece, 'and')) run = []
    if (run.length > best.length) best = run
  }
  return best
}
