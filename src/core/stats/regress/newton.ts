import { cholesky, lowerInverse, matrixFrom, roundedMatrix } from '../linear/symmetric.ts'
import { twofold } from '../linear/twofold.ts'

/** Where a likelihood is greatest. */
export interface Maximum {
  /** On the orthonormal columns. */
  scores: Float64Array
  logLikelihood: number
  /** Rows F with F' F the covariance of the scores; none where it is not known. */
  inverseFactor: number[][]
  iterations: number
  hasConverged: boolean
}

/** A pivot that is this share of its diagonal is none. */
const SINGULAR = 1e-13

/** Lower L^-1 of a symmetric matrix A = L L': its rows times each other are the inverse; null when it is singular. */
export function inverseFactorOf(A: readonly (readonly number[])[]): number[][] | null {
  if (A.some(row => row.some(value => !Number.isFinite(value)))) return null
  const { L, dependent } = cholesky(asMatrix(A), SINGULAR)
  return dependent.length > 0 ? null : roundedMatrix(lowerInverse(L))
}

/** A^-1 g for the inverse factor of A. */
export function solved(lower: readonly (readonly number[])[], g: Float64Array): Float64Array {
  const inner = lower.map(row => row.reduce((sum, value, j) => sum + value * (g[j] ?? 0), 0))
  return g.map((_, j) => lower.reduce((sum, row, a) => sum + (row[j] ?? 0) * (inner[a] ?? 0), 0))
}

/**
 * The covariance of the scores when every row has a variance of its own: A^-1 M A^-1 as rows F with F' F, for the inverse
 * factor of A and the sum M of the squared scores of single rows (Huber 1967; White 1982, Econometrica 50, 1-25).
 */
export function sandwich(lower: readonly (readonly number[])[], M: readonly (readonly number[])[]): number[][] {
  const { L } = cholesky(asMatrix(M), SINGULAR)
  const K = roundedMatrix(L)
  return K.map((_, a) => [
    ...solved(
      lower,
      Float64Array.from(K, row => row[a] ?? 0),
    ),
  ])
}

/** F' F: the covariance that the rows F stand for. */
export function covarianceOf(F: readonly (readonly number[])[]): number[][] {
  const places = (F[0] ?? []).map((_, a) => a)
  return places.map(a => places.map(b => F.reduce((sum, row) => sum + (row[a] ?? 0) * (row[b] ?? 0), 0)))
}

/** Wald's statistic of all scores from the place `from` on being zero, by their covariance C; null when that is singular. */
export function waldStatistic(
  scores: readonly number[],
  C: readonly (readonly number[])[],
  from: number,
): number | null {
  const s = scores.slice(from)
  const lower = s.length > 0 && C.length > 0 ? inverseFactorOf(C.slice(from).map(row => row.slice(from))) : null
  if (lower === null) return null
  return lower.reduce((sum, row) => sum + row.reduce((inner, value, j) => inner + value * (s[j] ?? 0), 0) ** 2, 0)
}

function asMatrix(A: readonly (readonly number[])[]) {
  return matrixFrom(A.length, A.length, (i, j) => twofold(A[i]?.[j] ?? 0))
}
