import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { ColumnType } from '../../src/contract/column.ts'

/** A cell: numbers of decimals have at most two fraction digits; dates and times are ISO 8601 text. */
export type Cell = string | number | boolean | null

export interface Table {
  columns: readonly { id: string; name: string; type: ColumnType; scale: number | null }[]
  /** Each with `_row`. */
  rows: readonly Readonly<Record<string, Cell>>[]
}

/** Uniform numbers 0 <= x < 1, the same for the same seed. Source: mulberry32, T. Ettinger, public domain. */
export function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const words = [
  'Wii',
  'wii',
  'É t é',
  'été',
  '日本',
  '日本 語',
  'Other',
  '',
  "O'Brien",
  '"; DROP TABLE x; --',
  'zz',
  '😀 b',
  'straße',
  'ÅNGSTRÖM',
  'привет',
  '👩‍🚀',
  'e\u0301t\u00e9',
]

/** Hours that clocks skip or show twice, in Europe, America and on Lord Howe; the day that Samoa left out. */
const oddMoments = [
  '2020-03-29T02:30:00',
  '2020-10-25T02:30:00',
  '2020-03-08T02:15:00',
  '2020-11-01T01:59:59',
  '2020-04-05T01:45:00',
  '2011-12-30T12:00:00',
  '2020-02-29T23:59:59',
  '2021-02-28T00:00:00',
]

/** Columns whose names and ids try to be SQL, and whose cells are rich in nulls, ties and edges. */
export function randomTable(rowCount: number, seed: number): Table {
  const random = generator(seed)
  const whole = (n: number) => Math.floor(random() * n)
  const orNull = (share: number, cell: () => Cell): Cell => (random() < share ? null : cell())
  const day = () => new Date(Date.UTC(2019, 10, 1) + whole(1200) * 86_400_000).toISOString().slice(0, 10)
  const clock = () => new Date(whole(86_400) * 1000).toISOString().slice(11, 19)
  const rows = Array.from({ length: rowCount }, (_, i) => ({
    _row: i + 2 + Math.floor(i / 7),
    t1: orNull(0.1, () => words[whole(words.length)] ?? ''),
    'a"b': orNull(0.02, () => `k${whole(60)}`),
    i1: orNull(0.1, () => whole(9) - 3),
    i2: orNull(0.05, () => 1990 + whole(30)),
    d1: orNull(0.15, () => whole(2000) / 8 - 100),
    m1: orNull(0.05, () => (whole(20_000) - 5000) / 100),
    b1: orNull(0.2, () => random() < 0.4),
    day: orNull(0.1, day),
    at: orNull(0.1, () => (random() < 0.1 ? (oddMoments[whole(oddMoments.length)] ?? '') : `${day()}T${clock()}`)),
    none: null,
  }))
  const column = (id: string, type: ColumnType, scale: number | null = null) => ({
    id,
    name: `Name of ${id}`,
    type,
    scale,
  })
  const columns = [
    column('t1', 'text'),
    column('a"b', 'text'),
    column('i1', 'integer'),
    column('i2', 'integer'),
    column('d1', 'double'),
    column('m1', 'decimal', 2),
    column('b1', 'boolean'),
    column('day', 'date'),
    column('at', 'timestamp'),
    column('none', 'double'),
  ]
  return { columns, rows }
}

const sqlTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  decimal: 'DECIMAL(18, 2)',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  time: 'TIME',
}

/** Writes a table as one Parquet part, in small row groups, and answers with its path. */
export async function writePart(table: Table, folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const quote = (id: string) => `"${id.replaceAll('"', '""')}"`
  const types = table.columns.map(({ id, type }) => `${quote(id)} ${sqlTypes[type]}`)
  await connection.run(`CREATE TABLE t (_row BIGINT, ${types.join(', ')})`)
  const keys = ['_row', ...table.columns.map(c => c.id)]
  for (let i = 0; i < table.rows.length; i += 500) {
    const tuples = table.rows.slice(i, i + 500).map(row => `(${keys.map(key => literal(row[key] ?? null)).join(', ')})`)
    await connection.run(`INSERT INTO t VALUES ${tuples.join(', ')}`)
  }
  await connection.run(`COPY t TO '${path.replaceAll("'", "''")}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
  connection.closeSync()
  instance.closeSync()
  return path
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL'
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell)
}
