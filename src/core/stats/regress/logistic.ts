import type { LogisticAnswer, LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { MethodInput, Steps } from '../method.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import { binomial, type Maximised, maximise } from './irls.ts'
import { logisticWords } from './logisticWords.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { areaUnderCurve } from './ranking.ts'
import { estimates, linearAtPlaces, type Scaffold, scaffold, startAt } from './scaffold.ts'
import { labelOf } from './terms.ts'

/**
 * Logistic regression by maximum likelihood, on all complete rows up to 100,000, else on a sample (said). Outcomes that
 * a combination of columns foretells without a miss have no finite coefficients: that is said, and no test is given.
 *
 * @throws DomainError invalid_plan for an outcome without exactly two values, or too few rows
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, ch. 4; Albert & Anderson (1984), Biometrika 71, 1-10,
 * for separation; McFadden (1974) for the share explained.
 */
export function* logistic(request: LogisticRequest, input: MethodInput): Steps<LogisticAnswer> {
  const outcome = yield* outcomeOf(request, input)
  const base = yield* scaffold(request, { input, numbers: [], groups: [outcome.column] })
  const cells = base.read.groups.get(outcome.column) ?? []
  const y = Float64Array.from(cells, cell => (String(cell) === String(outcome.outcome) ? 1 : 0))
  const share = y.reduce((sum, value) => sum + value, 0) / y.length
  const offset = new Float64Array(y.length)
  const start = startAt(base, Math.log(share / (1 - share)))
  const found = maximise({ family: binomial, Q: base.Q, k: base.k, y, offset, start })
  const result = resultOf({ request, outcome, base, y, found })
  return {
    type: 'logistic',
    ...{ n: base.prepared.n, nulls: base.prepared.nulls },
    ...logisticWords({ request, outcome, base, y, found, result }),
    result,
  }
}

interface Fitted {
  request: LogisticRequest
  outcome: Outcome
  base: Scaffold
  y: Float64Array
  found: Maximised
}

function resultOf({ request, outcome, base, y, found }: Fitted): LogisticAnswer['result'] {
  const n = y.length
  const share = y.reduce((sum, value) => sum + value, 0) / n
  const nullLogLikelihood = n * (share * Math.log(share) + (1 - share) * Math.log(1 - share))
  const { logLikelihood, mu, iterations } = found
  const isSeparated = isApart(found, y)
  const ratio = Math.max(0, 2 * (logLikelihood - nullLogLikelihood))
  const known = isSeparated ? { ...found, inverseFactor: [] } : found
  return {
    n,
    ...{ outcome: outcome.outcome, reference: outcome.reference, outcomeShare: share },
    coefficients: estimates(base, known, request.level).map(row => ({ ...row, ...odds(row) })),
    references: base.prepared.levels.map(({ column, levels }) => ({ column: column.name, level: levels[0] ?? null })),
    dropped: base.fit.dropped.map(labelOf),
    pseudoR2: 1 - logLikelihood / nullLogLikelihood,
    ...{ logLikelihood, nullLogLikelihood },
    ...{ aic: 2 * base.k - 2 * logLikelihood, bic: Math.log(n) * base.k - 2 * logLikelihood },
    likelihoodRatio: { statistic: ratio, df: base.k - 1, p: base.k > 1 ? chiSquareUpper(ratio, base.k - 1) : 1 },
    auc: areaUnderCurve(found.eta, y),
    confusion: confusionOf(mu, y),
    ...{ isSeparated, hasConverged: found.hasConverged && !isSeparated, iterations },
    predictions: linearAtPlaces(base, known, request).map(({ eta, low, high }) => ({
      probability: binomial.mean(eta),
      low: low === null ? null : binomial.mean(low),
      high: high === null ? null : binomial.mean(high),
    })),
  }
}

/** A finite ratio however large the coefficient. */
function ratioOf(x: number): number {
  return Math.exp(Math.min(709, x))
}

function odds({ estimate, low, high }: { estimate: number; low: number | null; high: number | null }) {
  return {
    oddsRatio: ratioOf(estimate),
    oddsLow: low === null ? null : ratioOf(low),
    oddsHigh: high === null ? null : ratioOf(high),
  }
}

/** Whether coefficients grow without end: no maximum was reached, or every row is foretold beyond doubt. */
function isApart({ hasConverged, eta, inverseFactor }: Maximised, y: Float64Array): boolean {
  if (!hasConverged || inverseFactor.length === 0) return true
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < y.length; i++)
    if (y[i] === 1) lowest = Math.min(lowest, eta[i] ?? 0)
    else highest = Math.max(highest, eta[i] ?? 0)
  return lowest > highest
}

function confusionOf(mu: Float64Array, y: Float64Array): LogisticAnswer['result']['confusion'] {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }
  for (let i = 0; i < y.length; i++) {
    const isForetold = (mu[i] ?? 0) >= 0.5
    const cell =
      y[i] === 1 ? (isForetold ? 'truePositive' : 'falseNegative') : isForetold ? 'falsePositive' : 'trueNegative'
    counts[cell]++
  }
  return { ...counts, accuracy: (counts.truePositive + counts.trueNegative) / y.length }
}
