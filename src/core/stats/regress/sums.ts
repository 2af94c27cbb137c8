import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { double } from '../figures.ts'
import { type CrossProducts, crossProductsOfSums } from '../linear/crossProducts.ts'
import type { Steps } from '../method.ts'
import { numberAt } from '../rows.ts'

/**
 * Cross products of columns of doubles (the terms, then the response) over all rows, made by the engine in one pass: sums of what is left around
 * the centres and of its products. Centres near the means (those of a sample) cost no digits, and what they are off is
 * taken off afterwards. No row leaves the engine.
 */
export function* engineProducts(
  rows: Relation,
  {
    columns,
    centres,
    hasIntercept,
  }: { columns: readonly Expression[]; centres: readonly number[]; hasIntercept: boolean },
): Steps<CrossProducts> {
  const [table] = yield [{ relation: centredSums(rows, columns, centres) }]
  const p = columns.length
  const at = (i: number) => numberAt(table, i) ?? 0
  const sums = columns.map((_, i) => at(1 + i))
  const products = columns.map((_, i) => columns.slice(0, i + 1).map((__, j) => at(1 + p + place(i, j))))
  return crossProductsOfSums({ n: at(0), hasIntercept, centres, sums, products })
}

function centredSums(rows: Relation, columns: readonly Expression[], centres: readonly number[]): Relation {
  const around = project(
    rows,
    columns.map((value, i) => ({ as: `d${i}`, value: call('subtract', value, double(centres[i] ?? 0)) })),
  )
  const sum = (as: string, arg: Aggregate['arg']): Named<Aggregate> => ({
    as,
    value: { fn: 'sum', ...(arg && { arg }) },
  })
  const sums = centres.map((_, i) => sum(`s${i}`, column(`d${i}`)))
  const products = centres.flatMap((_, i) =>
    centres.slice(0, i + 1).map((__, j) => sum(`p${i}_${j}`, call('multiply', column(`d${i}`), column(`d${j}`)))),
  )
  return aggregate(around, [], [{ as: 'n', value: { fn: 'count' } }, ...sums, ...products])
}

/** Where the pair (i, j), j <= i, stands. */
const place = (i: number, j: number) => (i * (i + 1)) / 2 + j
