import type { RawColumn, RawTable } from '../readers/raw.ts'
import { int, name, rowOf } from './sql.ts'

/** Cells looked at to see whether a column says the same again and again. */
const LOOKED_AT = 50_000
/** In fewer cells nothing is gained. */
const LEAST_CELLS = 5000
/** Different texts among them, at most, for the column to be grouped. */
const REPEATED = 0.5
const GROUPED = '_cells'

/**
 * SQL of a column's cells that are not empty, as `x` and how many of them there are, `n`.
 *
 * Where few texts fill a column they are brought together once, so that what is asked of all cells is asked of these. The
 * answer holds until the cells of another column are asked for.
 */
export async function cellsOf(raw: RawTable, column: RawColumn): Promise<string> {
  const cells = `SELECT ${name(column.source)} AS x FROM ${name(raw.relation)} WHERE ${name(column.source)} IS NOT NULL`
  const seen = await rowOf(
    raw.connection,
    `SELECT count(*) AS cells, count(DISTINCT x) AS texts FROM (${cells} LIMIT ${LOOKED_AT})`,
  )
  if (int(seen['cells']) < LEAST_CELLS || int(seen['texts']) > int(seen['cells']) * REPEATED) {
    return `(SELECT x, 1 AS n FROM (${cells}))`
  }
  const groups = `SELECT x, count(*)::BIGINT AS n FROM (${cells}) GROUP BY x`
  await raw.connection.run(`CREATE OR REPLACE TEMP TABLE ${GROUPED} AS ${groups}`)
  return GROUPED
}
