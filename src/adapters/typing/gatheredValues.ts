import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnType } from '../../contract/column.ts'
import type { Answers } from './answers.ts'
import { Gathered, gatherable } from './gathered.ts'
import { int, rowOf } from './sql.ts'

/** The values of all columns of a short and wide table, those of one type together. */
interface GatheredValues {
  of(columnId: string): Answers | undefined
  close(): Promise<void>
}

/** Null where each column is asked by itself. */
export async function gatheredValues(
  connection: DuckDBConnection,
  source: string,
  columns: readonly { id: string; type: ColumnType; scale: number }[],
): Promise<GatheredValues | null> {
  if (gatherable(columns.length, 0).length === 0) return null
  const { rows } = await rowOf(connection, `SELECT count(*) AS rows FROM ${source}`)
  if (gatherable(columns.length, int(rows)).length === 0) return null
  const opened: Gathered[] = []
  const answers = new Map<string, Answers>()
  const close = async () => {
    for (const group of opened) await group.close()
  }
  for (const ids of idsByType(columns).flatMap(ids => cut(ids, int(rows)))) {
    const group = await Gathered.open(connection, source, {
      columns: ids,
      table: `_gathered_values_${opened.length}`,
      row: '0',
    })
    opened.push(group)
    for (const [i, id] of ids.entries()) answers.set(id, group.of(i))
  }
  return { of: id => answers.get(id), close }
}

function cut(ids: readonly string[], rows: number): string[][] {
  const groups = gatherable(ids.length, rows)
  return groups.length === 0 ? [[...ids]] : groups.map(({ from, to }) => ids.slice(from, to))
}

function idsByType(columns: readonly { id: string; type: ColumnType; scale: number }[]): string[][] {
  const ids = new Map<string, string[]>()
  for (const { id, type, scale } of columns) {
    const key = `${type} ${scale}`
    ids.set(key, [...(ids.get(key) ?? []), id])
  }
  return [...ids.values()]
}
