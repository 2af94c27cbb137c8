import type { SkipReason } from '../../../contract/settings.ts'
import type { GridRow } from '../../../core/grid/row.ts'
import { TOTAL_HINT } from '../../../core/grid/totalLabel.ts'
import { judgeSumRows, LABEL_COLUMNS, type LooseSegment, type SumRow, sumRow } from '../../../core/grid/totalRows.ts'
import { text } from '../../typing/sql.ts'
import { type Landing, sourceColumn, sourceColumns } from './landing.ts'
import { counts, textRows } from './query.ts'

/** Where so many rows speak of totals they are what the table is about. */
const MOST_ROWS = 5000
const LONGEST_LABEL = 120
const MANY_ROWS = 200_000
/** Share of the rows that fill a column which sums leave out. */
const MOSTLY = 0.8

/** A row that is no data, with what it says. */
export interface StrayRow {
  row: number
  cells: GridRow
  reason: SkipReason
}

export interface TakenTotals {
  taken: StrayRow[]
  /** Rows that speak of totals stand among the data. */
  left: readonly number[]
}

interface Where {
  /** Columns before it are none of the table. */
  left: number
  /** The row its footer begins with. */
  until?: number | undefined
}

/** Rows that sum others, anywhere in the table; they are still in it. */
export async function findTotals(landing: Landing, where: Where): Promise<TakenTotals> {
  const { left, until = Number.MAX_SAFE_INTEGER } = where
  const rows = (await hintedRows(landing, left)).filter(({ row }) => row < until)
  if (rows.length === 0) return { taken: [], left: [] }
  const fullColumns = await columnsMostlyFull(landing, rows.length)
  const sums = rows.flatMap(
    ({ row, cells }) => sumRow(row, cells, { left, isFull: column => fullColumns.has(column) }) ?? [],
  )
  const reasons = sums.length === 0 ? [] : judgeSumRows(sums, await segmentsBetween(landing, sums, until))
  const taken = sums.flatMap(({ row, cells }, i) => {
    const reason = reasons[i]
    return reason ? [{ row, cells, reason }] : []
  })
  const isTaken = new Set(taken.map(({ row }) => row))
  return { taken, left: rows.flatMap(({ row }) => (isTaken.has(row) ? [] : [row])) }
}

/** Rows with a word for a sum in one of the first columns. */
async function hintedRows({ connection, tables, width, loadedRows }: Landing, left: number) {
  const columns = sourceColumns(width)
  const labels = columns.slice(left, left + LABEL_COLUMNS)
  const isHint = loadedRows > MANY_ROWS ? hintOfMany(labels) : hintOfFew(labels)
  const rows = await textRows(
    connection,
    `SELECT _row, ${columns.join(', ')} FROM ${tables.relation} WHERE ${isHint} ORDER BY _row LIMIT ${MOST_ROWS + 1}`,
  )
  return rows.length > MOST_ROWS ? [] : rows
}

const HINT = text(`(?i)${TOTAL_HINT}`)

/** A pattern is slow to say no to millions of numbers and dates. */
function hintOfMany(labels: readonly string[]): string {
  const hints = labels.map(
    column =>
      `(NOT ${column} BETWEEN '0' AND ':' AND strlen(${column}) <= ${LONGEST_LABEL} AND regexp_matches(${column}, ${HINT}))`,
  )
  return hints.join(' OR ') || 'false'
}

/** A pattern is slow to make, too: for few rows it looks at all labels at once. */
function hintOfFew(labels: readonly string[]): string {
  const short = labels.map(column => `CASE WHEN strlen(${column}) <= ${LONGEST_LABEL} THEN ${column} END`)
  return short.length === 0 ? 'false' : `regexp_matches(concat_ws(chr(10), ${short.join(', ')}), ${HINT})`
}

async function columnsMostlyFull({ connection, tables, width }: Landing, hinted: number): Promise<Set<number>> {
  const filled = sourceColumns(width).map(column => `count(${column})`)
  const [all = 0, ...counted] = await counts(
    connection,
    `SELECT count(*), ${filled.join(', ')} FROM ${tables.relation}`,
  )
  const least = Math.max(1, (all - hinted) * MOSTLY)
  return new Set(counted.flatMap((n, column) => (n >= least ? [column] : [])))
}

/** What stands between the rows: how many others, and what their numbers sum to, read in both ways. */
async function segmentsBetween(
  { connection, tables }: Landing,
  sums: readonly SumRow[],
  until: number,
): Promise<LooseSegment[]> {
  const columns = [...new Set(sums.flatMap(({ stated }) => stated))].sort((a, b) => a - b)
  const values = columns.flatMap(column =>
    ['.', ','].map(decimal => `sum(${numberSql(sourceColumn(column), decimal)})`),
  )
  await connection.run('CREATE OR REPLACE TEMP TABLE sum_rows (_row BIGINT, place INTEGER)')
  await connection.run(`INSERT INTO sum_rows VALUES ${sums.map(({ row }, i) => `(${row}, ${i + 1})`).join(', ')}`)
  const answer = await connection.runAndReadAll(
    `SELECT coalesce(place, 0), count(*), ${values.join(', ')}
     FROM ${tables.relation} t ASOF LEFT JOIN sum_rows s ON t._row >= s._row
     WHERE (s._row IS NULL OR s._row <> t._row) AND t._row < ${until} GROUP BY 1`,
  )
  await connection.run('DROP TABLE sum_rows')
  const found = new Map(answer.getRows().map(([place, ...rest]) => [Number(place), rest.map(Number)]))
  return Array.from({ length: sums.length + 1 }, (_, place) => {
    const [rows = 0, ...numbers] = found.get(place) ?? []
    const of = (decimal: 0 | 1) => new Map(columns.map((column, i) => [column, numbers[2 * i + decimal] ?? 0]))
    return { rows, point: of(0), comma: of(1) }
  })
}

/** As `looseNumber` reads it. */
function numberSql(column: string, decimal: string): string {
  const bare = `regexp_replace(${column}, '[^0-9.,]', '', 'g')`
  const digits = decimal === '.' ? `replace(${bare}, ',', '')` : `replace(replace(${bare}, '.', ''), ',', '.')`
  const sign = `CASE WHEN regexp_matches(${column}, '[-\u2212(]') THEN -1 ELSE 1 END`
  return `TRY_CAST(${digits} AS DOUBLE) * ${sign}`
}
