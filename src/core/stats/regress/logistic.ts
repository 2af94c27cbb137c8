import type { LogisticAnswer, LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { MethodInput, Steps } from '../method.ts'
import { binomial } from './irls.ts'
import { chiTest, ratioOf, waldTest } from './likelihoodTests.ts'
import { type LogisticFit, logisticFit } from './logisticFit.ts'
import { logisticWords } from './logisticWords.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { ROWS_READ } from './readRows.ts'
import { estimates, linearAtPlaces, type Scaffold, scaffold } from './scaffold.ts'
import { labelOf } from './terms.ts'

/**
 * Logistic regression by maximum likelihood over all complete rows: up to 100,000 are read, of more the engine makes the
 * sums of each of Newton's steps. Outcomes that a combination of columns foretells without a miss have no finite
 * coefficients: that is said, and no test is given.
 *
 * @param rowsRead  more complete rows than this are not read
 * @throws DomainError invalid_plan for an outcome without exactly two values, or too few rows
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, ch. 4; Albert & Anderson (1984), Biometrika 71, 1-10,
 * for separation; McFadden (1974) for the share explained.
 */
export function* logistic(
  request: LogisticRequest,
  input: MethodInput,
  rowsRead: number = ROWS_READ,
): Steps<LogisticAnswer> {
  const outcome = yield* outcomeOf(request, input)
  const base = yield* scaffold(request, { input, numbers: [], groups: [outcome.column], rowsRead })
  const fitted = yield* logisticFit({ request, outcome, base })
  const result = resultOf({ request, outcome, base, fitted })
  return {
    type: 'logistic',
    ...{ n: base.prepared.n, nulls: base.prepared.nulls },
    ...logisticWords({ request, outcome, base, fitted, result }),
    result,
  }
}

interface Fitted {
  request: LogisticRequest
  outcome: Outcome
  base: Scaffold
  fitted: LogisticFit
}

function resultOf({ request, outcome, base, fitted }: Fitted): LogisticAnswer['result'] {
  const { n } = base.prepared
  const { found, share, auc, confusion, isSeparated } = fitted
  const nullLogLikelihood = n * (share * Math.log(share) + (1 - share) * Math.log(1 - share))
  const { logLikelihood, iterations } = found
  const known = isSeparated ? { ...found, inverseFactor: [] } : found
  return {
    n,
    ...{ outcome: outcome.outcome, reference: outcome.reference, outcomeShare: share },
    coefficients: estimates(base, known, request.level).map(row => ({
      ...row,
      ...{ oddsRatio: ratioOf(row.estimate) ?? 0, oddsLow: ratioOf(row.low), oddsHigh: ratioOf(row.high) },
    })),
    references: base.prepared.levels.map(({ column, levels }) => ({ column: column.name, level: levels[0] ?? null })),
    dropped: base.fit.dropped.map(labelOf),
    pseudoR2: 1 - logLikelihood / nullLogLikelihood,
    ...{ logLikelihood, nullLogLikelihood },
    ...{ aic: 2 * base.k - 2 * logLikelihood, bic: Math.log(n) * base.k - 2 * logLikelihood },
    likelihoodRatio: chiTest(2 * (logLikelihood - nullLogLikelihood), base.k - 1),
    wald: request.errors === 'classical' ? null : waldTest(known),
    auc,
    confusion: { ...confusion, accuracy: (confusion.truePositive + confusion.trueNegative) / n },
    ...{ isSeparated, hasConverged: found.hasConverged && !isSeparated, iterations },
    predictions: linearAtPlaces(base, known, request).map(({ eta, low, high }) => ({
      probability: binomial.mean(eta),
      low: low === null ? null : binomial.mean(low),
      high: high === null ? null : binomial.mean(high),
    })),
  }
}
