import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnType } from '../../contract/column.ts'
import type { Compiled } from '../../core/relation/dialects/duckdb.ts'
import type { PrepareRequest } from '../../ports/preparer.ts'
import { int, name, rowOf, rowsOf, text } from '../typing/sql.ts'

/** A column as it is written: `sql` makes its values of those that were computed. */
export interface StoredColumn {
  id: string
  name: string
  type: ColumnType
  scale: number
  meaning: PrepareRequest['columns'][number]['meaning']
  sql: string
  /** Cells that have a value. */
  filled: number
}

type Stored = Pick<StoredColumn, 'type' | 'scale' | 'sql'>

const WHOLE = /^U?(?:TINYINT|SMALLINT|INTEGER|BIGINT)$/
const CASTS: Readonly<Record<Exclude<ColumnType, 'integer' | 'decimal' | 'double'>, string>> = {
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
}

/**
 * How the columns of a computed table are written: in the types the product knows, whole numbers that 64 bits cannot hold
 * as decimals, no infinity.
 */
export async function storedColumns(
  connection: DuckDBConnection,
  table: string,
  { columns }: Compiled,
  asked: PrepareRequest['columns'],
): Promise<StoredColumn[]> {
  const rows = await rowsOf(
    connection,
    `SELECT column_name AS id, data_type AS type FROM duckdb_columns() WHERE table_name = ${text(table)}`,
  )
  const physical = new Map(rows.map(row => [String(row['id']), String(row['type'])]))
  const declared = new Map(columns.map(column => [column.id, column.type]))
  const stored: StoredColumn[] = []
  for (const { id, name: called, meaning } of asked) {
    const type = declared.get(id)
    if (type === undefined) throw new Error(`the relation has no column ${id}`)
    const fit = await storedAs(connection, table, { id, declared: type, physical: physical.get(id) ?? '' })
    const { n } = await rowOf(connection, `SELECT count(${name(id)}) AS n FROM ${table}`)
    stored.push({ id, name: called, meaning, ...fit, filled: int(n) })
  }
  return stored
}

interface Computed {
  id: string
  declared: ColumnType
  physical: string
}

async function storedAs(connection: DuckDBConnection, table: string, column: Computed): Promise<Stored> {
  const { declared, physical } = column
  const c = name(column.id)
  if (declared === 'integer') return await storedWhole(connection, table, column)
  if (declared === 'double' || (declared === 'decimal' && /^(?:DOUBLE|FLOAT)$/.test(physical))) {
    return { type: 'double', scale: 0, sql: `CASE WHEN isfinite(${c}) THEN CAST(${c} AS DOUBLE) END` }
  }
  if (declared !== 'decimal') return { type: declared, scale: 0, sql: `CAST(${c} AS ${CASTS[declared]})` }
  const scale = /^DECIMAL\(\d+,(\d+)\)$/.exec(physical)?.[1]
  if (scale !== undefined) return { type: 'decimal', scale: Number(scale), sql: c }
  return { type: 'decimal', scale: 0, sql: `CAST(${c} AS DECIMAL(${WHOLE.test(physical) ? 19 : 38}, 0))` }
}

async function storedWhole(connection: DuckDBConnection, table: string, column: Computed): Promise<Stored> {
  const c = name(column.id)
  const row = WHOLE.test(column.physical)
    ? { fits: true }
    : await rowOf(
        connection,
        `SELECT coalesce(min(${c}) >= -9223372036854775808 AND max(${c}) <= 9223372036854775807, true) AS fits FROM ${table}`,
      )
  if (row['fits'] === true) return { type: 'integer', scale: 0, sql: `CAST(${c} AS BIGINT)` }
  return { type: 'decimal', scale: 0, sql: `CAST(${c} AS DECIMAL(38, 0))` }
}
