import type { Column } from '../../contract/column.ts'

/** Fields of a request that hold cells of the data, which may read like a column's name. */
const cells = new Set([
  ...['type', 'levels', 'stages', 'values', 'reference', 'test', 'kind'],
  // And fields that hold words of ours, which some people call a column.
  ...['unit', 'aggregate', 'gaps', 'method', 'model'],
])

/** A request whose columns are named as people call them, with their ids. An id, and what is no column's name, stays. */
export function withColumnIds(request: unknown, columns: readonly Column[]): unknown {
  const ids = new Set(columns.map(({ id }) => id))
  const byName = new Map([...columns].reverse().map(({ id, name }) => [name, id]))
  const named = (value: unknown, field: string | null): unknown => {
    if (field !== null && cells.has(field)) return value
    if (typeof value === 'string') return ids.has(value) ? value : (byName.get(value) ?? value)
    if (Array.isArray(value)) return value.map(item => named(item, null))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner, key)]))
  }
  return named(request, null)
}
