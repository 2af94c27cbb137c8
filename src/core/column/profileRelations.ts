import type { Column, ColumnType, Profile, Scalar } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../contract/relation.ts'
import { readCounts, valuesRelation } from '../quality/valuesRelation.ts'
import { aggregate, call, column, derive, filter } from '../relation/build.ts'
import { type Bins, edgesOf, numberBins, timeBins } from './binning.ts'

/** What a profile is asked of: a column's type and place, whatever was known of all its rows. */
export type Profiled = Pick<Column, 'id' | 'type' | 'scale'>

const POINTS = [0.05, 0.25, 0.5, 0.75, 0.95] as const
const TOP = 20
/** Columns whose figures are computed in one pass. */
const COLUMNS_A_PASS = 12
const DAY_MS = 86_400_000

const isNumeric = (type: ColumnType) => type === 'integer' || type === 'decimal' || type === 'double'
const isDated = (type: ColumnType) => type === 'date' || type === 'timestamp'

/**
 * The profile of columns over rows that are a part of their table: what reading measures over the whole, asked of the
 * engine. First these questions, then `histogramQuestions`; `readProfiles` puts the answers together.
 */
export function profileQuestions(rows: Relation, columns: readonly Profiled[]): Relation[] {
  const passes: Relation[] = []
  for (let i = 0; i < columns.length; i += COLUMNS_A_PASS)
    passes.push(figuresOf(rows, columns.slice(i, i + COLUMNS_A_PASS)))
  return [...passes, ...columns.map(one => valuesRelation(rows, one, TOP))]
}

/** Counts in bins, for each of the columns that has a spread; null where there is nothing to ask. */
export function histogramQuestions(
  rows: Relation,
  columns: readonly Profiled[],
  answers: readonly ResultTable[],
): (Relation | null)[] {
  const cells = cellsOf(answers)
  return columns.map(one => {
    const bins = binsOf(one, cells)
    if (bins === null) return null
    const there = filter(placed(rows, [one]), call('notNull', column(one.id)), { reason: 'missing' })
    const [start, width] = [bins.start / bins.unit, bins.width / bins.unit]
    const edge: Expression = { kind: 'bin', start, width, arg: placeOf(one) }
    return aggregate(there, [{ as: 'edge', value: edge }], [{ as: 'n', value: { fn: 'count' } }])
  })
}

/** Profiles in the order of the columns, from the answers to both rounds of questions. */
export function readProfiles(
  columns: readonly Profiled[],
  answers: readonly ResultTable[],
  histograms: readonly (ResultTable | null)[],
): Profile[] {
  const cells = cellsOf(answers)
  const tops = answers.slice(-columns.length)
  return columns.map((one, i) => {
    const rows = Number(cells('', 'rows') ?? 0)
    const filled = Number(cells(one.id, 'n') ?? 0)
    const top = tops[i]
    return {
      rows,
      nulls: rows - filled,
      distinct: Number(cells(one.id, 'distinct') ?? 0),
      min: cells(one.id, 'min'),
      max: cells(one.id, 'max'),
      mean: numberOf(cells(one.id, 'mean')),
      sd: numberOf(cells(one.id, 'sd')),
      sum: cells(one.id, 'sum'),
      quantiles: quantilesOf(one, cells),
      histogram: histogramOf(one, cells, histograms[i] ?? null),
      top: top === undefined ? [] : readCounts(top),
    }
  })
}

type Cells = (id: string, what: string) => Scalar

const named = (id: string, what: string) => `${id}.${what}`
const placeId = (id: string) => named(id, 'place')

function figuresOf(rows: Relation, columns: readonly Profiled[]): Relation {
  const all: Named<Aggregate> = { as: named('', 'rows'), value: { fn: 'count' } }
  return aggregate(placed(rows, columns), [], [all, ...columns.flatMap(measuresOf)])
}

