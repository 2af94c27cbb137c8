import type { DuckDBConnection, Json } from '@duckdb/node-api'
import type { ColumnType, Profile } from '../../contract/column.ts'
import { type Bins, edgesOf, numberBins, timeBins } from '../../core/column/binning.ts'
import { countInBins, type ValueCount } from '../../core/column/valueCounts.ts'
import { int, name, rowsOf } from './sql.ts'
import { VALUES } from './valueGroups.ts'

const DAY_MS = 86_400_000

export interface Histogrammed {
  connection: DuckDBConnection
  source: string
  column: { id: string; type: ColumnType; scale: number }
  n: number
  min: Json
  max: Json
  /** At 0.05, 0.25, 0.5, 0.75, 0.95; numbers or epoch milliseconds. */
  quantiles: readonly number[]
  /** Every value with its count, where there are few; they save a scan. */
  counts: readonly ValueCount[] | null
  /** The values stand in `VALUES` with their counts. */
  isGrouped: boolean
}

/** Counts of a column's values in equal-width bins at round positions. */
export async function histogramOf(of: Histogrammed): Promise<Profile['histogram']> {
  const bins = binsOf(of)
  if (bins === null) return null
  if (of.counts !== null) {
    return { edges: edgesOf(bins), counts: countInBins(of.counts, bins, of.column.type !== 'double') }
  }
  const [c, n, source] = of.isGrouped ? ['v', 'n', VALUES] : [name(of.column.id), '1', of.source]
  const rows = await rowsOf(
    of.connection,
    `SELECT bin, sum(n) AS n FROM (SELECT ${binSql(of.column.type, c, bins)} AS bin, ${n} AS n FROM ${source})
     WHERE bin IS NOT NULL GROUP BY bin`,
  )
  const counts = new Array<number>(bins.count).fill(0)
  for (const row of rows) {
    const i = Math.min(Math.max(int(row['bin']), 0), bins.count - 1)
    counts[i] = (counts[i] ?? 0) + int(row['n'])
  }
  return { edges: edgesOf(bins), counts }
}

function binsOf({ column, n, min, max, quantiles }: Histogrammed): Bins | null {
  const iqr = (quantiles[3] ?? 0) - (quantiles[1] ?? 0)
  if (column.type === 'date' || column.type === 'timestamp') {
    const epoch = (value: Json) => Date.parse(`${String(value).replace(' ', 'T')}${column.type === 'date' ? '' : 'Z'}`)
    const spread = { n, min: epoch(min), max: epoch(max), iqr }
    return Number.isFinite(spread.max - spread.min) ? timeBins(spread, column.type === 'date' ? DAY_MS : 1) : null
  }
  const scale = column.type === 'double' ? null : column.scale
  return numberBins({ n, min: Number(min), max: Number(max), iqr }, scale)
}

/** Number of the bin a value falls in; the last edge itself falls one too far and is put back by the caller. */
function binSql(type: ColumnType, c: string, { start, width, unit }: Bins): string {
  const position = (x: string) => `CAST(floor((${x} - ${double(start)}) / ${double(width)}) AS BIGINT)`
  if (type === 'date' || type === 'timestamp') return position(`epoch_ms(CAST(${c} AS TIMESTAMP))`)
  if (type !== 'double') return position(`round(CAST(${c} AS DOUBLE) * ${double(unit)})`)
  // Division may land on the wrong side of an edge; comparing with the edges as they are shown settles it.
  const i = position(c)
  const edge = (k: string) => `(${double(start)} + ${k} * ${double(width)})`
  return `${i} + CAST(${c} >= ${edge(`(${i} + 1)`)} AS INTEGER) - CAST(${c} < ${edge(i)} AS INTEGER)`
}

function double(x: number): string {
  return `CAST(${x} AS DOUBLE)`
}
