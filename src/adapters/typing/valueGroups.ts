import type { DuckDBConnection, Json } from '@duckdb/node-api'
import type { ColumnType, Profile } from '../../contract/column.ts'
import { quantileOfCounts, type ValueCount } from '../../core/column/valueCounts.ts'
import { type Answers, among, answersFrom } from './answers.ts'
import { scalarOf } from './scalar.ts'
import { int, name, type Row, rowOf } from './sql.ts'

/** A column of a table of the engine, `source` being SQL that names the table. */
export interface Subject {
  connection: DuckDBConnection
  source: string
  column: { id: string; type: ColumnType; scale: number }
  /** What can be asked of its cells, where those of many columns are asked together. */
  gathered?: Answers | undefined
}

/** What the different values of a column tell, each with its number of cells. */
export interface ValueGroups {
  distinct: number
  /** As the engine writes them. */
  min: Json
  max: Json
  top: Profile['top']
  /** Every value in order with its count; null when there are many. */
  counts: ValueCount[] | null
  /** Of texts, over all cells; 0 otherwise. */
  averageLength: number
  averageWords: number
}

/** Where the values of the column asked for last stand with their counts, as `v` and `n`. */
export const VALUES = '_values'
const FEW_VALUES = 4000
const TOP = 20

export function isTemporal(type: ColumnType): boolean {
  return type === 'date' || type === 'timestamp'
}

/** A number, or epoch milliseconds for dates. */
export function positionSql(type: ColumnType, value: string): string {
  return isTemporal(type) ? `epoch_ms(CAST(${value} AS TIMESTAMP))` : value
}

function grouped({ source, column }: Subject): string {
  const c = name(column.id)
  return `SELECT ${c} AS v, count(*) AS n FROM ${source} WHERE ${c} IS NOT NULL GROUP BY v`
}

/** Asked of the different values, as `v` and how many cells hold each, `n`. */
function valuesOf(subject: Subject): Answers {
  const { connection, gathered } = subject
  if (gathered === undefined) return answersFrom(connection, `(${grouped(subject)})`)
  return among(gathered, from => `(SELECT x AS v, sum(n) AS n FROM ${from} GROUP BY x)`)
}

/** Groups of texts, times and truth values: nothing but these few figures is asked of them. */
export async function groupsOf(subject: Subject): Promise<ValueGroups> {
  return await summary(subject, valuesOf(subject))
}

/**
 * Groups of numbers and dates. Few values are brought over whole, so that quantiles, bins and the most frequent ones need
 * no further scan; many are left in `VALUES`.
 *
 * @param n  cells that have a value
 */
export async function orderedGroupsOf(subject: Subject, n: number): Promise<ValueGroups> {
  if (n <= FEW_VALUES) return await allOf(subject, valuesOf(subject))
  const { connection } = subject
  await connection.run(`CREATE OR REPLACE TEMP TABLE ${VALUES} AS ${grouped(subject)}`)
  const { d } = await rowOf(connection, `SELECT count(*) AS d FROM ${VALUES}`)
  const values = answersFrom(connection, VALUES)
  return int(d) <= FEW_VALUES ? await allOf(subject, values) : await summary(subject, values)
}

async function allOf({ column }: Subject, groups: Answers): Promise<ValueGroups> {
  const position = `CAST(${positionSql(column.type, 'v')} AS DOUBLE)`
  const rows = await groups.rows(from => `SELECT CAST(v AS VARCHAR) AS t, ${position} AS x, n, v FROM ${from}`, {
    order: 'v',
  })
  const counts = rows.map(row => ({ x: Number(row['x']), n: int(row['n']) }))
  const ranked = rows.map((row, at) => ({ row, at, n: int(row['n']) })).sort((a, b) => b.n - a.n || a.at - b.at)
  const top = ranked.slice(0, TOP).map(({ row, n }) => ({ value: scalarOf(row['t'] ?? null, column.type), count: n }))
  const range = { min: rows[0]?.['t'] ?? null, max: rows.at(-1)?.['t'] ?? null }
  return { distinct: rows.length, ...range, top, counts, averageLength: 0, averageWords: 0 }
}

/** The most frequent values among them, ties by value. */
async function summary({ column }: Subject, groups: Answers): Promise<ValueGroups> {
  const lengths = `, sum(n * length(v)) / sum(n) AS length, sum(n * ${wordsSql('v')}) / sum(n) AS words`
  const row = await groups.row(
    from => `SELECT count(*) AS d, min({'n': -n, 'v': v}, ${TOP}) AS top, CAST(min(v) AS VARCHAR) AS min, CAST(max(v) AS VARCHAR) AS max
       ${column.type === 'text' ? lengths : ''} FROM ${from}`,
  )
  return {
    distinct: int(row['d']),
    min: row['min'] ?? null,
    max: row['max'] ?? null,
    top: Array.isArray(row['top']) ? row['top'].map(entry => countOf(entry, column.type)) : [],
    counts: null,
    ...averages(row),
  }
}

/** Most texts of a long column are single words, and finding that out is quick. */
function wordsSql(x: string): string {
  return `CASE WHEN contains(${x}, ' ') THEN length(${x}) - length(replace(${x}, ' ', '')) + 1 ELSE 1 END`
}

function countOf(entry: Json, type: ColumnType): Profile['top'][number] {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) throw new Error('a group is a struct')
  return { value: scalarOf(entry['v'] ?? null, type), count: -int(entry['n']) }
}

/** What can be told of values too many to be brought together. */
export async function ungroupedOf({ connection, source, column }: Subject, about: number): Promise<ValueGroups> {
  const c = name(column.id)
  const lengths = `, avg(length(${c})) AS length, avg(${wordsSql(c)}) AS words`
  const row = await rowOf(
    connection,
    `SELECT CAST(min(${c}) AS VARCHAR) AS min, CAST(max(${c}) AS VARCHAR) AS max ${column.type === 'text' ? lengths : ''} FROM ${source}
     WHERE ${c} IS NOT NULL`,
  )
  const range = { min: row['min'] ?? null, max: row['max'] ?? null }
  return { distinct: about, ...range, top: [], counts: null, ...averages(row) }
}

function averages(row: Row): Pick<ValueGroups, 'averageLength' | 'averageWords'> {
  return { averageLength: Number(row['length'] ?? 0), averageWords: Number(row['words'] ?? 0) }
}

/** Quantiles of the values in `VALUES`, or of those brought over; as `quantileOfCounts`. */
export async function groupedQuantiles(
  { connection, column }: Subject,
  { n, counts, points }: { n: number; counts: readonly ValueCount[] | null; points: readonly number[] },
): Promise<number[]> {
  if (counts !== null) return points.map(p => quantileOfCounts(counts, p))
  const positions = points.map(p => (n - 1) * p)
  const at = (rank: number, as: string) => `min(x) FILTER (upto > ${rank}) AS ${as}`
  const ranks = positions.flatMap((h, i) => [at(Math.floor(h), `low_${i}`), at(Math.ceil(h), `high_${i}`)])
  const row = await rowOf(
    connection,
    `SELECT ${ranks.join(', ')} FROM (
       SELECT CAST(${positionSql(column.type, 'v')} AS DOUBLE) AS x, sum(n) OVER (ORDER BY v ROWS UNBOUNDED PRECEDING) AS upto
       FROM ${VALUES})`,
  )
  return positions.map((h, i) => {
    const [low, high] = [Number(row[`low_${i}`]), Number(row[`high_${i}`])]
    return low + (high - low) * (h - Math.floor(h))
  })
}
