import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { entry, type TwofoldMatrix } from './symmetric.ts'

/**
 * How many times longer the longest axis of columns of one length is than the shortest: the root of the largest
 * eigenvalue of their correlations times the largest of its inverse (the least eigenvalue itself would end at the
 * precision of a double). 1 for columns that have nothing to do with each other; more than 30 means that some are
 * nearly sums of others (Belsley, Kuh & Welsch 1980, Regression Diagnostics, section 3.2).
 *
 * @param A        X'X, p x p
 * @param inverse  its inverse
 */
export function conditionNumber(A: TwofoldMatrix, inverse: TwofoldMatrix): number {
  const p = A.length
  if (p === 0) return 1
  const lengths = A.map((_, j) => Math.sqrt(entry(A, j, j).hi))
  const correlations = matrixOf(p, (i, j) => entry(A, i, j).hi / (lengths[i] ?? 1) / (lengths[j] ?? 1))
  const inverted = matrixOf(p, (i, j) => entry(inverse, i, j).hi * (lengths[i] ?? 1) * (lengths[j] ?? 1))
  return Math.sqrt(Math.max(1, largest(correlations) * largest(inverted)))
}

function matrixOf(p: number, value: (i: number, j: number) => number): Matrix {
  return new Matrix(Array.from({ length: p }, (_, i) => Array.from({ length: p }, (_, j) => value(i, j))))
}

function largest(matrix: Matrix): number {
  return Math.max(...new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues)
}
