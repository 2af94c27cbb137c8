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
