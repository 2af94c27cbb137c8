import type { TwofoldMatrix } from './symmetric.ts'
import { matrixFrom } from './symmetric.ts'
import type { Twofold, TwofoldArray } from './twofold.ts'
import { add, divide, multiply, subtract, twofold, ZERO } from './twofold.ts'
import { dot, shifted, sum } from './twofoldColumns.ts'

/** What a least squares fit needs of the rows. The response is the last column. */
export interface CrossProducts {
  n: number
  hasIntercept: boolean
  /** Of the columns; zeros without intercept. */
  means: readonly Twofold[]
  /** Sums of products of the deviations from the means, a symmetric matrix. */
  C: TwofoldMatrix
}

/** The columns' cross products, and the columns less their means. */
export interface Centred {
  products: CrossProducts
  columns: readonly TwofoldArray[]
}

/**
 * Sums of products around the means, in twice the precision: what squaring costs in digits lies behind those that a
 * double has. Of n rows and p columns: about 15 n p^2 operations of doubles.
 */
export function crossProducts(columns: readonly TwofoldArray[], hasIntercept: boolean): Centred {
  const n = columns[0]?.hi.length ?? 0
  const means = columns.map(a => (hasIntercept ? divide(sum(a), twofold(n)) : ZERO))
  const centred = hasIntercept ? columns.map((a, j) => shifted(a, means[j] ?? ZERO)) : columns
  // What the rounded mean leaves over, taken off again (Chan, Golub & LeVeque 1983, eq. 1.7).
  const rests = hasIntercept ? centred.map(sum) : centred.map(() => ZERO)
  const half: Twofold[][] = centred.map((a, i) =>
    centred.slice(0, i + 1).map((b, j) => corrected(dot(a, b), rests[i] ?? ZERO, rests[j] ?? ZERO, n)),
  )
  const C = matrixFrom(columns.length, columns.length, (i, j) => half[Math.max(i, j)]?.[Math.min(i, j)] ?? ZERO)
  return { products: { n, hasIntercept, means, C }, columns: centred }
}

function corrected(product: Twofold, a: Twofold, b: Twofold, n: number): Twofold {
  return subtract(product, divide(multiply(a, b), twofold(n)))
}

/**
 * Cross products out of sums that an engine made of doubles: `sums[j]` of what is left of column j around `centres[j]`,
 * `products[i][j]` (j <= i) of the products of those.
 */
export function crossProductsOfSums({ n, hasIntercept, centres, sums, products }: EngineSums): CrossProducts {
  const C = matrixFrom(centres.length, centres.length, (i, j) => {
    const product = twofold(products[Math.max(i, j)]?.[Math.min(i, j)] ?? 0)
    return hasIntercept ? corrected(product, twofold(sums[i] ?? 0), twofold(sums[j] ?? 0), n) : product
  })
  const rest = (j: number) => divide(twofold(sums[j] ?? 0), twofold(n))
  const means = centres.map((c, j) => (hasIntercept ? add(twofold(c), rest(j)) : ZERO))
  return { n, hasIntercept, means, C }
}

export interface EngineSums {
  n: number
  /** Without one the centres are zero. */
  hasIntercept: boolean
  centres: readonly number[]
  sums: readonly number[]
  products: readonly (readonly number[])[]
}
