import type { Aggregate, Expression, Named, Relation } from '../../../contract/relation.ts'
import { aggregate, call, column, derive } from '../../relation/build.ts'
import { figuresOf } from '../figures.ts'
import type { Steps } from '../method.ts'
import { scoreColumn, weighted } from './basis.ts'
import type { EngineFamily } from './engineFamily.ts'
import type { Fit } from './fit.ts'
import { inverseFactorOf, type Maximum, solved } from './newton.ts'

export interface EngineProblem {
  family: EngineFamily
  fit: Fit
  /** All rows on the fit's orthonormal columns, with `y` and, where there is one, `offset`. */
  rows: Relation
  hasOffset: boolean
  /** Scores to begin at; from the last of them when the likelihood of the others is too small to be told. */
  starts: readonly Float64Array[]
  /** What else is asked of the rows at the maximum. */
  told: readonly Named<Aggregate>[]
  isRobust: boolean
}

/** What is told of the rows at the greatest likelihood. */
export interface AtMaximum extends Maximum {
  figures: (name: string) => number | null
  /** Sums of the squared scores of single rows; none unless asked for. */
  squared: number[][]
}

const ITERATIONS = 30
/** A step that moves no linear sum by more than this is the last: the next would move it by its square. */
const STILL = 1e-6
/** Nothing is won any more where the next step gains less than this, and where still it moves so far there is no end. */
const GAIN = 1e-3
const ENDLESS = 0.5
const SURELY = 8

/**
 * Maximum likelihood over all rows by Newton's method, a pass of sums in the engine for each step: nothing but sums
 * leaves it, and the memory is that of one row. The last pass tells what else is asked of the rows at the maximum.
 */
export function* maximiseInEngine(problem: EngineProblem): Steps<AtMaximum> {
  const k = problem.fit.least.coefficients.length
  const reach = yield* reachOf(problem, k)
  let state = yield* firstState(problem)
  let [iterations, hasConverged] = [0, false]
  while (iterations < ITERATIONS) {
    const lower = inverseFactorOf(state.information)
    if (lower === null) break
    const step = solved(lower, state.gradient)
    const moved = step.reduce((sum, value, j) => sum + Math.abs(value) * (reach[j] ?? 0), 0)
    iterations++
    if (moved < STILL) {
      state = { ...state, scores: sumOf(state.scores, step, 1) }
      hasConverged = true
      break
    }
    const gain = step.reduce((sum, value, j) => sum + value * (state.gradient[j] ?? 0), 0)
    if (iterations > SURELY && gain < GAIN && moved > ENDLESS) break
    state = yield* improved(problem, state, step)
  }
  const last = yield* stateAt(problem, state.scores, true)
  const inverseFactor = inverseFactorOf(last.information) ?? []
  return { ...last, inverseFactor, iterations, hasConverged: hasConverged && inverseFactor.length > 0 }
}

interface State {
  scores: Float64Array
  logLikelihood: number
  gradient: Float64Array
  information: number[][]
  squared: number[][]
  figures: (name: string) => number | null
}

const sumOf = (a: Float64Array, b: Float64Array, part: number) => a.map((x, j) => x + part * (b[j] ?? 0))

/** How far a row lies at most from the origin, on each orthonormal column. */
function* reachOf({ fit, rows }: EngineProblem, k: number): Steps<number[]> {
  const places = Array.from({ length: k }, (_, j) => j)
  const measures = places.map(j => ({
    as: `z${j}`,
    value: { fn: 'max' as const, arg: call('abs', scoreColumn(fit, j)) },
  }))
  const [table] = yield [{ relation: aggregate(rows, [], measures) }]
  const figure = figuresOf(table)
  return places.map(j => (figure(`z${j}`) ?? 1) / Math.sqrt(fit.n))
}

function* firstState(problem: EngineProblem): Steps<State> {
  const [first = new Float64Array(0), ...others] = problem.starts
  const state = yield* stateAt(problem, first)
  if (others.length === 0 || Number.isFinite(state.logLikelihood)) return state
  return yield* firstState({ ...problem, starts: others })
}

/** The state after the step, or after the largest part of it that makes nothing worse. */
function* improved(problem: EngineProblem, state: State, step: Float64Array): Steps<State> {
  for (let part = 1; part > 1e-6; part /= 2) {
    const next = yield* stateAt(problem, sumOf(state.scores, step, part))
    if (next.logLikelihood >= state.logLikelihood - 1e-10 * Math.abs(state.logLikelihood)) return next
  }
  return state
}

function* stateAt(problem: EngineProblem, scores: Float64Array, isLast = false): Steps<State> {
  const { n } = problem.fit
  const k = scores.length
  const isSquared = isLast && problem.isRobust
  const measures = [...sums(problem, k, isSquared), ...(isLast ? problem.told : [])]
  const [table] = yield [{ relation: aggregate(evaluated(problem, scores), [], measures) }]
  const figures = figuresOf(table)
  const square = (name: string) =>
    Array.from({ length: k }, (_, a) =>
      Array.from({ length: k }, (__, b) => (figures(`${name}${Math.max(a, b)}_${Math.min(a, b)}`) ?? Number.NaN) / n),
    )
  return {
    ...{ scores, figures, information: square('i'), squared: isSquared ? square('s') : [] },
    // A likelihood that some rows have none of is none.
    logLikelihood: figures('told') === n ? (figures('ll') ?? Number.NaN) : Number.NEGATIVE_INFINITY,
    gradient: Float64Array.from({ length: k }, (_, j) => (figures(`g${j}`) ?? Number.NaN) / Math.sqrt(n)),
  }
}

/** The rows with their linear sum `eta`. */
export function withEta(
  { fit, rows, hasOffset }: Pick<EngineProblem, 'fit' | 'rows' | 'hasOffset'>,
  scores: Float64Array,
): Relation {
  const sum = weighted(
    Array.from(scores, (score, j) => ({ of: scoreColumn(fit, j), weight: score / Math.sqrt(fit.n) })),
  )
  return derive(rows, [{ as: 'eta', value: hasOffset ? call('add', sum, column('offset')) : sum }])
}

/** The rows with what the family makes of their linear sums. */
function evaluated(problem: EngineProblem, scores: Float64Array): Relation {
  const layers = [...problem.family.layers, [{ as: 'rest', value: rest }]]
  return layers.reduce<Relation>((input, columns) => derive(input, columns), withEta(problem, scores))
}

const rest = call('subtract', column('y'), column('mu'))

function sums({ fit }: EngineProblem, k: number, isSquared: boolean): Named<Aggregate>[] {
  const sum = (as: string, arg: Expression): Named<Aggregate> => ({ as, value: { fn: 'sum', arg } })
  const times = (a: Expression, j: number) =>
    fit.least.hasIntercept && j === 0 ? a : call('multiply', a, scoreColumn(fit, j))
  const places = Array.from({ length: k }, (_, j) => j)
  const pairs = places.flatMap(a => places.slice(0, a + 1).map(b => [a, b] as const))
  const square = (name: string, weight: Expression) =>
    pairs.map(([a, b]) => sum(`${name}${a}_${b}`, times(times(weight, a), b)))
  return [
    { as: 'told', value: { fn: 'count', arg: column('ll') } },
    sum('ll', column('ll')),
    ...places.map(j => sum(`g${j}`, times(column('rest'), j))),
    ...square('i', column('w')),
    ...(isSquared ? square('s', call('multiply', column('rest'), column('rest'))) : []),
  ]
}
