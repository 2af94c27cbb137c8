import type { Prediction } from '../../../contract/analysis/regress.ts'
import type { Scalar } from '../../../contract/column.ts'
import { DomainError } from '../../../contract/problem.ts'
import { add, multiply, rounded, type Twofold, twofold, ZERO } from '../linear/twofold.ts'
import type { Levels } from './design.ts'
import { quadratic } from './diagnostics.ts'
import type { Fit } from './fit.ts'
import { cellNumber, type Term } from './terms.ts'

/** Values of the columns that explain, by the columns' ids or names. */
export type Place = Readonly<Record<string, Scalar>>

/** What the terms are at a place, in twice the precision. @throws DomainError invalid_plan for a value that is missing or unknown */
export function termsAt(
  terms: readonly Term[],
  { place, levels }: { place: Place; levels: readonly Levels[] },
): Twofold[] {
  return terms.map(term => termAt(term, place, levels))
}

function termAt(term: Term, place: Place, levels: readonly Levels[]): Twofold {
  switch (term.kind) {
    case 'product':
      return multiply(termAt(term.of[0], place, levels), termAt(term.of[1], place, levels))
    case 'level':
      return twofold(sameText(valueAt(term, place, levels), term.level) ? 1 : 0)
    case 'number':
      return twofold(numberAt(term, place, levels))
    case 'power': {
      const x = twofold(numberAt(term, place, levels))
      return Array.from({ length: term.power - 1 }).reduce<Twofold>(power => multiply(power, x), x)
    }
  }
}

const sameText = (a: Scalar, b: Scalar) => String(a) === String(b)

type Single = Exclude<Term, { kind: 'product' }>

function valueAt({ column }: Single, place: Place, levels: readonly Levels[]): Scalar {
  const value = place[column.id] ?? place[column.name] ?? null
  if (value === null) refuse(`A place to predict needs a value of "${column.name}".`)
  const own = levels.find(l => l.column === column)
  if (own && !own.levels.some(level => sameText(level, value)))
    refuse(`"${column.name}" is never ${String(value)} in the rows that were used.`)
  return value
}

function numberAt(term: Single, place: Place, levels: readonly Levels[]): number {
  const value = valueAt(term, place, levels)
  const x = cellNumber(term.column, value)
  return x ?? refuse(`${String(value)} is no number, and "${term.column.name}" needs one.`)
}

function refuse(detail: string): never {
  throw new DomainError('invalid_plan', detail, { errors: [{ pointer: '/predict', detail }] })
}

/** The sum of coefficients times terms, the intercept first, and how each score moves it. */
export function linearAt(
  { coefficients, exactSpread, least }: Pick<Fit, 'coefficients' | 'exactSpread' | 'least'>,
  terms: readonly Twofold[],
): { fit: number; scores: number[] } {
  const x = least.hasIntercept ? [twofold(1), ...terms] : terms
  const sum = (of: readonly Twofold[]) =>
    rounded(x.reduce((t, value, j) => add(t, multiply(value, of[j] ?? ZERO)), ZERO))
  return { fit: sum(coefficients), scores: x.map((_, s) => sum(exactSpread.map(row => row[s] ?? ZERO))) }
}

/** With the interval of the mean and of a single row; `t` is the quantile of the interval, `M` the scores' variance when it is robust. */
export function predictionAt(
  fit: Fit,
  terms: readonly Twofold[],
  { t, M }: { t: number; M: readonly (readonly number[])[] | null },
): Prediction {
  const { fit: value, scores } = linearAt(fit, terms)
  const variance = fit.residualSd ** 2
  const ofMean = M ? quadratic(M, scores) : variance * scores.reduce((sum, s) => sum + s * s, 0)
  const mean = t * Math.sqrt(Math.max(0, ofMean))
  const row = t * Math.sqrt(Math.max(0, ofMean) + variance)
  return { fit: value, low: value - mean, high: value + mean, rowLow: value - row, rowHigh: value + row }
}
