import type { DuckDBConnection, Json } from '@duckdb/node-api'
import type { ColumnType, Profile, Scalar } from '../../contract/column.ts'
import { eachOf } from './eachOf.ts'
import { gatheredValues } from './gatheredValues.ts'
import { histogramOf } from './histogram.ts'
import { scalarOf } from './scalar.ts'
import { int, name, type Row, rowOf } from './sql.ts'
import {
  groupedQuantiles,
  groupsOf,
  isTemporal,
  orderedGroupsOf,
  positionSql,
  type Subject,
  ungroupedOf,
  type ValueGroups,
} from './valueGroups.ts'

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
/** In short tables it is what a scan costs. */
const GATHERED_A_SCAN = 200
/** Squares of numbers up to it add up over any number of rows. */
const MOST_SQUARED = '1e140'
const EXACT_DISTINCT = 3_000_000
/** Long texts are grouped exactly only while they fit well in memory. */
const EXACT_TEXT_BYTES = 200_000_000
const POINTS = [0.05, 0.25, 0.5, 0.75, 0.95]

/** Statistics of every column over a table of the engine; `source` is SQL that names the table. */
export async function profileTable(
  connection: DuckDBConnection,
  source: string,
  columns: readonly ProfiledColumn[],
): Promise<ColumnProfile[]> {
  const gathered = await gatheredValues(connection, source, columns)
  const aScan = gathered === null ? COLUMNS_A_SCAN : GATHERED_A_SCAN
  const profiles: ColumnProfile[] = []
  for (let i = 0; i < columns.length; i += aScan) {
    const some = columns.slice(i, i + aScan)
    const select = some.flatMap((column, at) => basics(column, `_${at}`)).join(', ')
    const row = await rowOf(connection, `SELECT count(*) AS rows, ${select} FROM ${source}`)
    const profileOf = (column: ProfiledColumn, at: number) =>
      profileColumn({ connection, source, column, gathered: gathered?.of(column.id) }, figures(row, `_${at}`))
    profiles.push(...(await eachOf(some, gathered !== null, profileOf)))
  }
  await gathered?.close()
  return profiles
}

type Figures = Row

function isNumeric(type: ColumnType): boolean {
  return type === 'integer' || type === 'decimal' || type === 'double'
}

function basics({ id, type }: ProfiledColumn, suffix: string): string[] {
  const c = name(id)
  const figuresOf: [string, string][] = [['n', `count(${c})`]]
  if (isNumeric(type)) {
    // Sums of doubles are compensated, the others exact.
    const sum = type === 'double' ? `fsum(${c})` : `sum(${c})`
    figuresOf.push(
      ['sum', `CAST(${sum} AS VARCHAR)`],
      ['sd', `stddev_samp(${type === 'double' ? tame(c) : `CAST(${c} AS DOUBLE)`})`],
    )
    if (type === 'double') figuresOf.push(['tame', `count(${tame(c)})`])
  }
  if (type === 'text') figuresOf.push(['bytes', `sum(strlen(${c}))`])
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
  const { groups, isExact } = await groupsFor(subject, f, n)
  const { distinct, min, max, top, counts, averageLength, averageWords } = groups
  let quantiles: number[] | null = null
  if (n > 0 && (isNumeric(type) || isTemporal(type))) {
    quantiles = isExact ? await groupedQuantiles(subject, { n, counts, points: POINTS }) : await roughQuantiles(subject)
  }
  const spread = quantiles && { n, min, max, quantiles, counts, isGrouped: isExact }
  const profile: Profile = {
    rows,
    nulls: rows - n,
    distinct,
    min: scalarOf(min, type),
    max: scalarOf(max, type),
    ...momentsOf(f, n, type),
    sd: n > 1 && isNumeric(type) ? await sdOf(subject, { f, min, max }) : null,
    quantiles: quantiles && shown(quantiles, type),
    histogram: spread && (await histogramOf({ ...subject, ...spread })),
    top,
  }
  const approximate = isExact ? [] : (['distinct', ...(quantiles ? ['quantiles' as const] : [])] as const)
  return { profile, averageLength, averageWords, approximate }
}

function momentsOf(f: Figures, n: number, type: ColumnType): Pick<Profile, 'mean' | 'sum'> {
  if (!isNumeric(type) || n === 0) return { mean: null, sum: null }
  return { mean: finite(Number(f['sum']) / n), sum: scalarOf(f['sum'] ?? null, type) }
}

async function sdOf(subject: Subject, { f, min, max }: { f: Figures; min: Json; max: Json }): Promise<number | null> {
  const isTame = f['tame'] === undefined || int(f['tame']) === int(f['n'])
  if (isTame) return finite(Number(f['sd']))
  const greatest = Math.max(Math.abs(Number(min)), Math.abs(Number(max)))
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

/** Whether values may be brought together, each different one with its count: more than fit in memory may not. */
async function groupsFor(subject: Subject, f: Figures, n: number): Promise<{ groups: ValueGroups; isExact: boolean }> {
  const { connection, source, column } = subject
  const bytes = Number(f['bytes'] ?? 0)
  let about = n
  if (n > EXACT_DISTINCT || bytes > EXACT_TEXT_BYTES) {
    const row = await rowOf(connection, `SELECT approx_count_distinct(${name(column.id)}) AS about FROM ${source}`)
    about = Math.min(int(row['about']), n)
  }
  const isExact = about <= EXACT_DISTINCT && about * (bytes / Math.max(n, 1)) <= EXACT_TEXT_BYTES
  if (!isExact) return { groups: await ungroupedOf(subject, about), isExact }
  const isOrdered = isNumeric(column.type) || isTemporal(column.type)
  return { groups: isOrdered ? await orderedGroupsOf(subject, n) : await groupsOf(subject), isExact }
}

/** Estimated by t-digest. */
async function roughQuantiles({ connection, source, column }: Subject): Promise<number[]> {
  const c = name(column.id)
  const row = await rowOf(
    connection,
    `SELECT approx_quantile(CAST(${positionSql(column.type, c)} AS DOUBLE), [${POINTS.join(', ')}]) AS q
     FROM ${source} WHERE ${c} IS NOT NULL`,
  )
  return Array.isArray(row['q']) ? row['q'].map(Number) : []
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
