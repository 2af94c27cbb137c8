import type { Twofold } from './twofold.ts'
import { add, divide, multiply, negate, rounded, squareRoot, subtract, twofold, ZERO } from './twofold.ts'

/** A matrix in twice the precision, row by row. */
export type TwofoldMatrix = readonly (readonly Twofold[])[]

export function matrixFrom(rows: number, columns: number, value: (i: number, j: number) => Twofold): TwofoldMatrix {
  return Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => value(i, j)))
}

export function entry(matrix: TwofoldMatrix, i: number, j: number): Twofold {
  return matrix[i]?.[j] ?? ZERO
}

/** The lower factor of a positive definite matrix, and which columns lie (nearly) in the span of those before them. */
export interface Cholesky {
  L: TwofoldMatrix
  dependent: readonly number[]
}

/**
 * Cholesky's factor of a symmetric matrix in twice the precision: A = L L'. A column whose pivot is a `tolerance` of
 * its diagonal entry or less is named in `dependent` and left out (its row and column of L are zero).
 */
export function cholesky(A: TwofoldMatrix, tolerance: number): Cholesky {
  const p = A.length
  const L: Twofold[][] = Array.from({ length: p }, () => Array.from({ length: p }, () => ZERO))
  const dependent: number[] = []
  for (let j = 0; j < p; j++) {
    const pivot = subtract(entry(A, j, j), rowDot(L, j, j, j))
    if (!(pivot.hi > tolerance * entry(A, j, j).hi)) {
      dependent.push(j)
      clearRow(L, j)
      continue
    }
    const root = squareRoot(pivot)
    set(L, j, j, root)
    for (let i = j + 1; i < p; i++) set(L, i, j, divide(subtract(entry(A, i, j), rowDot(L, i, j, j)), root))
  }
  return { L, dependent }
}

function set(matrix: Twofold[][], i: number, j: number, value: Twofold): void {
  const row = matrix[i]
  if (row) row[j] = value
}

function clearRow(L: Twofold[][], i: number): void {
  L[i]?.fill(ZERO)
}

/** Row i times row j over the first k places. */
function rowDot(L: TwofoldMatrix, i: number, j: number, k: number): Twofold {
  let total = ZERO
  for (let m = 0; m < k; m++) total = add(total, multiply(entry(L, i, m), entry(L, j, m)))
  return total
}

/** The inverse of a lower factor without dependent columns. */
export function lowerInverse(L: TwofoldMatrix): TwofoldMatrix {
  const p = L.length
  const out: Twofold[][] = Array.from({ length: p }, () => Array.from({ length: p }, () => ZERO))
  for (let j = 0; j < p; j++) {
    set(out, j, j, divide(twofold(1), entry(L, j, j)))
    for (let i = j + 1; i < p; i++) {
      let total = ZERO
      for (let k = j; k < i; k++) total = add(total, multiply(entry(L, i, k), entry(out, k, j)))
      set(out, i, j, negate(divide(total, entry(L, i, i))))
    }
  }
  return out
}

/** M' M of a lower matrix: the inverse of A when M is that of its factor. */
export function gram(M: TwofoldMatrix): TwofoldMatrix {
  const p = M.length
  return matrixFrom(p, p, (i, j) => {
    let total = ZERO
    for (let k = Math.max(i, j); k < p; k++) total = add(total, multiply(entry(M, k, i), entry(M, k, j)))
    return total
  })
}

/** A times x. */
export function times(A: TwofoldMatrix, x: readonly Twofold[]): Twofold[] {
  return A.map(row => row.reduce((total, a, j) => add(total, multiply(a, x[j] ?? ZERO)), ZERO))
}

/** A times B. */
export function product(A: TwofoldMatrix, B: TwofoldMatrix): TwofoldMatrix {
  const columns = B[0]?.length ?? 0
  return matrixFrom(A.length, columns, (i, j) =>
    B.reduce((total, _, k) => add(total, multiply(entry(A, i, k), entry(B, k, j))), ZERO),
  )
}

/** Each entry as a double. */
export function roundedMatrix(A: TwofoldMatrix): number[][] {
  return A.map(row => row.map(rounded))
}
