import type { Column } from '../../../contract/column.ts'
import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, derive, project } from '../../relation/build.ts'
import { double, figuresOf } from '../figures.ts'
import type { Steps } from '../method.ts'
import { numberExpression } from './terms.ts'

/** Whole numbers are added until Stirling's series is exact to a double's last digits. */
const SHIFT = 9
/** Stirling's series of ln Gamma: coefficients of 1/x, 1/x^3, ... (Abramowitz & Stegun 1964, 6.1.41). */
const SERIES = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188]

/** What is summed of counts before anything is fitted. */
export interface CountTotals {
  counts: number
  exposure: number
  countsLogExposure: number
  logFactorials: number
  /** Rows that hold no count, and rows in which nothing can be counted. */
  broken: number
  unexposed: number
}

/** What is summed of the counts of all rows, in one pass of the engine. */
export function* countsOfAll(
  rows: Relation,
  { counts, exposed }: { counts: Column; exposed: Column | null },
): Steps<CountTotals> {
  const cells = project(rows, [
    { as: 'y', value: numberExpression(counts) },
    { as: 'e', value: exposed ? numberExpression(exposed) : double(1) },
  ])
  const shifted = call('add', column('y'), double(SHIFT + 1))
  const layers: Named<Expression>[][] = [
    [
      { as: 'x', value: shifted },
      { as: 'product', value: productTo(SHIFT) },
    ],
    [{ as: 'inverse', value: call('divide', double(1), column('x')) }],
    [{ as: 'square', value: call('multiply', column('inverse'), column('inverse')) }],
    [{ as: 'logFactorial', value: call('subtract', stirling(), call('ln', column('product'))) }],
  ]
  const placed = layers.reduce<Relation>((input, columns) => derive(input, columns), cells)
  const [table] = yield [{ relation: aggregate(placed, [], measures) }]
  const figure = figuresOf(table)
  return {
    counts: figure('counts') ?? 0,
    exposure: figure('exposure') ?? 0,
    countsLogExposure: figure('countsLogExposure') ?? 0,
    logFactorials: figure('logFactorials') ?? 0,
    ...{ broken: figure('broken') ?? 0, unexposed: figure('unexposed') ?? 0 },
  }
}

/** (y + 1) (y + 2) ... (y + n): what the shift multiplied the factorial by. */
function productTo(n: number): Expression {
  const factors = Array.from({ length: n }, (_, i) => call('add', column('y'), double(i + 1)))
  return factors.reduce((product, factor) => call('multiply', product, factor))
}

/** ln Gamma of x from ten on. */
function stirling(): Expression {
  const x = column('x')
  const [last = 0, ...others] = [...SERIES].reverse()
  const series = others.reduce<Expression>(
    (sum, c) => call('add', call('multiply', sum, column('square')), double(c)),
    double(last),
  )
  const power = call('subtract', call('multiply', call('subtract', x, double(0.5)), call('ln', x)), x)
  return call('add', call('add', power, double(Math.log(2 * Math.PI) / 2)), call('multiply', series, column('inverse')))
}

const sum = (as: string, arg: Expression): Named<Aggregate> => ({ as, value: { fn: 'sum', arg } })
const y = column('y')
const e = column('e')
const measures: readonly Named<Aggregate>[] = [
  sum('counts', y),
  sum('exposure', e),
  sum('countsLogExposure', call('multiply', y, call('ln', e))),
  sum('logFactorials', column('logFactorial')),
  {
    as: 'broken',
    value: { fn: 'count', where: call('or', call('lt', y, double(0)), call('ne', y, call('roundDown', y, whole(0)))) },
  },
  { as: 'unexposed', value: { fn: 'count', where: call('le', e, double(0)) } },
]

function whole(value: number): Expression {
  return { kind: 'literal', value, type: 'integer' }
}
