import type { Column, Scalar } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Relation } from '../../../contract/relation.ts'
import { aggregate, column, sort } from '../../relation/build.ts'
import type { Steps } from '../method.ts'
import { complete, countComplete, readComplete } from '../rows.ts'

const PAIRS_MAX = 20_000
const ROWS_MAX = 100
const COLUMNS_MAX = 50

/** Counts of pairs of values: rows and columns in the order of their values. */
export interface Counts {
  n: number
  nulls: number
  rows: readonly Scalar[]
  columns: readonly Scalar[]
  counts: readonly (readonly number[])[]
  /** There were more values; the commonest were kept. */
  cutRows: boolean
  cutColumns: boolean
}

/** How often the values of two columns occur together. */
export function* countsOfPairs(rows: Relation, first: Column, second: Column): Steps<Counts> {
  const ids = [first.id, second.id]
  const pairs = aggregate(
    complete(rows, ids),
    [
      { as: 'row', value: column(first.id) },
      { as: 'column', value: column(second.id) },
    ],
    [{ as: 'count', value: { fn: 'count' } }],
  )
  const inOrder = sort(pairs, [
    { by: column('count'), direction: 'desc' },
    { by: column('row'), direction: 'asc' },
    { by: column('column'), direction: 'asc' },
  ])
  const [counted, table] = yield [{ relation: countComplete(rows, ids) }, { relation: inOrder, maxRows: PAIRS_MAX }]
  const { n, nulls } = readComplete(counted)
  const own = axisOf(table, 0, ROWS_MAX)
  const other = axisOf(table, 1, COLUMNS_MAX)
  const counts = own.values.map(() => other.values.map(() => 0))
  const [rowOf, columnOf] = [own, other].map(({ values }) => new Map(values.map((value, i) => [value, i])))
  table?.data[2]?.forEach((count, i) => {
    const row = counts[rowOf?.get(table.data[0]?.[i] ?? null) ?? -1]
    const j = columnOf?.get(table.data[1]?.[i] ?? null)
    if (row && j !== undefined) row[j] = Number(count)
  })
  const isCut = table?.truncated ?? false
  return {
    ...{ n, nulls, rows: own.values, columns: other.values, counts },
    ...{ cutRows: own.isCut || isCut, cutColumns: other.isCut || isCut },
  }
}

function axisOf(table: ResultTable | undefined, place: 0 | 1, most: number): { values: Scalar[]; isCut: boolean } {
  const totals = new Map<Scalar, number>()
  table?.data[place]?.forEach((value, i) => {
    totals.set(value, (totals.get(value) ?? 0) + Number(table.data[2]?.[i] ?? 0))
  })
  const kept = [...totals].sort((a, b) => b[1] - a[1]).slice(0, most)
  return { values: kept.map(([value]) => value).sort(byValue), isCut: totals.size > most }
}

function byValue(a: Scalar, b: Scalar): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}
