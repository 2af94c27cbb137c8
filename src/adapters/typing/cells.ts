import type { RawColumn, RawTable } from '../readers/raw.ts'
import { type Answers, answersFrom } from './answers.ts'
import { int, name, rowOf } from './sql.ts'

/** Cells looked at to see whether a column says the same again and again. */
const LOOKED_AT = 50_000
/** In fewer cells nothing is gained. */
const LEAST_CELLS = 5000
/** A column is grouped when it is likely to hold fewer different texts, as a share of its cells. */
const REPEATED = 0.3
const GROUPED = '_cells'

/** What is known of how many cells a column has. */
export interface ColumnSize {
  /** Of the table. */
  rows: number
  /** What can be asked of its cells, where those of many columns are asked together. */
  gathered?: Answers | undefined
  /** Cells that are not empty; null when nobody counted. */
  nonNull: number | null
}

/** The cells of a column that are not empty. */
export interface Cells {
  /** Asked of the cells, as `x` and how many of them there are, `n`. */
  asked: Answers
  /** Asked of each cell by itself, as `x`, in the order of the rows. */
  inOrder: Answers
  nonNull: number
}

/**
 * The cells of a column. Where few texts fill it they are brought together once, so that what is asked of all cells is
 * asked of these. The answer holds until the cells of another column are asked for.
 *
 * Few cells are worth no thought: each question costs more than all of them.
 */
export async function cellsOf(
  raw: RawTable,
  column: RawColumn,
  { rows, nonNull, gathered }: ColumnSize,
): Promise<Cells> {
  const cells = `SELECT ${name(column.source)} AS x FROM ${name(raw.relation)} WHERE ${name(column.source)} IS NOT NULL`
  const each = gathered ?? answersFrom(raw.connection, `(SELECT x, 1 AS n FROM (${cells}))`)
  if (nonNull !== null && nonNull < LEAST_CELLS) return { asked: each, inOrder: each, nonNull }
  const seen = await rowOf(
    raw.connection,
    `SELECT count(*) AS cells, count(DISTINCT x) AS texts FROM (${cells} LIMIT ${LOOKED_AT})`,
  )
  const looked = int(seen['cells'])
  if (looked < LEAST_CELLS || int(seen['texts']) > expectedTexts(looked, rows * REPEATED)) {
    return {
      asked: each,
      inOrder: each,
      nonNull: looked < LOOKED_AT ? looked : await filled(raw, column),
    }
  }
  const groups = `SELECT x, count(*)::BIGINT AS n FROM (${cells}) GROUP BY x`
  await raw.connection.run(`CREATE OR REPLACE TEMP TABLE ${GROUPED} AS ${groups}`)
  const { n } = await rowOf(raw.connection, `SELECT sum(n) AS n FROM ${GROUPED}`)
  return { asked: answersFrom(raw.connection, GROUPED), inOrder: each, nonNull: int(n) }
}

/** How many cells of a column are not empty. */
export async function filled(raw: RawTable, column: RawColumn): Promise<number> {
  return (await filledCounts(raw, [column]))[0] ?? 0
}

/** The sizes of all columns. In long tables each is counted when its cells are asked for, which may cost nothing then. */
export async function columnSizes(raw: RawTable, rows: number): Promise<ColumnSize[]> {
  if (rows >= LEAST_CELLS) return raw.columns.map(() => ({ rows, nonNull: null }))
  return (await filledCounts(raw, raw.columns)).map(nonNull => ({ rows, nonNull }))
}

async function filledCounts(raw: RawTable, columns: readonly RawColumn[]): Promise<number[]> {
  if (columns.length === 0) return []
  const sums = columns.map(({ source }, i) => `count(${name(source)}) AS _${i}`).join(', ')
  const row = await rowOf(raw.connection, `SELECT ${sums} FROM ${name(raw.relation)}`)
  return columns.map((_, i) => int(row[`_${i}`]))
}

/** Different texts to expect among `looked` cells when each is drawn from `texts` that are equally frequent. */
function expectedTexts(looked: number, texts: number): number {
  return texts * -Math.expm1(-looked / texts)
}
