import type { DuckDBConnection, Json } from '@duckdb/node-api'
import type { ColumnType, Profile, Scalar } from '../../contract/column.ts'
import { quantileOfCounts, type ValueCount } from '../../core/column/valueCounts.ts'
import { histogramOf } from './histogram.ts'
import { scalarOf } from './scalar.ts'
import { int, name, type Row, rowOf, rowsOf } from './sql.ts'

export interface ProfiledColumn {
  id: string
  type: ColumnType
  scale: number
}

export interface ColumnProfile {
  profile: Profile
  /** Mean number of characters and words of a text column; 0 otherwise. */
  averageLength: number
  averageWords: number
  /** Which figures are estimates. */
  approximate: readonly ('distinct' | 'quantiles')[]
}

/** Columns whose first figures are computed in one scan. */
const COLUMNS_A_SCAN = 12
/** Squares of numbers up to it add up over any number of rows. */
const MOST_SQUARED = '1e140'
const EXACT_DISTINCT = 3_000_000
/** Long texts are grouped exactly only while they fit well in memory. */
const EXACT_TEXT_BYTES = 200_000_000
const EXACT_QUANTILES = 2_100_000
const FEW_VALUES = 4000
const TOP = 20
const POINTS = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Statistics of every column over a table of the engine; `source` is SQL that names the table. */
export async function profileTable(
  connection: DuckDBConnection,
  source: string,
  columns: readonly ProfiledColumn[],
): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = []
  for (let i = 0; i < columns.length; i += COLUMNS_A_SCAN) {
    const some = columns.slice(i, i + COLUMNS_A_SCAN)
    const select = some.flatMap((column, at) => basics(column, `_${at}`)).join(', ')
    const row = await rowOf(connection, `SELECT count(*) AS rows, ${select} FROM ${source}`)
    for (const [at, column] of some.entries()) {
      profiles.push(await profileColumn({ connection, source, column }, figures(row, `_${at}`)))
    }
  }
  return profiles
}

interface Subject {
  connection: DuckDBConnection
  source: string
  column: ProfiledColumn
}

type Figures = Row

function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

function isTemporal(type: ColumnType): boolean {
  return type === 'date' || type === 'timestamp'
}

function basics({ id, type }: ProfiledColumn, suffix: string): string[] {
  const c = name(id)
  const figuresOf: [string, string][] = [
    ['n', `count(${c})`],
    ['min', `CAST(min(${c}) AS VARCHAR)`],
    ['max', `CAST(max(${c}) AS VARCHAR)`],
    ['about', `approx_count_distinct(${c})`],
  ]
  if (isNumeric(type)) {
    // Sums of doubles are compensated, the others exact.
    const sum = type === 'double' ? `fsum(${c})` : `sum(${c})`
    figuresOf.push(
      ['sum', `CAST(${sum} AS VARCHAR)`],
      ['sd', `stddev_samp(${type === 'double' ? tame(c) : `CAST(${c} AS DOUBLE)`})`],
    )
    if (type === 'double') figuresOf.push(['tame', `count(${tame(c)})`])
  }
  if (type === 'text') {
    figuresOf.push(['length', `avg(length(${c}))`], ['words', `avg(length(${c}) - length(replace(${c}, ' ', '')) + 1)`])
  }
  return figuresOf.map(([as, sql]) => `${sql} AS ${name(as + suffix)}`)
}

/** The engine gives up on a standard deviation when squares overflow: what could make them is left to `scaledSd`. */
function tame(c: string): string {
  return `CASE WHEN abs(${c}) < ${MOST_SQUARED} THEN ${c} END`
}

function figures(row: Row, suffix: string): Figures {
  const own = Object.entries(row).filter(([key]) => key.endsWith(suffix))
  return { rows: row['rows'] ?? null, ...Object.fromEntries(own.map(([k, v]) => [k.slice(0, -suffix.length), v])) }
}

async function profileColumn(subject: Subject, f: Figures): Promise<ColumnProfile> {
  const { type } = subject.column
  const rows = int(f['rows'])
  const n = int(f['n'])
  const isOrdered = n > 0 && (isNumeric(type) || isTemporal(type))
  const groups = await groupsFor(subject, f, isOrdered)
  const quantiles = isOrdered ? await quantilesOf(subject, n, groups.counts) : null
  const range = { n, min: f['min'] ?? null, max: f['max'] ?? null }
  const histogram =
    quantiles && (await histogramOf({ ...subject, ...range, quantiles: quantiles.values, counts: groups.counts }))
  const profile: Profile = {
    rows,
    nulls: rows - n,
    distinct: groups.distinct,
    min: scalarOf(range.min, type),
    max: scalarOf(range.max, type),
    ...momentsOf(f, n, type),
    sd: n > 1 && isNumeric(type) ? await sdOf(subject, f) : null,
    quantiles: quantiles && shown(quantiles.values, type),
    histogram,
    top: groups.top,
  }
  const approximate = [
    ...(groups.isExact ? [] : ['distinct' as const]),
    ...(quantiles?.isExact === false ? ['quantiles' as const] : []),
  ]
  return { profile, averageLength: Number(f['length'] ?? 0), averageWords: Number(f['words'] ?? 0), approximate }
}

function momentsOf(f: Figures, n: number, type: ColumnType): Pick<Profile, 'mean' | 'sum'> {
  if (!isNumeric(type) || n === 0) return { mean: null, sum: null }
  return { mean: finite(Number(f['sum']) / n), sum: scalarOf(f['sum'] ?? null, type) }
}

