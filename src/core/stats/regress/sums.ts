import type { Aggregate, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, project } from '../../relation/build.ts'
import { double } from '../figures.ts'
import { type CrossProducts, crossProductsOfSums } from '../linear/crossProducts.ts'
import type { Steps } from '../method.ts'
import { numberAt } from '../rows.ts'
import { type Term, termExpression } from './terms.ts'

/**
 * Cross products of the terms and the response over all rows, made by the engine: their means, then the sums of what is
 * left around those and of its products. Two passes, whatever the number of rows, and no row leaves the engine.
 */
export function* engineProducts(
  rows: Relation,
  { terms, y, hasIntercept }: { terms: readonly Term[]; y: Term; hasIntercept: boolean },
): Steps<CrossProducts> {
  const all = [...terms, y]
  const values = project(
    rows,
    all.map((term, i) => ({ as: `t${i}`, value: termExpression(term) })),
  )
  const means = all.map((_, i): Named<Aggregate> => ({ as: `m${i}`, value: { fn: 'mean', arg: column(`t${i}`) } }))
  const [first] = hasIntercept ? yield [{ relation: aggregate(values, [], means) }] : []
  const centres = all.map((_, i) => numberAt(first, i) ?? 0)
  const [second] = yield [{ relation: centredSums(values, centres) }]
  const p = all.length
  const sums = all.map((_, i) => numberAt(second, 1 + i) ?? 0)
  const products = all.map((_, i) => all.slice(0, i + 1).map((__, j) => numberAt(second, 1 + p + place(i, j)) ?? 0))
  return crossProductsOfSums({ n: numberAt(second, 0) ?? 0, hasIntercept, centres, sums, products })
}

function centredSums(values: Relation, centres: readonly number[]): Relation {
  const around = project(
    values,
    centres.map((centre, i) => ({ as: `d${i}`, value: call('subtract', column(`t${i}`), double(centre)) })),
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