/** Dates as days, so that there are quantiles of them. */
function placed(rows: Relation, columns: readonly Profiled[]): Relation {
  const epoch: Expression = { kind: 'literal', value: '1970-01-01', type: 'date' }
  const dated = columns.filter(({ type }) => isDated(type))
  if (dated.length === 0) return rows
  return derive(
    rows,
    dated.map(({ id }) => ({ as: placeId(id), value: call('timeBetween', epoch, column(id)) })),
  )
}

const placeOf = ({ id, type }: Profiled) => column(isDated(type) ? placeId(id) : id)

function measuresOf(one: Profiled): Named<Aggregate>[] {
  const { id, type } = one
  const of = (what: string, fn: Aggregate['fn'], arg = column(id)) => ({ as: named(id, what), value: { fn, arg } })
  const points = POINTS.map((p, i) => ({
    as: named(id, `p${i}`),
    value: { fn: 'quantile' as const, p, arg: placeOf(one) },
  }))
  return [
    ...[of('n', 'count'), of('distinct', 'countDistinct'), of('min', 'min'), of('max', 'max')],
    ...(isNumeric(type) ? [of('sum', 'sum'), of('mean', 'mean'), of('sd', 'sd')] : []),
    ...(isNumeric(type) || isDated(type) ? points : []),
  ]
}

/** Figures of the passes by column and what they are. */
function cellsOf(answers: readonly ResultTable[]): Cells {
  const cells = new Map<string, Scalar>()
  for (const { columns, data } of answers)
    for (const [i, { id }] of columns.entries()) if (id.includes('.')) cells.set(id, data[i]?.[0] ?? null)
  return (id, what) => cells.get(named(id, what)) ?? null
}

function numberOf(cell: Scalar): number | null {
  const x = cell === null ? null : Number(cell)
  return x === null || !Number.isFinite(x) ? null : x
}

function quantilesOf({ id, type }: Profiled, cells: Cells): Profile['quantiles'] {
  const at = POINTS.map((_, i) => numberOf(cells(id, `p${i}`)))
  if (at.every(point => point === null)) return null
  const [p05 = null, p25 = null, p50 = null, p75 = null, p95 = null] = isDated(type)
    ? at.map(days => (days === null ? null : isoOf(days * DAY_MS, type)))
    : at
  return { p05, p25, p50, p75, p95 }
}

function isoOf(epochMs: number, type: ColumnType): string {
  return new Date(Math.floor(epochMs)).toISOString().slice(0, type === 'date' ? 10 : 19)
}

/** Of dates in days. */
function binsOf({ id, type, scale }: Profiled, cells: Cells): Bins | null {
  const [low, high] = [numberOf(cells(id, 'p1')), numberOf(cells(id, 'p3'))]
  if (low === null || high === null) return null
  const n = Number(cells(id, 'n') ?? 0)
  if (!isDated(type)) {
    const spread = { n, min: Number(cells(id, 'min')), max: Number(cells(id, 'max')), iqr: high - low }
    return numberBins(spread, type === 'double' ? null : (scale ?? 0))
  }
  const [min, max] = [epochOf(cells(id, 'min'), type), epochOf(cells(id, 'max'), type)]
  if (!Number.isFinite(max - min)) return null
  const bins = timeBins({ n, min, max, iqr: (high - low) * DAY_MS }, type === 'date' ? DAY_MS : 1)
  return bins && { ...bins, unit: DAY_MS }
}

const epochOf = (cell: Scalar, type: ColumnType) => Date.parse(`${String(cell)}${type === 'date' ? '' : 'Z'}`)

function histogramOf(one: Profiled, cells: Cells, counted: ResultTable | null): Profile['histogram'] {
  const bins = binsOf(one, cells)
  if (bins === null || counted === null) return null
  const counts = new Array<number>(bins.count).fill(0)
  for (const [i, edge] of (counted.data[0] ?? []).entries()) {
    const place = Math.round((Number(edge) * bins.unit - bins.start) / bins.width)
    const bin = Math.min(Math.max(place, 0), bins.count - 1)
    counts[bin] = (counts[bin] ?? 0) + Number(counted.data[1]?.[i] ?? 0)
  }
  return { edges: edgesOf(isDated(one.type) ? { ...bins, unit: 1 } : bins), counts }
}