async function sdOf(subject: Subject, f: Figures): Promise<number | null> {
  const isTame = f['tame'] === undefined || int(f['tame']) === int(f['n'])
  if (isTame) return finite(Number(f['sd']))
  const greatest = Math.max(Math.abs(Number(f['min'])), Math.abs(Number(f['max'])))
  return Number.isFinite(greatest) ? await scaledSd(subject, greatest) : null
}

/** In units of the greatest number, so that squares cannot overflow. */
async function scaledSd({ connection, source, column }: Subject, greatest: number): Promise<number | null> {
  const row = await rowOf(
    connection,
    `SELECT stddev_samp(${name(column.id)} / CAST(${greatest} AS DOUBLE)) AS sd FROM ${source}`,
  )
  return finite(Number(row['sd']) * greatest)
}

function finite(x: number): number | null {
  return Number.isFinite(x) ? x : null
}

interface Groups {
  distinct: number
  top: Profile['top']
  /** Every value in order with its count; null when there are many. */
  counts: ValueCount[] | null
  isExact: boolean
}

async function groupsFor(subject: Subject, f: Figures, isOrdered: boolean): Promise<Groups> {
  const about = int(f['about'])
  if (isOrdered && about <= FEW_VALUES) return await countsOf(subject)
  const isExact = about <= EXACT_DISTINCT && about * Number(f['length'] ?? 0) <= EXACT_TEXT_BYTES
  if (isExact) return await groupsOf(subject)
  return { distinct: Math.min(about, int(f['n'])), top: [], counts: null, isExact }
}

/** Few values are brought over whole: quantiles, bins and the most frequent ones need no further scan. */
async function countsOf({ connection, source, column }: Subject): Promise<Groups> {
  const c = name(column.id)
  const rows = await rowsOf(
    connection,
    `SELECT CAST(v AS VARCHAR) AS t, CAST(${positionSql(column.type, 'v')} AS DOUBLE) AS x, n
     FROM (SELECT ${c} AS v, count(*) AS n FROM ${source} WHERE ${c} IS NOT NULL GROUP BY v) ORDER BY v`,
  )
  const counts = rows.map(row => ({ x: Number(row['x']), n: int(row['n']) }))
  const ranked = rows.map((row, at) => ({ row, at, n: int(row['n']) })).sort((a, b) => b.n - a.n || a.at - b.at)
  const top = ranked.slice(0, TOP).map(({ row, n }) => ({ value: scalarOf(row['t'] ?? null, column.type), count: n }))
  return { distinct: rows.length, top, counts, isExact: true }
}

/** A number, or epoch milliseconds for dates. */
function positionSql(type: ColumnType, value: string): string {
  return isTemporal(type) ? `epoch_ms(CAST(${value} AS TIMESTAMP))` : value
}

/** Different values and the most frequent of them, ties by value. */
async function groupsOf({ connection, source, column }: Subject): Promise<Groups> {
  const c = name(column.id)
  const row = await rowOf(
    connection,
    `SELECT count(*) AS d, min({'n': -n, 'v': v}, ${TOP}) AS top
     FROM (SELECT ${c} AS v, count(*) AS n FROM ${source} WHERE ${c} IS NOT NULL GROUP BY v)`,
  )
  const top = Array.isArray(row['top']) ? row['top'].map(entry => countOf(entry, column.type)) : []
  return { distinct: int(row['d']), top, counts: null, isExact: true }
}

function countOf(entry: Json, type: ColumnType): Profile['top'][number] {
  if (entry === null || typeof entry !== 'object' || Array.isArray(entry)) throw new Error('a group is a struct')
  return { value: scalarOf(entry['v'] ?? null, type), count: -int(entry['n']) }
}

interface Quantiles {
  /** Numbers, or epoch milliseconds for dates. */
  values: number[]
  isExact: boolean
}

/** Type 7 quantiles of Hyndman & Fan (1996); estimated by t-digest where there are too many values to order. */
async function quantilesOf(
  { connection, source, column }: Subject,
  n: number,
  counts: readonly ValueCount[] | null,
): Promise<Quantiles> {
  if (counts !== null) return { values: POINTS.map(p => quantileOfCounts(counts, p)), isExact: true }
  const c = name(column.id)
  const x = positionSql(column.type, c)
  const isExact = n <= EXACT_QUANTILES
  const fn = isExact ? 'quantile_cont' : 'approx_quantile'
  const row = await rowOf(
    connection,
    `SELECT ${fn}(CAST(${x} AS DOUBLE), [${POINTS.join(', ')}]) AS q FROM ${source} WHERE ${c} IS NOT NULL`,
  )
  return { values: Array.isArray(row['q']) ? row['q'].map(Number) : [], isExact }
}

function shown(values: readonly number[], type: ColumnType): Profile['quantiles'] {
  const at = (i: number): Scalar => {
    const value = values[i]
    if (value === undefined || !Number.isFinite(value)) return null
    return isTemporal(type) ? isoOf(value, type) : value
  }
  return { p05: at(0), p25: at(1), p50: at(2), p75: at(3), p95: at(4) }
}

function isoOf(epochMs: number, type: ColumnType): string {
  const iso = new Date(Math.floor(epochMs)).toISOString()
  return type === 'date' ? iso.slice(0, 10) : iso.slice(0, 19)
}
