import { conditionNumber } from './conditionNumber.ts'
import type { CrossProducts } from './crossProducts.ts'
import { cholesky, entry, gram, lowerInverse, matrixFrom, type TwofoldMatrix, times } from './symmetric.ts'
import type { Twofold } from './twofold.ts'
import { add, divide, multiply, negate, rounded, squareRoot, subtract, twofold, ZERO } from './twofold.ts'

/**
 * A share of a column's sum of squares that the columns before it leave open, below which it is taken for their sum.
 * Columns of doubles that add up exactly leave about 1e-32, powers of one column up to the tenth more than 1e-19.
 */
const TOLERANCE = 1e-24

/** A least squares fit around the means, in the order of the columns. */
export interface LeastSquares {
  n: number
  hasIntercept: boolean
  /** Coefficients; first the mean of the response when there is an intercept. */
  coefficients: readonly Twofold[]
  /**
   * From scores on orthonormal columns to coefficients: its rows times each other are the inverse of X'X. With an
   * intercept its first row is that of the mean.
   */
  spread: TwofoldMatrix
  /** Sums of squares: of the response (around its mean with an intercept), of what the columns explain of it. */
  total: number
  explained: number
  residual: number
  /** Variance inflation of each column. */
  inflation: readonly number[]
  /** Of the columns, centred and of one length. */
  condition: number
}

/** Columns that are sums of others, by their places. */
export interface Dependent {
  dependent: readonly number[]
}

/**
 * Least squares by Cholesky's factor of the centred cross products in twice the precision: their condition is the
 * square of the columns', but they have twice the digits, so that no more is lost than by an orthogonal decomposition
 * of doubles, which could not be made of sums alone. Exact dependence is named instead.
 * Source: Higham (2002), Accuracy and Stability of Numerical Algorithms, sections 20.4 and 27.9.
 */
export function leastSquares(products: CrossProducts): LeastSquares | Dependent {
  const { n, hasIntercept, means, C } = products
  const p = C.length - 1
  const A = matrixFrom(p, p, (i, j) => entry(C, i, j))
  const { L, dependent } = cholesky(A, TOLERANCE)
  if (dependent.length > 0) return { dependent }
  const lower = lowerInverse(L)
  const inverted = gram(lower)
  const right = Array.from({ length: p }, (_, j) => entry(C, j, p))
  const slopes = refined({ A, inverted, right })
  const explained = slopes.reduce((total, b, j) => add(total, multiply(b, right[j] ?? ZERO)), ZERO)
  const total = entry(C, p, p)
  return {
    ...{ n, hasIntercept },
    coefficients: hasIntercept ? [means[p] ?? ZERO, ...slopes] : slopes,
    spread: spreadOf(lower, hasIntercept ? n : null),
    ...{ total: rounded(total), explained: rounded(explained) },
    residual: Math.max(0, rounded(subtract(total, explained))),
    inflation: inverted.map((_, j) => rounded(multiply(entry(A, j, j), entry(inverted, j, j)))),
    condition: conditionNumber(A, inverted),
  }
}

/** The inverse times the right side, and once more what is left over of it. */
function refined({ A, inverted, right }: Record<'A' | 'inverted', TwofoldMatrix> & { right: Twofold[] }): Twofold[] {
  const first = times(inverted, right)
  const left = times(A, first).map((value, j) => subtract(right[j] ?? ZERO, value))
  return times(inverted, left).map((value, j) => add(first[j] ?? ZERO, value))
}

/** The transposed inverse of the factor, bordered by 1 / root(n) when there is an intercept. */
function spreadOf(lower: TwofoldMatrix, n: number | null): TwofoldMatrix {
  const p = lower.length
  if (n === null) return matrixFrom(p, p, (i, j) => entry(lower, j, i))
  const corner = divide(twofold(1), squareRoot(twofold(n)))
  return matrixFrom(p + 1, p + 1, (i, j) => {
    if (i === 0 || j === 0) return i === j ? corner : ZERO
    return entry(lower, j - 1, i - 1)
  })
}

/** From coefficients around the means to those with an intercept. */
export function uncentring(means: readonly Twofold[]): TwofoldMatrix {
  const p = means.length
  return matrixFrom(p + 1, p + 1, (i, j) => {
    if (i === j) return twofold(1)
    return i === 0 ? negate(means[j - 1] ?? ZERO) : ZERO
  })
}
