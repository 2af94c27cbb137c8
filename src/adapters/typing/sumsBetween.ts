import type { Column } from '../../contract/column.ts'
import type { Segment } from '../../core/grid/explainSums.ts'
import type { RawTable } from '../readers/raw.ts'
import type { ColumnPlan } from './columnPlan.ts'
import { name, rowOf } from './sql.ts'

/** A row left out as the sum of others: what it states of the columns, by their place among those of the table. */
export interface StatedRow {
  row: number
  isWhole: boolean
  stated: ReadonlyMap<number, number>
}

/** Rows between two statements, with the first and the last of them. */
export interface RowSegment extends Segment {
  from: number
  to: number
}

interface Asked {
  plans: readonly ColumnPlan[]
  columns: readonly Column[]
  statements: readonly StatedRow[]
  /** Places of the columns that are summed. */
  checked: readonly number[]
}

/** What stands before each statement and behind the last, and what it sums to. */
export async function sumsBetween(raw: RawTable, asked: Asked): Promise<RowSegment[]> {
  const { statements, columns, checked } = asked
  const rows = await rowOf(
    raw.connection,
    `SELECT count(*) AS n, min(_row) AS a, max(_row) AS b FROM ${name(raw.relation)}`,
  )
  const [from, to] = [Number(rows['a']), Number(rows['b'])]
  const [first] = statements
  if (statements.length > 1 || first === undefined || (first.row > from && first.row < to)) return partSums(raw, asked)
  // All rows stand on one side of the only statement: their sums are known.
  const all = new Map(checked.map(column => [column, Number(columns[column]?.profile.sum ?? 0)]))
  const whole = { rows: Number(rows['n']), from, to, sums: all }
  return first.row > to ? [whole, EMPTY] : [EMPTY, whole]
}

const EMPTY: RowSegment = { rows: 0, from: 0, to: 0, sums: new Map() }

async function partSums(raw: RawTable, { plans, statements, checked }: Asked): Promise<RowSegment[]> {
  const { connection, relation } = raw
  const sums = checked.map(column => `CAST(sum(${plans[column]?.value}) AS DOUBLE)`)
  const marks = statements.map(({ row }, i) => `(${row}::BIGINT, ${i + 1})`).join(', ')
  await connection.run(`CREATE OR REPLACE TEMP TABLE stated_rows AS SELECT * FROM (VALUES ${marks}) t(mark, place)`)
  const answer = await connection.runAndReadAll(
    `SELECT coalesce(place, 0), count(*), min(_row), max(_row), ${sums.join(', ')}
     FROM ${name(relation)} ASOF LEFT JOIN stated_rows ON _row > mark GROUP BY 1`,
  )
  await connection.run('DROP TABLE stated_rows')
  const found = new Map(answer.getRows().map(([place, ...rest]) => [Number(place), rest.map(Number)]))
  return Array.from({ length: statements.length + 1 }, (_, place) => {
    const [rows, from, to, ...numbers] = found.get(place) ?? []
    if (rows === undefined || from === undefined || to === undefined) return EMPTY
    return { rows, from, to, sums: new Map(checked.map((column, i) => [column, numbers[i] ?? 0])) }
  })
}
