/** A column of the version before. */
export interface KnownColumn {
  id: string
  name: string
}

/**
 * The ids of these columns, given what the table's columns were called before: a column keeps its id when its name is the
 * same, or the same but for case, blanks and marks; the others get ids nobody had.
 * @param names of the columns, unique, in their order
 */
export function matchColumns(names: readonly string[], known: readonly KnownColumn[]): string[] {
  const free = new Map(known.map(column => [column.id, column]))
  const ids = new Map<string, string>()
  for (const likeness of [exactly, loosely]) {
    for (const name of names) {
      if (ids.has(name)) continue
      const same = [...free.values()].find(column => likeness(column.name) === likeness(name))
      if (same === undefined) continue
      ids.set(name, same.id)
      free.delete(same.id)
    }
  }
  let next = 1 + Math.max(0, ...known.map(({ id }) => Number(/^c(\d+)$/.exec(id)?.[1] ?? 0)))
  return names.map(name => ids.get(name) ?? `c${next++}`)
}

const exactly = (name: string) => name
const loosely = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}%#]+/gu, '') || name
