import type { DuckDBConnection } from '@duckdb/node-api'

/** The first row of an answer of counts. */
export async function counts(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const answer = await connection.runAndReadAll(sql)
  return (answer.getRows()[0] ?? []).map(Number)
}

export interface TextRow {
  row: number
  cells: (string | null)[]
}

/** Rows of `_row` and texts. */
export async function textRows(connection: DuckDBConnection, sql: string): Promise<TextRow[]> {
  const answer = await connection.runAndReadAll(sql)
  return answer.getRows().map(([row, ...cells]) => ({
    row: Number(row),
    cells: cells.map(cell => (typeof cell === 'string' ? cell : null)),
  }))
}

/** Drops a table or a view. */
export async function dropRelation(connection: DuckDBConnection, name: string): Promise<void> {
  const answer = await connection.runAndReadAll('SELECT count(*) FROM duckdb_views() WHERE view_name = $1', [name])
  const isView = Number(answer.getRows()[0]?.[0]) > 0
  await connection.run(`DROP ${isView ? 'VIEW' : 'TABLE'} ${name}`)
}
