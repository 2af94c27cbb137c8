import type { Column } from '../../../contract/column.ts'
import type { Relation } from '../../../contract/relation.ts'
import { project } from '../../relation/build.ts'
import { asDouble } from '../figures.ts'
import type { Steps } from '../method.ts'
import { numbersAt } from '../rows.ts'
import { kendall } from './kendall.ts'
import { pearson } from './pairSums.ts'
import { ranksOf } from './ranks.ts'

export const SEED = 42
const ROWS_MAX = 100_000
/** Many pairs of Kendall's, each of which sorts its rows, are made of fewer. */
const FEW_PAIRS = 10
const ROWS_OF_MANY = 20_000

/** How many rows correlations of ranks are made of at most. */
export function rankedRows(method: 'spearman' | 'kendall', columns: number): number {
  return method === 'kendall' && (columns * (columns - 1)) / 2 > FEW_PAIRS ? ROWS_OF_MANY : ROWS_MAX
}

interface Ranked {
  n: number
  r: number | null
  /** Kendall's own p. */
  p: number | null
}

/** Correlations of ranks of all pairs (i, j), j < i, over the rows where both have a value; of a sample in long tables. */
export function* rankMatrix(
  rows: Relation,
  columns: readonly Column[],
  method: 'spearman' | 'kendall',
): Steps<readonly Ranked[]> {
  const most = rankedRows(method, columns.length)
  const cells = columns.map((of, i) => ({ as: `x${i}`, value: asDouble(of) }))
  const sampled: Relation = { op: 'sample', input: rows, rows: most, seed: SEED }
  const [table] = yield [{ relation: project(sampled, cells), maxRows: most }]
  const read = columns.map((_, i): Read => {
    const values = numbersAt(table, i)
    const isComplete = method === 'spearman' && values.every(Number.isFinite)
    return { values, ranks: isComplete ? ranksOf(values).ranks : null }
  })
  return read.flatMap((x, i) => read.slice(0, i).map(y => rankedPair(x, y, method)))
}

interface Read {
  values: Float64Array
  /** Where no cell is missing, the ranks are the same for every pair. */
  ranks: Float64Array | null
}

function rankedPair(x: Read, y: Read, method: 'spearman' | 'kendall'): Ranked {
  if (x.ranks && y.ranks) return { n: x.ranks.length, r: pearson(x.ranks, y.ranks), p: null }
  const both = Array.from(x.values.keys()).filter(k => Number.isFinite(x.values[k]) && Number.isFinite(y.values[k]))
  const [a, b] = [x, y].map(({ values }) => Float64Array.from(both, k => values[k] ?? 0))
  const n = both.length
  if (!a || !b || n < 2) return { n, r: null, p: null }
  if (method === 'spearman') return { n, r: pearson(ranksOf(a).ranks, ranksOf(b).ranks), p: null }
  const found = kendall(a, b)
  return { n, r: found?.tau ?? null, p: found?.p ?? null }
}
