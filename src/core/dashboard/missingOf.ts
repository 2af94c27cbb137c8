import type { Column } from '../../contract/column.ts'
import type { MissingColumn } from '../../contract/dashboard.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'
import { isSameFamily, matchColumns } from '../chart/matchColumns.ts'
import { likenessOf } from '../column/likenessOf.ts'
import { smallRenames } from '../column/smallRenames.ts'

/**
 * The columns that a tile needs and the table lacks, each with the one that comes nearest: of the same name, of a
 * slightly other name, else of the same family of types the one whose name is most alike. A column that the tile
 * uses already, or that was offered for another, is not offered. The row number is no column.
 */
export function missingOf(
  needed: readonly string[],
  used: readonly UsedColumn[],
  columns: readonly Pick<Column, 'id' | 'name' | 'type'>[],
): MissingColumn[] {
  const here = new Set(columns.map(({ id }) => id))
  const named = needed.filter(id => id !== '_row')
  const lacking = named.filter(id => !here.has(id)).map(id => used.find(one => one.id === id) ?? unknown(id))
  const known = new Map<string, UsedColumn>()
  const free = () => {
    const taken = new Set([...named, ...[...known.values()].map(({ id }) => id)])
    return columns.filter(({ id }) => !taken.has(id)).map(({ id, name, type }) => ({ id, name, type }))
  }
  const open = () => lacking.filter(({ id }) => !known.has(id))
  offer(known, matchColumns(open(), free()).ids, columns)
  const renames = smallRenames(free(), open())
  offer(known, new Map(free().flatMap(({ name, id }) => pair(renames.get(name), id))), columns)
  for (const column of open()) {
    const nearest = mostAlike(column, free())
    if (nearest) known.set(column.id, nearest)
  }
  return lacking.map(column => ({ column, nearest: known.get(column.id) ?? null }))
}

/** What a tile was kept with does not name it: only its id is left. */
const unknown = (id: string): UsedColumn => ({ id, name: id, type: 'text' })

const pair = (a: string | undefined, b: string): [string, string][] => (a === undefined ? [] : [[a, b]])

function offer(known: Map<string, UsedColumn>, ids: ReadonlyMap<string, string>, columns: readonly UsedColumn[]): void {
  for (const [from, to] of ids) {
    const column = columns.find(({ id }) => id === to)
    if (column) known.set(from, { id: column.id, name: column.name, type: column.type })
  }
}

function mostAlike(column: UsedColumn, free: readonly UsedColumn[]): UsedColumn | null {
  const scored = free
    .filter(other => isSameFamily(column, other))
    .map(other => ({ other, score: likenessOf(column.name, other.name) + (other.type === column.type ? 0.01 : 0) }))
  return scored.sort((a, b) => b.score - a.score)[0]?.other ?? null
}
