/** Where a table stood in its file, and what it was called. */
export interface PlacedTable {
  sheet: string | null
  index: number
  name: string
}

/**
 * Which known table each found one is: the one at its place, else of its name, else in its sheet; where one of each is
 * left over they are the same. Null for a table that was not there before.
 */
export function matchTables<T extends PlacedTable>(found: readonly PlacedTable[], known: readonly T[]): (T | null)[] {
  const free = new Set(known)
  const matched = new Map<PlacedTable, T>()
  const tests: ((a: PlacedTable, b: T) => boolean)[] = [
    (a, b) => a.sheet === b.sheet && a.index === b.index,
    (a, b) => a.name === b.name,
    (a, b) => a.sheet === b.sheet,
    () => found.length - matched.size === 1 && free.size === 1,
  ]
  for (const isSame of tests)
    for (const table of found) {
      if (matched.has(table)) continue
      const same = [...free].find(other => isSame(table, other))
      if (same === undefined) continue
      matched.set(table, same)
      free.delete(same)
    }
  return found.map(table => matched.get(table) ?? null)
}
