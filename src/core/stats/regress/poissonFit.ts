import logGamma from '@stdlib/math-base-special-gammaln'
import type { PoissonRequest } from '../../../contract/analysis/regress.ts'
import type { Column } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import type { Aggregate, Named } from '../../../contract/relation.ts'
import { call, column } from '../../relation/build.ts'
import { double } from '../figures.ts'
import type { Steps } from '../method.ts'
import { onBasis } from './basis.ts'
import { type CountTotals, countsOfAll } from './engineCounts.ts'
import { enginePoisson } from './engineFamily.ts'
import { maximiseInEngine } from './engineLikelihood.ts'
import { poisson as family, maximise, squaredScores } from './irls.ts'
import type { Maximum } from './newton.ts'
import { robustly } from './robustly.ts'
import { carriedOver, type Scaffold, startAt } from './scaffold.ts'
import { numberExpression } from './terms.ts'

/** A Poisson regression where its likelihood is greatest, of all rows. */
export interface PoissonFit {
  found: Maximum
  logLikelihood: number
  nullLogLikelihood: number
  deviance: number
  pearson: number
  /** Of the rows that were read. */
  read: { y: Float64Array; exposure: Float64Array }
}

interface Asked {
  request: PoissonRequest
  base: Scaffold
  counts: Column
  exposed: Column | null
}

/**
 * The fit: of rows that were read one by one, or of more by sums in the engine.
 * @throws DomainError invalid_plan for counts below zero or broken, or an exposure of zero or less
 */
export function* poissonFit(asked: Asked): Steps<PoissonFit> {
  const { request, base, counts, exposed } = asked
  const y = base.read.numbers.get(counts) ?? new Float64Array(0)
  const exposure = exposed ? (base.read.numbers.get(exposed) ?? y) : new Float64Array(y.length).fill(1)
  const ofRead = totalsOf(y, exposure)
  const totals = base.isLarge ? yield* countsOfAll(base.prepared.rows, { counts, exposed }) : ofRead
  checkCounts(totals, asked)
  const { Q, k } = base.rows
  const rate = totals.counts / totals.exposure
  const offset = exposure.map(Math.log)
  const problem = { family, Q, k, y, offset }
  const found = maximise({ ...problem, start: startAt({ n: y.length, k }, Math.log(rate)) })
  const nullLogLikelihood =
    totals.countsLogExposure + totals.counts * Math.log(rate) - rate * totals.exposure - totals.logFactorials
  const shared = { nullLogLikelihood, read: { y, exposure } }
  if (base.isLarge) {
    const starts = found.hasConverged ? [carriedOver(base, found)] : []
    const nothing = startAt({ n: base.fit.n, k: base.k }, Math.log(rate))
    const all = yield* fitOfAll(asked, [...starts, nothing])
    return { ...all, ...shared, logLikelihood: all.found.logLikelihood - totals.logFactorials }
  }
  return {
    ...shared,
    found: robustly(found, { errors: request.errors, n: y.length, squared: () => squaredScores(problem, found) }),
    logLikelihood: found.logLikelihood - totals.logFactorials,
    deviance: devianceOf(y, found.mu),
    pearson: y.reduce((total, value, i) => total + (value - (found.mu[i] ?? 0)) ** 2 / (found.mu[i] ?? 1), 0),
  }
}

function totalsOf(y: Float64Array, exposure: Float64Array): CountTotals {
  const sum = (of: (value: number, exposed: number) => number) =>
    y.reduce((total, value, i) => total + of(value, exposure[i] ?? 1), 0)
  return {
    counts: sum(value => value),
    exposure: sum((_, exposed) => exposed),
    countsLogExposure: sum((value, exposed) => value * Math.log(exposed)),
    logFactorials: sum(value => logGamma(value + 1)),
    broken: sum(value => (value < 0 || !Number.isInteger(value) ? 1 : 0)),
    unexposed: sum((_, exposed) => (exposed > 0 ? 0 : 1)),
  }
}

function checkCounts(totals: CountTotals, { counts, exposed }: Asked): void {
  if (totals.broken > 0)
    refuse(`"${counts.name}" holds values that are no counts: only whole numbers from zero are.`, '/y')
  if (totals.unexposed > 0)
    refuse(`"${exposed?.name}" is zero or less in some rows, and nothing can be counted there.`, '/exposure')
  if (!(totals.counts > 0)) refuse(`"${counts.name}" is zero in every row: there is nothing to explain.`, '/y')
}

function* fitOfAll(
  { request, base, counts, exposed }: Asked,
  starts: readonly Float64Array[],
): Steps<Pick<PoissonFit, 'found' | 'deviance' | 'pearson'>> {
  const { fit, prepared } = base
  const offset = exposed ? [{ as: 'offset', value: call('ln', numberExpression(exposed)) }] : []
  const last = yield* maximiseInEngine({
    ...{ family: enginePoisson, fit, starts, told, hasOffset: exposed !== null },
    isRobust: request.errors !== 'classical',
    rows: onBasis(prepared.rows, fit, [{ as: 'y', value: numberExpression(counts) }, ...offset]),
  })
  return {
    found: robustly(last, { errors: request.errors, n: fit.n, squared: () => last.squared }),
    deviance: last.figures('deviance') ?? Number.NaN,
    pearson: last.figures('pearson') ?? Number.NaN,
  }
}

const [y, rest] = [column('y'), column('rest')]
/** y (ln y - eta) - (y - mu), twice. */
const logged = call('multiply', y, call('subtract', call('ln', y), column('eta')))
const share = call('subtract', call('case', call('gt', y, double(0)), logged, double(0)), rest)
/** What is summed at the maximum. */
const told: readonly Named<Aggregate>[] = [
  { as: 'deviance', value: { fn: 'sum', arg: call('multiply', double(2), share) } },
  { as: 'pearson', value: { fn: 'sum', arg: call('divide', call('multiply', rest, rest), column('mu')) } },
]

function devianceOf(y: Float64Array, mu: Float64Array): number {
  return y.reduce((total, value, i) => {
    const mean = mu[i] ?? 1
    return total + 2 * ((value > 0 ? value * Math.log(value / mean) : 0) - (value - mean))
  }, 0)
}

function refuse(detail: string, pointer: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
