import { matchColumns } from '../../core/column/matchColumns.ts'
import type { KnownTable } from '../../ports/reader.ts'
import { text } from '../typing/sql.ts'
import type { RawTable } from './raw.ts'

/** The table with the column ids it had before, where it was known before. */
export async function keepIds(table: RawTable, known: KnownTable | undefined): Promise<RawTable> {
  if (known === undefined) return table
  const names = table.columns.map(({ name }) => name)
  const ids = matchColumns(names, known.columns)
  const columns = table.columns.map((column, i) => ({ ...column, id: ids[i] ?? column.id }))
  const newIds = new Map(table.columns.map((column, i) => [column.id, columns[i]?.id ?? column.id]))
  await renameRejects(table, newIds)
  const repairs = table.repairs.map(repair =>
    repair.columnId === null ? repair : { ...repair, columnId: newIds.get(repair.columnId) ?? repair.columnId },
  )
  return { ...table, columns, repairs }
}

async function renameRejects({ connection, rejectedRelation }: RawTable, ids: Map<string, string>): Promise<void> {
  const changed = [...ids].filter(([from, to]) => from !== to)
  if (rejectedRelation === null || changed.length === 0) return
  const cases = changed.map(([from, to]) => `WHEN ${text(from)} THEN ${text(to)}`).join(' ')
  await connection.run(`UPDATE ${rejectedRelation} SET column_id = CASE column_id ${cases} ELSE column_id END`)
}
