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
  return aggregate(rows, [], pairs.flatMap(sumsOf))
}

/** Pearson's r of each pair, in their order. */
export function readCorrelations(table: ResultTable, pairs: readonly Pair[]): (number | null)[] {
  const cells = new Map(table.columns.map(({ id }, i) => [id, Number(table.data[i]?.[0] ?? Number.NaN)]))
  return pairs.map(pair => {
    const sum = (what: keyof PairSums) => cells.get(`${nameOf(pair)}.${what}`) ?? Number.NaN
    return pearson({ n: sum('n'), x: sum('x'), y: sum('y'), xx: sum('xx'), yy: sum('yy'), xy: sum('xy') })
  })
}

function sumsOf(pair: Pair): Named<Aggregate>[] {
  const where = call('and', call('notNull', column(pair.a.id)), call('notNull', column(pair.b.id)))
  const [x, y] = [centred(pair.a), centred(pair.b)]
  const sum = (what: keyof PairSums, arg: ReturnType<typeof call>): Named<Aggregate> => ({
    as: `${nameOf(pair)}.${what}`,
    value: { fn: 'sum', arg, where },
  })
  return [
    { as: `${nameOf(pair)}.n`, value: { fn: 'count', where } },
    sum('x', x),
    sum('y', y),
    sum('xx', call('multiply', x, x)),
    sum('yy', call('multiply', y, y)),
    sum('xy', call('multiply', x, y)),
  ]
}

/** In units of the spread, so that squares of great numbers stay finite. */
function centred(c: Column): ReturnType<typeof call> {
  return call('divide', call('subtract', column(c.id), double(c.profile.mean ?? 0)), double(c.profile.sd ?? 1))
}

const nameOf = ({ a, b }: Pair) => `${a.id}~${b.id}`
