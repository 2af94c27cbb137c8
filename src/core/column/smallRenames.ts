import type { ColumnType } from '../../contract/column.ts'
import { isSameFamily } from '../chart/matchColumns.ts'
import { nameWords } from './nameWords.ts'

interface Named {
  name: string
  type: ColumnType
}

/** Below it two names are not taken for one. */
const LIKE = 0.5

/**
 * Columns that are the same under a slightly other name: words in another order, shortened words, a slip of the pen.
 * Only where the types serve the same and no other column is as like.
 * @param found columns that no known column was matched with, and `known` those that were not found again
 * @returns the known column's id by the found column's name
 */
export function smallRenames(found: readonly Named[], known: readonly (Named & { id: string })[]): Map<string, string> {
  const pairs = found.flatMap(column =>
    known.flatMap(other => {
      const score = isSameFamily(column, other) ? likeness(column.name, other.name) : 0
      return score >= LIKE ? [{ column, other, score }] : []
    }),
  )
  const renames = new Map<string, string>()
  for (const { column, other, score } of pairs) {
    const rivals = pairs.filter(pair => (pair.column === column) !== (pair.other === other) && pair.score >= score)
    if (rivals.length === 0) renames.set(column.name, other.id)
  }
  return renames
}

/** 1 for the same words, less for shortened ones and slips, 0 for other names. Numbers in a name are never a slip. */
function likeness(a: string, b: string): number {
  const [x, y] = [nameWords(a), nameWords(b)]
  if (numbersOf(x) !== numbersOf(y)) return 0
  if ([...x].sort().join(' ') === [...y].sort().join(' ')) return 1
  if (x.length === y.length && x.every((word, i) => isShort(word, y[i] ?? ''))) return 0.8
  const [s, t] = [x.join(' '), y.join(' ')]
  const allowed = Math.min(s.length, t.length) >= 8 ? 2 : Math.min(s.length, t.length) >= 5 ? 1 : 0
  return distance(s, t) <= allowed ? 0.6 : 0
}

const numbersOf = (words: readonly string[]) => words.filter(word => /\d/.test(word)).join(' ')

/** The same word, or one is short for the other: 'qty' for 'quantity', 'amt' for 'amount'. */
function isShort(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 2 || short[0] !== long[0]) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

/** Insertions, deletions, replacements and swaps of neighbours (Damerau 1964) that make one of the other. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      const steps = [(next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + same]
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push((before[j - 2] ?? 0) + 1)
      next.push(Math.min(...steps))
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
