import { DuckDBInstance } from '@duckdb/node-api'
import type { RawColumn, RawTable } from '../../src/adapters/readers/raw.ts'

export interface RawTableInput {
  /** Column names and, row by row, their cells; null is an empty cell. */
  columns: readonly string[]
  rows: readonly (readonly (string | null)[])[]
  /** What a workbook declares of a column, by name. */
  kinds?: Readonly<Record<string, Readonly<Record<string, number>>>>
  currency?: Readonly<Record<string, string>>
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A raw table in an engine of its own, with the cells as given. */
export async function buildRawTable({ columns, rows, kinds, currency }: RawTableInput): Promise<RawTable> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  const definition = columns.map((_, i) => `, s${i + 1} VARCHAR`).join('')
  await connection.run(`CREATE TABLE raw (_row BIGINT${definition})`)
  const values = rows.map(
    (row, i) => `(${[i + 2, ...row.map(cell => (cell === null ? 'NULL' : quote(cell)))].join(',')})`,
  )
  if (values.length > 0) await connection.run(`INSERT INTO raw VALUES ${values.join(',')}`)
  const described = columns.map((name, i) => rawColumn(name, i, `s${i + 1}`))
  return rawTable(
    connection,
    described.map(c => ({ ...c, kinds: kinds?.[c.name] ?? null, currency: currency?.[c.name] ?? null })),
    rows.length,
  )
}

/** A raw table of a well-formed text file. */
export async function loadRawTable(path: string, options = ''): Promise<RawTable> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run(
    `CREATE TABLE raw AS SELECT row_number() OVER () + 1 AS _row, * FROM read_csv(${quote(path)}, all_varchar = true, header = true, nullstr = ''${options})`,
  )
  const described = await connection.runAndReadAll(`SELECT column_name FROM (DESCRIBE raw) OFFSET 1`)
  const columns = described.getRowsJson().map(([name], i) => rawColumn(String(name), i, String(name)))
  const [[n] = []] = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM raw')).getRowsJson()
  return rawTable(connection, columns, Number(n))
}

function rawColumn(name: string, i: number, source: string): RawColumn {
  return { id: `c${i + 1}`, position: i, name, source, kinds: null, currency: null }
}

function rawTable(connection: RawTable['connection'], columns: readonly RawColumn[], rowsRead: number): RawTable {
  return {
    connection,
    relation: 'raw',
    skippedRelation: null,
    rejectedRelation: null,
    name: 'raw',
    sheet: null,
    sheetIndex: 0,
    index: 0,
    columns,
    rowsRead,
    rejectedRows: 0,
    skipped: [],
    repairs: [],
    warnings: [],
  }
}
