/** What columns explain of y one after the other, and the t value of the last. */
export interface SequentialFit {
  /** Sum of squares left after the first k columns (and the mean), k = 0..p. */
  left: number[]
  /** Of the last column beside all others. */
  t: number
  df: number
}

/**
 * Least squares with an intercept by Gram-Schmidt twice over the centred columns: what each column adds to those before
 * it falls out on the way. Columns that depend on those before count for nothing.
 * Source: Björck (1996), Numerical Methods for Least Squares Problems, sec. 2.4.
 */
export function sequentialFit(columns: readonly Float64Array[], y: Float64Array): SequentialFit {
  const n = y.length
  const basis: Float64Array[] = []
  const rest = centred(y)
  const left = [dot(rest, rest)]
  let last = 0
  for (const column of columns) {
    const v = centred(column)
    const before = Math.sqrt(dot(v, v))
    for (let twice = 0; twice < 2; twice++) for (const q of basis) subtract(v, q, dot(v, q))
    const size = Math.sqrt(dot(v, v))
    const q = size > 1e-12 * before ? v.map(x => x / size) : new Float64Array(n)
    last = dot(rest, q)
    subtract(rest, q, last)
    basis.push(q)
    left.push(dot(rest, rest))
  }
  const df = n - columns.length - 1
  return { left, t: last / Math.sqrt((left.at(-1) ?? 0) / df), df }
}

function centred(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  return x.map(value => value - mean)
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}

function subtract(a: Float64Array, b: Float64Array, times: number): void {
  for (let i = 0; i < a.length; i++) a[i] = (a[i] ?? 0) - times * (b[i] ?? 0)
}
