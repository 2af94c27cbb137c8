import { parse } from 'node:path'
import { type DuckDBType, DuckDBTypeId } from '@duckdb/node-api'
import type { Repair } from '../../../contract/receipt.ts'
import { columnNames } from '../../../core/grid/columnNames.ts'
import { text } from '../../typing/sql.ts'
import { IngestFault } from '../fault.ts'
import { repair } from '../landing/finish.ts'
import { makeRoomFor } from '../landing/openLanding.ts'
import { counts } from '../landing/query.ts'
import type { RawColumn, RawTable } from '../raw.ts'
import type { OnTable, Outcome, Source } from '../source.ts'
import { asInteger, asText, cellsOf, type ParquetCell } from './cellSql.ts'

const MOST_COLUMNS = 2000
const MOST_ROWS = 1_000_000_000
const VIEW = 'parquet_rows'

/**
 * Reads a Parquet file into a table of the types it declares. Its bytes are never kept: every value is decoded here, and
 * written anew.
 *
 * @throws IngestFault parquet_damaged, parquet_encrypted, too_many_columns, too_many_rows, no_rows
 */
export async function readParquet(source: Source, onTable: OnTable): Promise<Outcome> {
  const { connection } = source
  try {
    const file = await schemaOf(source)
    const cells = await mapped(source, file)
    if (cells.length > MOST_COLUMNS) throw new IngestFault('too_many_columns', { limit: MOST_COLUMNS })
    await makeRoomFor(connection, cells.length)
    const values = cells.map(({ value }, i) => `, ${value} AS v${i + 1}`).join('')
    await connection.run(`CREATE VIEW ${VIEW} AS SELECT p0 + 1 AS _row${values} FROM ${file.from}`)
    const [rows = 0] = await counts(connection, `SELECT count(*) FROM ${file.from}`)
    if (rows === 0 || cells.length === 0) throw new IngestFault('no_rows')
    if (rows > MOST_ROWS) throw new IngestFault('too_many_rows', { limit: MOST_ROWS })
    await onTable(tableOf(source, cells, rows))
    await connection.run(`DROP VIEW ${VIEW}`)
  } catch (error) {
    source.signal?.throwIfAborted()
    throw parquetFault(error)
  }
  return { format: 'parquet', encoding: null, dialect: null, others: [], warnings: [] }
}

interface ParquetFile {
  columns: readonly { name: string; type: DuckDBType; sql: string }[]
  /** SQL of its rows: columns are p1, p2 ... whatever they are called, and p0 numbers the rows. */
  from: string
}

async function schemaOf({ connection, path }: Source): Promise<ParquetFile> {
  const file = `read_parquet(${text(path)}, file_row_number = true)`
  const described = await connection.runAndReadAll(`SELECT * FROM ${file} LIMIT 0`)
  const types = described.columnTypes()
  const names = described.columnNames()
  const columns = names.flatMap((column, i) => {
    const type = types[i]
    return type && i < names.length - 1 ? [{ name: column, type, sql: `p${i + 1}` }] : []
  })
  return { columns, from: `${file} AS f(${[...columns.map(({ sql }) => sql), 'p0'].join(', ')})` }
}

/** Each column of the file with what it becomes. */
async function mapped(source: Source, file: ParquetFile): Promise<ParquetCell[]> {
  // Programs forget to say that bytes are text: UTF-8 without control characters.
  const texts = await columnsWithout(source, file, DuckDBTypeId.BLOB, column => {
    const decoded = `TRY(decode(${column}))`
    return `${column} IS NOT NULL AND (${decoded} IS NULL OR regexp_matches(${decoded}, '[\\x00-\\x08\\x0e-\\x1f]'))`
  })
  const small = await columnsWithout(source, file, DuckDBTypeId.UBIGINT, column => `${column} > 9223372036854775807`)
  return file.columns.flatMap(({ name, type, sql }) => {
    const cells = cellsOf(name, type, sql)
    if (texts.has(sql)) return cells.map(cell => asText(cell, sql))
    return small.has(sql) ? cells.map(cell => asInteger(cell, sql)) : cells
  })
}

/** Columns of a type in which no cell is as the condition says. */
async function columnsWithout(
  { connection }: Source,
  { columns, from }: ParquetFile,
  type: DuckDBTypeId,
  condition: (column: string) => string,
): Promise<Set<string>> {
  const some = columns.filter(column => column.type.typeId === type).map(({ sql }) => sql)
  if (some.length === 0) return new Set()
  const select = some.map(column => `count_if(${condition(column)})`).join(', ')
  const found = await counts(connection, `SELECT ${select} FROM ${from}`)
  return new Set(some.filter((_, i) => found[i] === 0))
}

function tableOf({ connection, name: fileName }: Source, cells: readonly ParquetCell[], rows: number): RawTable {
  const names = columnNames([cells.map(cell => cell.name)], cells.length)
  const columns: RawColumn[] = cells.map(({ type }, i) => ({
    id: `c${i + 1}`,
    name: names[i]?.name ?? `Column ${i + 1}`,
    source: `v${i + 1}`,
    position: i,
    kinds: null,
    currency: null,
    declared: type,
  }))
  return {
    connection,
    relation: VIEW,
    skippedRelation: null,
    rejectedRelation: null,
    name: parse(fileName).name,
    sheet: null,
    sheetIndex: 0,
    index: 0,
    columns,
    rowsRead: rows,
    rejectedRows: 0,
    skipped: [],
    repairs: repairsOf(cells, columns, rows),
    warnings: [],
  }
}

function repairsOf(cells: readonly ParquetCell[], columns: readonly RawColumn[], rows: number): Repair[] {
  return cells.flatMap(({ repair: code }, i) => {
    const column = columns[i]
    return code === null || column === undefined ? [] : [repair(code, rows, { column: column.name }, column.id)]
  })
}

/** What the engine says of a file it cannot decode; everything else stays what it is. */
function parquetFault(error: unknown): unknown {
  if (error instanceof IngestFault || !(error instanceof Error)) return error
  if (/^Out of Memory|no space left/i.test(error.message)) return error
  if (/encrypt/i.test(error.message)) return new IngestFault('parquet_encrypted', {}, { cause: error })
  if (
    /^(?:Invalid Input|IO|Serialization|Not implemented|Conversion|Invalid) Error|snappy|zstd|thrift|parquet/i.test(
      error.message,
    )
  ) {
    return new IngestFault('parquet_damaged', {}, { cause: error })
  }
  return error
}
