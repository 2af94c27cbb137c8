import type { DuckDBConnection, Json } from '@duckdb/node-api'
import type { TextCount } from '../../core/column/family.ts'

/** A row of a small answer: big integers and decimals as text. */
export type Row = Readonly<Record<string, Json>>

/** An identifier for SQL. */
export function name(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`
}

/** A text literal for SQL: COPY and patterns cannot be bound. A literal ends at a NUL, so that is put in by its number. */
export function text(value: string): string {
  const literals = value.split('\0').map(part => `'${part.replaceAll("'", "''")}'`)
  return literals.length === 1 ? (literals[0] ?? "''") : `(${literals.join(' || chr(0) || ')})`
}

/** SQL of a text to be brought over to the last byte: the client drops a byte order mark that a text begins with. */
export function exactText(sql: string): string {
  return `'=' || ${sql}`
}

/** The text of a column made by `exactText`. */
export function textOf(value: Json | undefined): string {
  return String(value).slice(1)
}

/** Runs a query whose answer is small. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader.getRowObjectsJson()
}

/** The only row of an answer. */
export async function rowOf(connection: DuckDBConnection, sql: string): Promise<Row> {
  const [row] = await rowsOf(connection, sql)
  if (row === undefined) throw new Error(`no row answered: ${sql}`)
  return row
}

/** A count, which DuckDB answers as text. */
export function int(value: Json | undefined): number {
  return value === null || value === undefined ? 0 : Number(value)
}

/** A text made by `exactText` as `t`, and how many cells hold it, as `n`. */
export function textCount(row: Row): TextCount {
  return { text: textOf(row['t']), count: int(row['n']) }
}
