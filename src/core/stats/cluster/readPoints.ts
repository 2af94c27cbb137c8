import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import { column, project, sort } from '../../relation/build.ts'
import { numberColumn, tooFew } from '../columns.ts'
import { asDouble } from '../figures.ts'
import type { MethodInput, Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'
import { sampled, withGaps } from '../sampled.ts'
import { type Points, pointsAt } from './points.ts'

/** Labels of more rows than this are not told one by one. */
const LABELLED = 20_000

export interface Wanted {
  /** Ids of the columns. */
  columns: readonly string[]
  /** More complete rows than this are sampled. */
  limit: number
  seed: number
  /** Rows without which the method says nothing. */
  least: number
}

/** Complete rows as points. */
export interface ReadPoints {
  columns: readonly Column[]
  points: Points
  /** Complete rows of the table, and those with a missing cell. */
  n: number
  nulls: number
  isSample: boolean
  /** Source row of each point; of whole tables also every row with the place of its point, or null where a cell is missing. */
  rows: Float64Array
  every: readonly { row: number; place: number | null }[]
}

/** @throws DomainError invalid_plan for a column without numbers, or too few rows */
export function* readPoints(input: MethodInput, { columns: ids, limit, seed, least }: Wanted): Steps<ReadPoints> {
  const columns = [...new Set(ids)].map((id, i) => numberColumn(input, id, `/columns/${i}`))
  const needed = withGaps(columns)
  const [counted] = yield [{ relation: countComplete(input.rows, needed) }]
  const { n, nulls } = readComplete(counted)
  if (n < least) tooFew(`at least ${least} rows in which none of these columns is missing, and there are ${n}`)
  const isWhole = n + nulls <= limit
  const rows = isWhole ? input.rows : complete(input.rows, needed)
  const picked = n > limit ? sampled(rows, { n, limit, seed }) : rows
  const cells = columns.map((of, f) => ({ as: `x${f}`, value: asDouble(of) }))
  const ordered = sort(project(picked, [{ as: '_row', value: column('_row') }, ...cells]), [
    { by: column('_row'), direction: 'asc' },
  ])
  const [table] = yield [{ relation: ordered, maxRows: limit }]
  return { columns, n, nulls, isSample: n > limit, ...pointsOf(table, { d: columns.length, isWhole }) }
}

function pointsOf(
  table: ResultTable | undefined,
  { d, isWhole }: { d: number; isWhole: boolean },
): Pick<ReadPoints, 'points' | 'rows' | 'every'> {
  const count = table?.data[0]?.length ?? 0
  const X = new Float64Array(count * d)
  for (let f = 0; f < d; f++)
    (table?.data[f + 1] ?? []).forEach((cell, i) => {
      X[i * d + f] = cell === null ? Number.NaN : Number(cell)
    })
  const source = Float64Array.from(table?.data[0] ?? [], Number)
  const places = [...source.keys()].filter(i => X.subarray(i * d, (i + 1) * d).every(Number.isFinite))
  const placeOf = new Map(places.map((i, place) => [i, place]))
  const every = [...source].map((row, i) => ({ row, place: placeOf.get(i) ?? null }))
  return {
    points: pointsAt({ X, n: count, d }, places),
    rows: Float64Array.from(places, i => source[i] ?? 0),
    every: isWhole && every.length <= LABELLED ? every : [],
  }
}

/** The label of each row, from 1; null where a cell is missing. A label of -1 becomes 0: in no segment. */
export function labelledRows(
  { every }: Pick<ReadPoints, 'every'>,
  labels: Int32Array,
): { row: number; label: number | null }[] {
  return every.map(({ row, place }) => ({ row, label: place === null ? null : (labels[place] ?? 0) + 1 }))
}
