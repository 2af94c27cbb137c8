import type { FTest } from '../../../contract/analysis/regress.ts'
import { fisherUpper } from '../special/fisher.ts'
import type { Diagnostics } from './diagnostics.ts'
import type { Fit } from './fit.ts'

/** A power whose own part is a smaller share of its length is made of the others. */
const OWN = 1e-10

/**
 * Whether the columns act in straight lines: Ramsey's RESET, an F test of the squares and cubes of the fitted values
 * besides the columns. Null where there is nothing to test: a perfect fit, fitted values of two kinds alone, too few rows.
 * Source: Ramsey (1969), J. Royal Statistical Society B 31, 350-371.
 */
export function resetTest(fit: Fit, { fitted, residuals, Q, k }: Diagnostics): FTest | null {
  const n = residuals.length
  if (fit.isPerfect || k === 0) return null
  const standard = standardised(fitted, fit.least.hasIntercept)
  const own: Float64Array[] = []
  for (const power of [2, 3]) {
    const values = standard.map(x => x ** power)
    const rest = besides(besides(values, columnsOf(Q, n, k)), own)
    const length = norm(rest)
    if (length > OWN * norm(values)) own.push(rest.map(x => x / length))
  }
  const df2 = n - k - own.length
  if (own.length === 0 || df2 < 1) return null
  const explained = own.reduce((sum, column) => sum + dot(column, residuals) ** 2, 0)
  const left = dot(residuals, residuals) - explained
  if (!(left > 0)) return null
  const statistic = explained / own.length / (left / df2)
  return { statistic, df1: own.length, df2, p: fisherUpper(statistic, { df1: own.length, df2 }) }
}

/** Powers of what lies around zero are less alike; moving needs an intercept to stand for it. */
function standardised(values: Float64Array, hasIntercept: boolean): Float64Array {
  const mean = hasIntercept ? values.reduce((sum, x) => sum + x, 0) / values.length : 0
  const moved = values.map(x => x - mean)
  const scale = norm(moved) / Math.sqrt(values.length)
  return scale > 0 ? moved.map(x => x / scale) : moved
}

function columnsOf(Q: Float64Array, n: number, k: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => Float64Array.from({ length: n }, (__, i) => Q[i * k + j] ?? 0))
}

/** What is left of a column beside orthonormal ones, taken off twice so that nothing of them remains. */
function besides(values: Float64Array, columns: readonly Float64Array[]): Float64Array {
  let rest = values
  for (let turn = 0; turn < 2; turn++)
    for (const column of columns) {
      const score = dot(column, rest)
      rest = rest.map((x, i) => x - score * (column[i] ?? 0))
    }
  return rest
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)
}

const norm = (a: Float64Array) => Math.sqrt(dot(a, a))
