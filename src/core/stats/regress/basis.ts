import type { Expression, Named, Relation } from '../../../contract/relation.ts'
import { call, column, project } from '../../relation/build.ts'
import { double } from '../figures.ts'
import { rounded } from '../linear/twofold.ts'
import type { Fit } from './fit.ts'
import { termExpression } from './terms.ts'

/** A row on the columns of a fit made orthonormal, times the root of the number of rows: `z0` (one, with an intercept), `z1` ... */
export function scoreColumn(fit: Pick<Fit, 'least'>, j: number): Expression {
  return fit.least.hasIntercept && j === 0 ? double(1) : column(`z${j}`)
}

/**
 * All rows on the orthonormal columns of a fit, and other columns as they are. What is computed on them loses no digits
 * where columns nearly depend on each other. The fit is of these rows.
 */
export function onBasis(rows: Relation, fit: Fit, others: readonly Named<Expression>[]): Relation {
  const { least, terms, centres, n } = fit
  const border = least.hasIntercept ? 1 : 0
  const around = terms.map((term, i) => ({
    as: `d${i}`,
    value: call('subtract', termExpression(term), double(centres[i] ?? 0)),
  }))
  const weight = (i: number, j: number) => {
    const value = least.spread[i + border]?.[j + border]
    return value ? rounded(value) * Math.sqrt(n) : 0
  }
  return project(project(rows, [...others, ...around]), [
    ...others.map(({ as }) => ({ as, value: column(as) })),
    ...terms.map((_, j) => ({
      as: `z${j + border}`,
      value: weighted(Array.from({ length: j + 1 }, (__, i) => ({ of: column(`d${i}`), weight: weight(i, j) }))),
    })),
  ])
}

/** Columns times numbers, added up. */
export function weighted(parts: readonly { of: Expression; weight: number }[]): Expression {
  const [first = double(0), ...others] = parts.map(({ of, weight }) => call('multiply', of, double(weight)))
  return others.reduce((sum, part) => call('add', sum, part), first)
}

/**
 * Coefficients around the means as scores on the orthonormal columns: the spread is upper triangular, so that they are
 * found from the last to the first.
 */
export function scoresOf({ least }: Pick<Fit, 'least'>, coefficients: readonly number[]): number[] {
  const S = least.spread.map(row => row.map(rounded))
  const scores = coefficients.map(() => 0)
  for (let j = scores.length - 1; j >= 0; j--) {
    const known = scores.reduce((sum, score, m) => (m > j ? sum + (S[j]?.[m] ?? 0) * score : sum), 0)
    scores[j] = ((coefficients[j] ?? 0) - known) / (S[j]?.[j] ?? 1)
  }
  return scores
}
