import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'

const SUGGESTED = 3

/**
 * A column by its id or its name; capitals, spaces, hyphens and underscores need not agree.
 * @throws DomainError invalid_plan with the names that come nearest, pointing at where it was named
 */
export function columnNamed(columns: readonly Column[], name: string, pointer: string): Column {
  const exact = columns.find(column => column.id === name) ?? columns.find(column => column.name === name)
  if (exact) return exact
  const alike = columns.filter(column => plain(column.name) === plain(name))
  if (alike.length === 1 && alike[0]) return alike[0]
  const near = nearestNames(
    columns.map(column => column.name),
    name,
  )
  const hint = near.length > 0 ? ` Did you mean ${near.map(one => `"${one}"`).join(' or ')}?` : ''
  const detail = `The table has no column "${name}".${hint}`
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}

/** The names that are most like one that was not found, the nearest first; none when nothing is near. */
export function nearestNames(names: readonly string[], wanted: string): string[] {
  const target = plain(wanted)
  return names
    .map(name => ({ name, away: distance(plain(name), target) }))
    .filter(({ away }) => away <= 0.5)
    .sort((a, b) => a.away - b.away)
    .slice(0, SUGGESTED)
    .map(({ name }) => name)
}

const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')

/** Edits as a share of the longer text; one that holds the other is nearer than that. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return 1
  const share = edits(a, b) / Math.max(a.length, b.length)
  return a.includes(b) || b.includes(a) ? Math.min(share, 0.4) : share
}

/** Insertions, deletions and substitutions that lead from one text to the other (Levenshtein 1966). */
function edits(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let k = 1; k <= b.length; k++) {
      const change = (before[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1)
      row.push(Math.min(change, (before[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1))
    }
    before = row
  }
  return before[b.length] ?? 0
}
