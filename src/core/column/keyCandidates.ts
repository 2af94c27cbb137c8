import type { Column } from '../../contract/column.ts'
import { nameWords } from './nameWords.ts'

/** Checked by the engine afterwards: so many of each kind at most. */
const SINGLES_MAX = 4
const PAIRS_MAX = 4
/** Columns that pairs are made of. */
const PARTS_MAX = 8

/**
 * Columns, or pairs of columns, that may tell the rows of both tables apart, the likeliest first, as columnIds: by their
 * profiles alone, so that it remains to be checked. Measures never do: that no amount occurs twice is chance.
 */
export function keyCandidates(older: readonly Column[], newer: readonly Column[]): string[][] {
  const others = new Map(newer.map(column => [column.id, column]))
  const both = older.flatMap(a => {
    const b = others.get(a.id)
    return b !== undefined && mayName(a) && mayName(b) ? [{ id: a.id, a, b, rank: rankOf(a) }] : []
  })
  const ranked = both.sort((x, y) => x.rank - y.rank)
  const singles = ranked.filter(({ a, b }) => isUnique(a) && isUnique(b)).slice(0, SINGLES_MAX)
  const rest = ranked.filter(column => !singles.includes(column)).slice(0, PARTS_MAX)
  const pairs = rest.flatMap((first, i) =>
    rest.slice(i + 1).flatMap(second => (canTell(first, second) ? [[first.id, second.id]] : [])),
  )
  return [...singles.map(({ id }) => [id]), ...pairs.slice(0, PAIRS_MAX)]
}

interface Pair {
  a: Column
  b: Column
}

function mayName({ role, type, profile }: Column): boolean {
  if (profile.rows === 0 || profile.nulls > 0 || profile.distinct < 2) return false
  return role !== 'measure' && role !== 'constant' && type !== 'boolean' && type !== 'double'
}

/** Different values of long columns are estimated, to some percent. */
function isUnique({ profile: { rows, distinct } }: Column): boolean {
  return distinct >= rows * (rows > 10_000 ? 0.9 : 1)
}

/** There are enough pairs of their values for each row to have its own. */
function canTell(first: Pair, second: Pair): boolean {
  const enough = (x: Column, y: Column) => x.profile.distinct * y.profile.distinct >= x.profile.rows
  return enough(first.a, second.a) && enough(first.b, second.b)
}

const roleRank: Partial<Record<Column['role'], number>> = { identifier: 0, time: 2, dimension: 3, text: 4 }
const naming = new Set(['id', 'key', 'sku', 'code', 'number', 'no', 'nr', 'order', 'item', 'uuid', 'isbn', 'ean'])

function rankOf({ role, name }: Column): number {
  return (roleRank[role] ?? 5) - (nameWords(name).some(word => naming.has(word)) ? 1 : 0)
}
