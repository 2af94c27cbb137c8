import { inverseFactorOf, type Maximum, solved } from './newton.ts'
import { addOuter } from './outer.ts'

/** How counts or outcomes follow from a linear sum of what explains them. */
export interface Family {
  /** The mean at a linear sum. */
  mean(eta: number): number
  /** The variance at a mean: with the canonical link also how fast the mean moves. */
  variance(mu: number): number
  /** The log-likelihood of one row at its linear sum. */
  logLikelihood(y: number, eta: number): number
}

const logistic = (eta: number) => (eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta)))
/** ln(1 + e^x) without overflow. */
const softplus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

export const binomial: Family = {
  mean: logistic,
  variance: mu => mu * (1 - mu),
  logLikelihood: (y, eta) => y * eta - softplus(eta),
}

/** Without ln y!, which no coefficient moves. */
export const poisson: Family = {
  mean: Math.exp,
  variance: mu => mu,
  logLikelihood: (y, eta) => y * eta - Math.exp(eta),
}

export interface Maximised extends Maximum {
  eta: Float64Array
  mu: Float64Array
}

export interface Problem {
  family: Family
  /** Orthonormal columns, n x k row by row. */
  Q: Float64Array
  k: number
  y: Float64Array
  /** Added to each linear sum. */
  offset: Float64Array
  start: Float64Array
}

const ITERATIONS = 40
/** A step that moves no linear sum by more than this is none. */
const STILL = 1e-9

/**
 * Maximum likelihood by Newton's method, which for these links is iteratively reweighted least squares; a step that
 * makes it worse is halved. On orthonormal columns, so that nearly dependent ones cost no digits.
 * Source: McCullagh & Nelder (1989), Generalized Linear Models, section 2.5.
 */
export function maximise(problem: Problem): Maximised {
  let state = at(problem, problem.start)
  let hasConverged = false
  let iterations = 0
  while (iterations < ITERATIONS && !hasConverged) {
    const step = newton(problem, state)
    if (step === null) break
    iterations++
    const next = improved(problem, state, step)
    hasConverged = largestMove(state.eta, next.eta) < STILL
    state = next
  }
  const inverseFactor = inverseFactorOf(information(problem, state)) ?? []
  return { ...state, inverseFactor, iterations, hasConverged }
}

type State = Pick<Maximised, 'scores' | 'eta' | 'mu' | 'logLikelihood'>

function at({ family, Q, k, y, offset }: Problem, scores: Float64Array): State {
  const eta = offset.slice()
  let logLikelihood = 0
  for (let i = 0; i < y.length; i++) {
    let sum = offset[i] ?? 0
    for (let j = 0; j < k; j++) sum += (Q[i * k + j] ?? 0) * (scores[j] ?? 0)
    eta[i] = sum
    logLikelihood += family.logLikelihood(y[i] ?? 0, sum)
  }
  return { scores, eta, mu: eta.map(family.mean), logLikelihood }
}

function information({ family, ...problem }: Problem, { mu }: State): number[][] {
  return outerSum(problem, i => family.variance(mu[i] ?? 0))
}

/** The sum over rows of a weight times the row's products. */
function outerSum({ Q, k, y }: Pick<Problem, 'Q' | 'k' | 'y'>, weight: (i: number) => number): number[][] {
  const M = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  for (let i = 0; i < y.length; i++) addOuter(M, Q.subarray(i * k, (i + 1) * k), weight(i))
  return M
}

/** The sum of the squared scores of single rows, what robust errors are made of. */
export function squaredScores(problem: Pick<Problem, 'Q' | 'k' | 'y'>, { mu }: Pick<Maximised, 'mu'>): number[][] {
  return outerSum(problem, i => ((problem.y[i] ?? 0) - (mu[i] ?? 0)) ** 2)
}

function newton(problem: Problem, state: State): Float64Array | null {
  const { Q, k, y } = problem
  const lower = inverseFactorOf(information(problem, state))
  if (lower === null) return null
  const gradient = new Float64Array(k)
  for (let i = 0; i < y.length; i++) {
    const rest = (y[i] ?? 0) - (state.mu[i] ?? 0)
    for (let j = 0; j < k; j++) gradient[j] = (gradient[j] ?? 0) + (Q[i * k + j] ?? 0) * rest
  }
  return solved(lower, gradient)
}

function improved(problem: Problem, state: State, step: Float64Array): State {
  for (let part = 1; part > 1e-6; part /= 2) {
    const next = at(
      problem,
      state.scores.map((score, j) => score + part * (step[j] ?? 0)),
    )
    if (next.logLikelihood >= state.logLikelihood - 1e-10 * Math.abs(state.logLikelihood)) return next
  }
  return state
}

function largestMove(a: Float64Array, b: Float64Array): number {
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs((a[i] ?? 0) - (b[i] ?? 0)))
  return most
}
