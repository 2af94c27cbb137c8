import type { LogisticAnswer, LogisticRequest } from '../../../contract/analysis/regress.ts'
import type { Aggregate, Expression, Named } from '../../../contract/relation.ts'
import { allOf, call, column } from '../../relation/build.ts'
import { double } from '../figures.ts'
import type { Steps } from '../method.ts'
import { onBasis } from './basis.ts'
import { engineBinomial } from './engineFamily.ts'
import { type EngineProblem, maximiseInEngine, withEta } from './engineLikelihood.ts'
import { areaOfAll } from './engineRanking.ts'
import { binomial, type Maximised, maximise, squaredScores } from './irls.ts'
import type { Maximum } from './newton.ts'
import type { Outcome } from './outcome.ts'
import { areaUnderCurve } from './ranking.ts'
import { robustly } from './robustly.ts'
import { carriedOver, etaOfRead, type Scaffold, startAt } from './scaffold.ts'

type Confusion = Omit<LogisticAnswer['result']['confusion'], 'accuracy'>

/** A logistic regression where its likelihood is greatest, of all rows. */
export interface LogisticFit {
  found: Maximum
  share: number
  auc: number
  confusion: Confusion
  isSeparated: boolean
  /** Of the rows that were read: outcomes and linear sums. */
  read: { y: Float64Array; eta: Float64Array }
}

interface Asked {
  request: LogisticRequest
  outcome: Outcome
  base: Scaffold
}

/** The fit: of rows that were read one by one, or of more by sums in the engine. */
export function* logisticFit({ request, outcome, base }: Asked): Steps<LogisticFit> {
  const cells = base.read.groups.get(outcome.column) ?? []
  const y = Float64Array.from(cells, cell => (String(cell) === String(outcome.outcome) ? 1 : 0))
  const { Q, k } = base.rows
  const share = shareOf(y)
  const problem = { family: binomial, Q, k, y, offset: new Float64Array(y.length) }
  const ofRead = maximise({ ...problem, start: startAt({ n: y.length, k }, logit(share)) })
  const isSeparated = isApart(ofRead, rangeOf(ofRead.eta, y))
  if (base.isLarge)
    return yield* fitOfAll({ request, outcome, base, y, first: ofRead.hasConverged && !isSeparated ? ofRead : null })
  const found = robustly(ofRead, { errors: request.errors, n: y.length, squared: () => squaredScores(problem, ofRead) })
  return {
    ...{ found, share, isSeparated, auc: areaUnderCurve(ofRead.eta, y), confusion: confusionOf(ofRead.mu, y) },
    read: { y, eta: ofRead.eta },
  }
}

function* fitOfAll({
  request,
  outcome,
  base,
  y,
  first,
}: Asked & { y: Float64Array; first: Maximised | null }): Steps<LogisticFit> {
  const { fit, k, prepared } = base
  const isOutcome = call('eq', column(outcome.column.id), literalOf(outcome))
  const nothing = startAt({ n: fit.n, k }, logit(Math.min(1 - 1 / y.length, Math.max(1 / y.length, shareOf(y)))))
  const problem: EngineProblem = {
    ...{ family: engineBinomial, fit, hasOffset: false, isRobust: request.errors !== 'classical' },
    rows: onBasis(prepared.rows, fit, [{ as: 'y', value: call('case', isOutcome, double(1), double(0)) }]),
    starts: first ? [carriedOver(base, first), nothing] : [nothing],
    told,
  }
  const last = yield* maximiseInEngine(problem)
  const figure = (name: string) => last.figures(name) ?? 0
  const eta = etaOfRead(base, last)
  const auc = yield* areaOfAll(withEta(problem, last.scores), spreadOf(eta))
  const range = { lowest: last.figures('lowest') ?? 0, highest: last.figures('highest') ?? 0 }
  return {
    found: robustly(last, { errors: request.errors, n: fit.n, squared: () => last.squared }),
    share: figure('outcomes') / fit.n,
    ...{ auc, isSeparated: isApart(last, range), read: { y, eta } },
    confusion: {
      truePositive: figure('truePositive'),
      falsePositive: figure('falsePositive'),
      falseNegative: figure('outcomes') - figure('truePositive'),
      trueNegative: fit.n - figure('outcomes') - figure('falsePositive'),
    },
  }
}

const literalOf = ({ column: of, outcome }: Outcome): Expression => ({ kind: 'literal', value: outcome, type: of.type })

const isYes = call('eq', column('y'), double(1))
const isNo = call('eq', column('y'), double(0))
const isForetold = call('ge', column('eta'), double(0))
/** What is counted at the maximum. */
const told: readonly Named<Aggregate>[] = [
  { as: 'outcomes', value: { fn: 'count', where: isYes } },
  { as: 'truePositive', value: { fn: 'count', where: allOf([isYes, isForetold]) } },
  { as: 'falsePositive', value: { fn: 'count', where: allOf([isNo, isForetold]) } },
  { as: 'lowest', value: { fn: 'min', arg: column('eta'), where: isYes } },
  { as: 'highest', value: { fn: 'max', arg: column('eta'), where: isNo } },
]

const logit = (share: number) => Math.log(share / (1 - share))
const shareOf = (y: Float64Array) => y.reduce((sum, value) => sum + value, 0) / y.length

function spreadOf(eta: Float64Array): { centre: number; spread: number } {
  const centre = eta.reduce((sum, x) => sum + x, 0) / eta.length
  return { centre, spread: Math.sqrt(eta.reduce((sum, x) => sum + (x - centre) ** 2, 0) / eta.length) }
}

/** Whether coefficients grow without end: no maximum was reached, or every row is foretold beyond doubt. */
function isApart({ hasConverged, inverseFactor }: Maximum, { lowest, highest }: ReturnType<typeof rangeOf>): boolean {
  return !hasConverged || inverseFactor.length === 0 || lowest > highest
}

/** The lowest linear sum of a row with the outcome, and the highest of one without it. */
function rangeOf(eta: Float64Array, y: Float64Array): { lowest: number; highest: number } {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < y.length; i++)
    if (y[i] === 1) lowest = Math.min(lowest, eta[i] ?? 0)
    else highest = Math.max(highest, eta[i] ?? 0)
  return { lowest, highest }
}

function confusionOf(mu: Float64Array, y: Float64Array): Confusion {
  const counts = { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }
  for (let i = 0; i < y.length; i++) {
    const isHit = (mu[i] ?? 0) >= 0.5
    const cell = y[i] === 1 ? (isHit ? 'truePositive' : 'falseNegative') : isHit ? 'falsePositive' : 'trueNegative'
    counts[cell]++
  }
  return counts
}
