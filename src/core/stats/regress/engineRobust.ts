import type { Expression, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, derive } from '../../relation/build.ts'
import { double, figuresOf } from '../figures.ts'
import { rounded } from '../linear/twofold.ts'
import type { Steps } from '../method.ts'
import { onBasis, scoreColumn, scoresOf, weighted } from './basis.ts'
import type { RobustKind } from './diagnostics.ts'
import type { Fit } from './fit.ts'

/**
 * The variance of a least squares fit's scores when every row has a variance of its own, over all rows in one pass of the
 * engine.
 * @see robustScores
 */
export function* robustScoresOfAll(
  rows: Relation,
  { fit, response, kind }: { fit: Fit; response: Expression; kind: RobustKind },
): Steps<number[][]> {
  const { n, df, least } = fit
  const k = least.coefficients.length
  const places = Array.from({ length: k }, (_, j) => j)
  const z = (j: number) => scoreColumn(fit, j)
  const scores = scoresOf(fit, least.coefficients.map(rounded))
  const fitted = weighted(places.map(j => ({ of: z(j), weight: (scores[j] ?? 0) / Math.sqrt(n) })))
  const leverage = weighted(places.map(j => ({ of: call('multiply', z(j), z(j)), weight: 1 / n })))
  const placed = derive(onBasis(rows, fit, [{ as: 'y', value: response }]), [
    { as: 'rest', value: call('subtract', column('y'), fitted) },
    { as: 'free', value: call('subtract', double(1), leverage) },
  ])
  const exponent = { HC0: 0, HC1: 0, HC2: 1, HC3: 2 }[kind]
  const squared = call('multiply', column('rest'), column('rest'))
  const weight = Array.from({ length: exponent }).reduce<Expression>(of => call('divide', of, column('free')), squared)
  const pairs = places.flatMap(a => places.slice(0, a + 1).map(b => [a, b] as const))
  const [table] = yield [
    {
      relation: aggregate(
        derive(placed, [{ as: 'weight', value: weight }]),
        [],
        pairs.map(([a, b]) => ({
          as: `m${a}_${b}`,
          value: { fn: 'sum', arg: call('multiply', call('multiply', column('weight'), z(a)), z(b)) },
        })),
      ),
    },
  ]
  const figure = figuresOf(table)
  const small = kind === 'HC1' ? n / df : 1
  return places.map(a => places.map(b => (small * (figure(`m${Math.max(a, b)}_${Math.min(a, b)}`) ?? 0)) / n))
}
