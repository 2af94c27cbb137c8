import type { Column } from '../../contract/column.ts'
import type { ResultTable } from '../../contract/plan.ts'
import type { Aggregate, Named, Relation } from '../../contract/relation.ts'
import { aggregate, call, column } from '../relation/build.ts'
import { type PairSums, pearson } from './correlation.ts'
import { double } from './factsRelation.ts'

export interface Pair {
  a: Column
  b: Column
}

const MEASURES_MAX = 12

/** Every two of the first measures. */
export function pairsOf(columns: readonly Column[]): Pair[] {
  const measures = columns.filter(c => c.role === 'measure' && (c.profile.sd ?? 0) > 0).slice(0, MEASURES_MAX)
  return measures.flatMap((b, i) => measures.slice(0, i).map(a => ({ a, b })))
}

/** One row with the sums of every pair, for `readCorrelations`. */
export function pairsRelation(rows: Relation, pairs: readonly Pair[]): Relation {
  const sums = new Map(pairs.flatMap(sumsOf).map(sum => [sum.as, sum]))
  return aggregate(rows, [], [...sums.values()])
}

/** Pearson's r of each pair, in their order. */
export function readCorrelations(table: ResultTable, pairs: readonly Pair[]): (number | null)[] {
  const cells = new Map(table.columns.map(({ id }, i) => [id, Number(table.data[i]?.[0] ?? Number.NaN)]))
  return pairs.map(({ a, b }) => {
    const of = (id: string) => cells.get(id) ?? Number.NaN
    const [x, y] = [sumId(a, b), sumId(b, a)]
    const products = `${a.id}~${b.id}`
    const sums: PairSums = {
      n: of(`${products}.n`),
      x: of(`${x}.x`),
      y: of(`${y}.x`),
      xx: of(`${x}.xx`),
      yy: of(`${y}.xx`),
      xy: of(products),
    }
    return pearson(sums)
  })
}

/** Where a sum leaves out no row for the sake of the other column, all pairs share it: most of their price. */
function sumsOf({ a, b }: Pair): Named<Aggregate>[] {
  const product = call('multiply', centred(a), centred(b))
  const products = `${a.id}~${b.id}`
  return [
    { as: `${products}.n`, value: { fn: 'count', where: call('notNull', product) } },
    { as: products, value: { fn: 'sum', arg: product } },
    ...ownSums(a, b),
    ...ownSums(b, a),
  ]
}

/** Sums of one column over the rows that have the other. */
function ownSums(c: Column, other: Column): Named<Aggregate>[] {
  const x = centred(c)
  const where = other.profile.nulls > 0 ? { where: call('notNull', column(other.id)) } : {}
  return [
    { as: `${sumId(c, other)}.x`, value: { fn: 'sum', arg: x, ...where } },
    { as: `${sumId(c, other)}.xx`, value: { fn: 'sum', arg: call('multiply', x, x), ...where } },
  ]
}

const sumId = (c: Column, other: Column) => (other.profile.nulls > 0 ? `${c.id}|${other.id}` : c.id)

/** In units of the spread, so that squares of great numbers stay finite. */
function centred(c: Column): ReturnType<typeof call> {
  return call('divide', call('subtract', column(c.id), double(c.profile.mean ?? 0)), double(c.profile.sd ?? 1))
}
