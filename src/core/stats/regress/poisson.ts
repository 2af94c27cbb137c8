import logGamma from '@stdlib/math-base-special-gammaln'
import type { PoissonAnswer, PoissonRequest } from '../../../contract/analysis/regress.ts'
import { DomainError } from '../../../contract/problem.ts'
import { numberColumn } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { poisson as family, type Maximised, maximise } from './irls.ts'
import { poissonWords } from './poissonWords.ts'
import { estimates, linearAtPlaces, type Scaffold, scaffold, startAt } from './scaffold.ts'
import { labelOf } from './terms.ts'

/**
 * Poisson regression of counts by maximum likelihood with a logarithmic link, on all complete rows up to 100,000, else
 * on a sample (said). Counts that scatter more than Poisson's do are found by their dispersion.
 *
 * @throws DomainError invalid_plan for counts below zero or broken, an exposure of zero or less, or too few rows
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, ch. 6.
 */
export function* poisson(request: PoissonRequest, input: MethodInput): Steps<PoissonAnswer> {
  const counts = numberColumn(input, request.y, '/y')
  const exposed = request.exposure === undefined ? null : numberColumn(input, request.exposure, '/exposure')
  const base = yield* scaffold(request, { input, numbers: exposed ? [counts, exposed] : [counts], groups: [] })
  const y = base.read.numbers.get(counts) ?? new Float64Array(0)
  if (y.some(value => value < 0 || !Number.isInteger(value)))
    refuse(`"${counts.name}" holds values that are no counts: only whole numbers from zero are.`, '/y')
  const exposure = exposed ? (base.read.numbers.get(exposed) ?? y) : new Float64Array(y.length).fill(1)
  if (exposure.some(value => !(value > 0)))
    refuse(`"${exposed?.name}" is zero or less in some rows, and nothing can be counted there.`, '/exposure')
  const rate = sum(y) / sum(exposure)
  if (!(rate > 0)) refuse(`"${counts.name}" is zero in every row: there is nothing to explain.`, '/y')
  const offset = exposure.map(Math.log)
  const found = maximise({ family, Q: base.Q, k: base.k, y, offset, start: startAt(base, Math.log(rate)) })
  const result = resultOf({ request, base, y, found, exposure, rate })
  return {
    type: 'poisson',
    ...{ n: base.prepared.n, nulls: base.prepared.nulls },
    ...poissonWords({ request, counts, exposed, base, y, found, exposure, result }),
    result,
  }
}

interface Fitted {
  request: PoissonRequest
  base: Scaffold
  y: Float64Array
  found: Maximised
  exposure: Float64Array
  rate: number
}

function resultOf({ request, base, y, found, exposure, rate }: Fitted): PoissonAnswer['result'] {
  const n = y.length
  const factorials = y.reduce((total, value) => total + logGamma(value + 1), 0)
  const logLikelihood = found.logLikelihood - factorials
  const nullLogLikelihood =
    y.reduce((total, value, i) => total + family.logLikelihood(value, Math.log(rate * (exposure[i] ?? 1))), 0) -
    factorials
  const df = n - base.k
  const pearson = y.reduce((total, value, i) => total + (value - (found.mu[i] ?? 0)) ** 2 / (found.mu[i] ?? 1), 0)
  const likelihood = Math.max(0, 2 * (logLikelihood - nullLogLikelihood))
  return {
    n,
    coefficients: estimates(base, found, request.level).map(row => ({ ...row, ...rates(row) })),
    references: base.prepared.levels.map(({ column, levels }) => ({ column: column.name, level: levels[0] ?? null })),
    dropped: base.fit.dropped.map(labelOf),
    ...{ logLikelihood, nullLogLikelihood },
    ...{ aic: 2 * base.k - 2 * logLikelihood, bic: Math.log(n) * base.k - 2 * logLikelihood },
    ...{ deviance: devianceOf(y, found.mu), pearson, df, pseudoR2: 1 - logLikelihood / nullLogLikelihood },
    dispersion: pearson / df,
    likelihoodRatio: {
      statistic: likelihood,
      df: base.k - 1,
      p: base.k > 1 ? chiSquareUpper(likelihood, base.k - 1) : 1,
    },
    ...{ hasConverged: found.hasConverged, iterations: found.iterations },
    predictions: linearAtPlaces(base, found, request).map(({ eta, low, high }) => ({
      rate: Math.exp(eta),
      low: low === null ? null : Math.exp(low),
      high: high === null ? null : Math.exp(high),
    })),
  }
}

function rates({ estimate, low, high }: { estimate: number; low: number | null; high: number | null }) {
  const ratioOf = (x: number) => Math.exp(Math.min(709, x))
  return {
    rateRatio: ratioOf(estimate),
    rateLow: low === null ? null : ratioOf(low),
    rateHigh: high === null ? null : ratioOf(high),
  }
}

function devianceOf(y: Float64Array, mu: Float64Array): number {
  return y.reduce((total, value, i) => {
    const mean = mu[i] ?? 1
    return total + 2 * ((value > 0 ? value * Math.log(value / mean) : 0) - (value - mean))
  }, 0)
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0)

function refuse(detail: string, pointer: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer, detail }] })
}
