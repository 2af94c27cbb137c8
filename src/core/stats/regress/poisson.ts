import type { PoissonAnswer, PoissonRequest } from '../../../contract/analysis/regress.ts'
import { numberColumn } from '../columns.ts'
import type { MethodInput, Steps } from '../method.ts'
import { chiTest, ratioOf, waldTest } from './likelihoodTests.ts'
import { type PoissonFit, poissonFit } from './poissonFit.ts'
import { poissonWords } from './poissonWords.ts'
import { ROWS_READ } from './readRows.ts'
import { estimates, linearAtPlaces, type Scaffold, scaffold } from './scaffold.ts'
import { labelOf } from './terms.ts'

/**
 * Poisson regression of counts by maximum likelihood with a logarithmic link over all complete rows: up to 100,000 are
 * read, of more the engine makes the sums of each of Newton's steps. Counts that scatter more than Poisson's do are found
 * by their dispersion.
 *
 * @param rowsRead  more complete rows than this are not read
 * @throws DomainError invalid_plan for counts below zero or broken, an exposure of zero or less, or too few rows
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, ch. 6.
 */
export function* poisson(
  request: PoissonRequest,
  input: MethodInput,
  rowsRead: number = ROWS_READ,
): Steps<PoissonAnswer> {
  const counts = numberColumn(input, request.y, '/y')
  const exposed = request.exposure === undefined ? null : numberColumn(input, request.exposure, '/exposure')
  const base = yield* scaffold(request, {
    input,
    numbers: exposed ? [counts, exposed] : [counts],
    groups: [],
    rowsRead,
  })
  const fitted = yield* poissonFit({ request, base, counts, exposed })
  const result = resultOf({ request, base, fitted })
  return {
    type: 'poisson',
    ...{ n: base.prepared.n, nulls: base.prepared.nulls },
    ...poissonWords({ request, counts, exposed, base, fitted, result }),
    result,
  }
}

interface Fitted {
  request: PoissonRequest
  base: Scaffold
  fitted: PoissonFit
}

function resultOf({ request, base, fitted }: Fitted): PoissonAnswer['result'] {
  const { n } = base.prepared
  const { found, logLikelihood, nullLogLikelihood, deviance, pearson } = fitted
  const df = n - base.k
  return {
    n,
    coefficients: estimates(base, found, request.level).map(row => ({
      ...row,
      ...{ rateRatio: ratioOf(row.estimate) ?? 0, rateLow: ratioOf(row.low), rateHigh: ratioOf(row.high) },
    })),
    references: base.prepared.levels.map(({ column, levels }) => ({ column: column.name, level: levels[0] ?? null })),
    dropped: base.fit.dropped.map(labelOf),
    ...{ logLikelihood, nullLogLikelihood },
    ...{ aic: 2 * base.k - 2 * logLikelihood, bic: Math.log(n) * base.k - 2 * logLikelihood },
    ...{ deviance, pearson, df, pseudoR2: 1 - logLikelihood / nullLogLikelihood },
    dispersion: pearson / df,
    likelihoodRatio: chiTest(2 * (logLikelihood - nullLogLikelihood), base.k - 1),
    wald: request.errors === 'classical' ? null : waldTest(found),
    ...{ hasConverged: found.hasConverged, iterations: found.iterations },
    predictions: linearAtPlaces(base, found, request).map(({ eta, low, high }) => ({
      rate: Math.exp(eta),
      low: low === null ? null : Math.exp(low),
      high: high === null ? null : Math.exp(high),
    })),
  }
}
