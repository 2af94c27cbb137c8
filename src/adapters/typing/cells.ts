import type { RawColumn, RawTable } from '../readers/raw.ts'
import { int, name, rowOf } from './sql.ts'

/** Cells looked at to see whether a column says the same again and again. */
const LOOKED_AT = 50_000
/** In fewer cells nothing is gained. */
const LEAST_CELLS = 5000
/** A column is grouped when it is likely to hold fewer different texts, as a share of its cells. */
const REPEATED = 0.3
const GROUPED = '_cells'

/** The cells of a column that are not empty. */
export interface Cells {
  /** SQL of the cells, as `x` and how many of them there are, `n`. */
  cells: string
  nonNull: number
}

/**
 * The cells of a column. Where few texts fill it they are brought together once, so that what is asked of all cells is
 * asked of these. The answer holds until the cells of another column are asked for.
 *
 * @param rows  rows of the table
 */
export async function cellsOf(raw: RawTable, column: RawColumn, rows: number): Promise<Cells> {
  const cells = `SELECT ${name(column.source)} AS x FROM ${name(raw.relation)} WHERE ${name(column.source)} IS NOT NULL`
  const seen = await rowOf(
    raw.connection,
    `SELECT count(*) AS cells, count(DISTINCT x) AS texts FROM (${cells} LIMIT ${LOOKED_AT})`,
  )
  const looked = int(seen['cells'])
  if (looked < LEAST_CELLS || int(seen['texts']) > expectedTexts(looked, rows * REPEATED)) {
    return {
      cells: `(SELECT x, 1 AS n FROM (${cells}))`,
      nonNull: looked < LOOKED_AT ? looked : await filled(raw, column),
    }
  }
  const groups = `SELECT x, count(*)::BIGINT AS n FROM (${cells}) GROUP BY x`
  await raw.connection.run(`CREATE OR REPLACE TEMP TABLE ${GROUPED} AS ${groups}`)
  const { n } = await rowOf(raw.connection, `SELECT sum(n) AS n FROM ${GROUPED}`)
  return { cells: GROUPED, nonNull: int(n) }
}

/** How many cells of a column are not empty. */
export async function filled(raw: RawTable, column: RawColumn): Promise<number> {
  const { n } = await rowOf(raw.connection, `SELECT count(${name(column.source)}) AS n FROM ${name(raw.relation)}`)
  return int(n)
}

/** Different texts to expect among `looked` cells when each is drawn from `texts` that are equally frequent. */
function expectedTexts(looked: number, texts: number): number {
  return texts * -Math.expm1(-looked / texts)
}
