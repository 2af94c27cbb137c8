import type { Column } from '../../../contract/column.ts'
import type { ResultTable } from '../../../contract/plan.ts'
import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { firstCentre } from '../describe/powerSums.ts'
import { asDouble, double, figuresOf } from '../figures.ts'
import type { Steps } from '../method.ts'
import { type PairSums, pearsonOfSums } from './pairSums.ts'

export interface Correlated {
  n: number
  r: number | null
}

/** Correlations of every pair (i, j), j < i, by their place i(i-1)/2 + j. */
export type Triangle<T> = readonly T[]

/**
 * Pearson's correlations of all pairs of columns over the rows where both have a value: one pass of sums around the means
 * that the table's profile knows, a second one only where those are not near the means of these rows.
 */
export function* pearsonMatrix(rows: Relation, columns: readonly Column[]): Steps<Triangle<Correlated>> {
  const centres = columns.map(firstCentre)
  const [first] = yield [{ relation: centredProducts(rows, columns, centres) }]
  const found = sumsOf(first, columns)
  const better = centres.map((centre, i) => centre + (offsetOf(found, i) ?? 0))
  if (better.every((centre, i) => centre === centres[i])) return found.map(correlated)
  const [second] = yield [{ relation: centredProducts(rows, columns, better) }]
  return sumsOf(second, columns).map(correlated)
}

const correlated = (sums: PairSums): Correlated => ({ n: sums.n, r: pearsonOfSums(sums) })

/** How far the centre of a column is from its mean, where that is so far that digits are lost. */
function offsetOf(pairs: Triangle<PairSums>, i: number): number | null {
  const j = i === 0 ? 1 : 0
  const pair = pairs[place(Math.max(i, j), Math.min(i, j))]
  if (!pair || pair.n === 0) return null
  const [s1, s2] = i > j ? [pair.sx, pair.sxx] : [pair.sy, pair.syy]
  return (s1 / pair.n) * s1 > 0.5 * s2 ? s1 / pair.n : null
}

const place = (i: number, j: number) => (i * (i - 1)) / 2 + j

const hasNulls = ({ profile }: Column) => profile.nulls > 0

function centredProducts(rows: Relation, columns: readonly Column[], centres: readonly number[]): Relation {
  const around = project(
    rows,
    columns.map((of, i) => ({ as: `d${i}`, value: call('subtract', asDouble(of), double(centres[i] ?? 0)) })),
  )
  return aggregate(around, [], [...columns.flatMap((_, i) => own(i)), ...pairsOf(columns)])
}

const d = (i: number) => column(`d${i}`)
const sum = (as: string, arg: Expression): Named<Aggregate> => ({ as, value: { fn: 'sum', arg } })

function own(i: number): Named<Aggregate>[] {
  return [
    { as: `n${i}`, value: { fn: 'count', arg: d(i) } },
    sum(`s${i}`, d(i)),
    sum(`q${i}`, call('multiply', d(i), d(i))),
  ]
}

/** Products of pairs; and where cells are missing, the sums of each side over the rows that have the other. */
function pairsOf(columns: readonly Column[]): Named<Aggregate>[] {
  return columns.flatMap((of, i) =>
    columns.slice(0, i).flatMap((other, j) => {
      const product = call('multiply', d(i), d(j))
      const cross = sum(`p${i}_${j}`, product)
      if (!hasNulls(of) && !hasNulls(other)) return [cross]
      return [
        cross,
        { as: `n${i}_${j}`, value: { fn: 'count' as const, arg: product } },
        ...(hasNulls(other) ? beside(i, j) : []),
        ...(hasNulls(of) ? beside(j, i) : []),
      ]
    }),
  )
}

/** Sums of the values of i in the rows where j has one. */
function beside(i: number, j: number): Named<Aggregate>[] {
  const where = call('notNull', d(j))
  return [
    { as: `s${i}_${j}`, value: { fn: 'sum', arg: d(i), where } },
    { as: `q${i}_${j}`, value: { fn: 'sum', arg: call('multiply', d(i), d(i)), where } },
  ]
}

function sumsOf(table: ResultTable | undefined, columns: readonly Column[]): PairSums[] {
  const figure = figuresOf(table)
  const isOpen = columns.map(hasNulls)
  const of = (letter: string, i: number, j: number) => figure(isOpen[j] ? `${letter}${i}_${j}` : `${letter}${i}`)
  return columns.flatMap((_, i) =>
    columns.slice(0, i).map((__, j): PairSums => {
      const n = (isOpen[i] || isOpen[j] ? figure(`n${i}_${j}`) : figure(`n${i}`)) ?? 0
      const known = (x: number | null) => (n === 0 ? 0 : (x ?? Number.NaN))
      return {
        ...{ n, sx: known(of('s', i, j)), sy: known(of('s', j, i)), sxy: known(figure(`p${i}_${j}`)) },
        ...{ sxx: known(of('q', i, j)), syy: known(of('q', j, i)) },
      }
    }),
  )
}
