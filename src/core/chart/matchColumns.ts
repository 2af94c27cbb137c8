import type { ColumnType } from '../../contract/column.ts'
import type { UsedColumn } from '../../contract/savedChart.ts'

const family: Readonly<Record<ColumnType, string>> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'date',
  time: 'time',
}

/**
 * Finds the columns of a question in another table: by name, whatever its case, spaces and underscores, and of a type
 * that serves the same (any number for a number, a date for a timestamp). The same spelling wins over a similar one;
 * no column stands for two.
 *
 * @returns `ids` from a used column to the table's, and the used columns that the table lacks
 */
export function matchColumns(
  used: readonly UsedColumn[],
  columns: readonly UsedColumn[],
): { ids: Map<string, string>; missing: UsedColumn[] } {
  const ids = new Map<string, string>()
  const taken = new Set<string>()
  const tests = [(a: UsedColumn, b: UsedColumn) => a.name === b.name, isAlike]
  for (const isSame of tests)
    for (const column of used) {
      if (ids.has(column.id)) continue
      const found = columns.find(other => !taken.has(other.id) && isSameFamily(other, column) && isSame(column, other))
      if (!found) continue
      ids.set(column.id, found.id)
      taken.add(found.id)
    }
  return { ids, missing: used.filter(({ id }) => !ids.has(id)) }
}

/** Whether two columns serve the same: any number for a number, a date for a timestamp. */
export function isSameFamily(a: Pick<UsedColumn, 'type'>, b: Pick<UsedColumn, 'type'>): boolean {
  return family[a.type] === family[b.type]
}

const isAlike = (a: UsedColumn, b: UsedColumn) => plain(a.name) === plain(b.name)
const plain = (name: string) => name.normalize('NFKC').toLowerCase().replace(/[\s_]/g, '')
