import type { DuckDBConnection } from '@duckdb/node-api'
import { parquetSizes } from '../readers/landing/parquetSizes.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { int, name, rowOf, rowsOf, text } from './sql.ts'

/** Small enough for little memory, large enough to compress well. */
const MOST = { rows: 245_760, words: 20_000 }
/** A higher level makes the files 1 % smaller, a larger dictionary 2 %: neither is worth the tenth of the writing it takes. */
const PARQUET = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1'

/** Writes `_row` and every column's values, ordered by the main date when there is one to sort by. */
export async function writeData(
  raw: RawTable,
  plans: readonly ColumnPlan[],
  to: { path: string; sortBy: string | null },
): Promise<number> {
  const columns = plans.map(({ column, value }) => `, ${value} AS ${name(column.id)}`).join('')
  const order = to.sortBy === null ? '' : ` ORDER BY ${name(to.sortBy)} NULLS LAST, _row`
  return await copyParquet(
    raw.connection,
    `SELECT _row${columns} FROM ${name(raw.relation)}${order}`,
    to.path,
    plans.length + 1,
  )
}

export interface RejectsWritten {
  /** Cells no type could hold, by column. */
  byColumn: ReadonlyMap<string, number>
  typing: number
  earlier: number
}

/**
 * Writes every cell that is present and has no value, with its text, beside those lost before typing.
 *
 * @param typed  cells of each column that have a value, as counted in the written table
 */
export async function writeRejects(
  raw: RawTable,
  { plans, typed }: { plans: readonly ColumnPlan[]; typed: readonly number[] },
  path: string,
): Promise<RejectsWritten> {
  const byColumn = new Map<string, number>()
  for (const [i, { column, fits, missing }] of plans.entries()) {
    const present = fits.nonNull - missing.reduce((sum, { count }) => sum + count, 0)
    if (present !== typed[i]) byColumn.set(column.id, present - (typed[i] ?? 0))
  }
  const parts = plans.filter(({ column }) => byColumn.has(column.id)).map(plan => rejectsOf(raw, plan))
  if (raw.rejectedRelation !== null) {
    parts.push(`SELECT _row, column_id, raw, reason FROM ${name(raw.rejectedRelation)}`)
  }
  const typing = [...byColumn.values()].reduce((sum, n) => sum + n, 0)
  const earlier = raw.rejectedRelation === null ? 0 : await countRows(raw, raw.rejectedRelation)
  if (typing + earlier === 0) return { byColumn, typing, earlier }
  const written = await copyParquet(
    raw.connection,
    `SELECT * FROM (${parts.join(' UNION ALL ')}) ORDER BY _row, column_id`,
    path,
  )
  return { byColumn, typing: written - earlier, earlier }
}

function isRejected({ isPresent, value }: ColumnPlan): string {
  return `${isPresent} AND (${value}) IS NULL`
}

function rejectsOf(raw: RawTable, plan: ColumnPlan): string {
  const reason = `not_${plan.type.type}`
  return `SELECT _row, ${text(plan.column.id)} AS column_id, CAST(${name(plan.column.source)} AS VARCHAR) AS raw, ${text(reason)} AS reason
    FROM ${name(raw.relation)} WHERE ${isRejected(plan)}`
}

/** Writes the rows that were not loaded; answers how many there are. */
export async function writeSkipped(raw: RawTable, path: string): Promise<number> {
  if (raw.skippedRelation === null) return 0
  const n = await countRows(raw, raw.skippedRelation)
  if (n > 0)
    await copyParquet(raw.connection, `SELECT _row, reason, raw FROM ${name(raw.skippedRelation)} ORDER BY _row`, path)
  return n
}

async function countRows(raw: RawTable, relation: string): Promise<number> {
  return int((await rowOf(raw.connection, `SELECT count(*) AS n FROM ${name(relation)}`))['n'])
}

/** Writes what a query answers, in as many columns; answers how many rows that are. */
export async function copyParquet(
  connection: DuckDBConnection,
  select: string,
  path: string,
  columns = 4,
): Promise<number> {
  const [row] = await rowsOf(
    connection,
    `COPY (${select}) TO ${text(path)} (${PARQUET}, ${parquetSizes(columns, MOST)})`,
  )
  return int(row?.['Count'])
}
