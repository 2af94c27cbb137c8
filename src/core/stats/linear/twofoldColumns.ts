import type { Twofold, TwofoldArray } from './twofold.ts'
import { exactSum, twofold } from './twofold.ts'

const SPLITTER = 134217729

/** A column of doubles, exactly. */
export function columnOfDoubles(values: Float64Array): TwofoldArray {
  return { hi: values, lo: new Float64Array(values.length) }
}

/**
 * The sum of the products of two columns in twice the precision (Ogita, Rump & Oishi 2005, "Accurate sum and dot
 * product", SIAM J. Sci. Comput. 26(6), algorithm 5.3, for operands that are twofold themselves).
 */
export function dot(a: TwofoldArray, b: TwofoldArray): Twofold {
  let sum = 0
  let rest = 0
  for (let i = 0; i < a.hi.length; i++) {
    const x = a.hi[i] ?? 0
    const y = b.hi[i] ?? 0
    const product = x * y
    const cutX = SPLITTER * x
    const x1 = cutX - (cutX - x)
    const x2 = x - x1
    const cutY = SPLITTER * y
    const y1 = cutY - (cutY - y)
    const y2 = y - y1
    const error = x2 * y2 - (product - x1 * y1 - x2 * y1 - x1 * y2)
    const next = sum + product
    const part = next - sum
    rest += sum - (next - part) + (product - part) + (error + (x * (b.lo[i] ?? 0) + (a.lo[i] ?? 0) * y))
    sum = next
  }
  return exactSum(sum, rest)
}

/** The sum of a column in twice the precision. */
export function sum(a: TwofoldArray): Twofold {
  let total = 0
  let rest = 0
  for (let i = 0; i < a.hi.length; i++) {
    const x = a.hi[i] ?? 0
    const next = total + x
    const part = next - total
    rest += total - (next - part) + (x - part) + (a.lo[i] ?? 0)
    total = next
  }
  return exactSum(total, rest)
}

/** Each value less the same number. */
export function shifted(a: TwofoldArray, by: Twofold): TwofoldArray {
  return mapped(a, (hi, lo, write) => {
    const high = hi - by.hi
    const part = high - hi
    const error = hi - (high - part) + (-by.hi - part)
    write(high, error + (lo - by.lo))
  })
}

/** Value by value. Below 2^500, as scaled columns are. */
export function product(a: TwofoldArray, b: TwofoldArray): TwofoldArray {
  let i = 0
  return mapped(a, (x, xLow, write) => {
    const y = b.hi[i] ?? 0
    const yLow = b.lo[i] ?? 0
    i++
    const high = x * y
    const cutX = SPLITTER * x
    const x1 = cutX - (cutX - x)
    const x2 = x - x1
    const cutY = SPLITTER * y
    const y1 = cutY - (cutY - y)
    const y2 = y - y1
    const error = x2 * y2 - (high - x1 * y1 - x2 * y1 - x1 * y2)
    write(high, error + (x * yLow + xLow * y))
  })
}

/** Each value times a power of two, which rounds nothing. */
export function scaled(a: TwofoldArray, powerOfTwo: number): TwofoldArray {
  return { hi: a.hi.map(x => x * powerOfTwo), lo: a.lo.map(x => x * powerOfTwo) }
}

/** The power of two next to what brings the largest value to one; 1 for a column of zeros. */
export function unitScale(a: TwofoldArray): number {
  let largest = 0
  for (const x of a.hi) largest = Math.max(largest, Math.abs(x))
  return largest > 0 && Number.isFinite(largest) ? 2 ** -Math.ceil(Math.log2(largest)) : 1
}

/** Columns times coefficients, added up: sum of b_j a_j. */
export function combined(columns: readonly TwofoldArray[], b: readonly Twofold[], n: number): TwofoldArray {
  const out = { hi: new Float64Array(n), lo: new Float64Array(n) }
  columns.forEach((column, j) => {
    addTimes(out, column, b[j] ?? twofold(0))
  })
  return out
}

function addTimes(out: TwofoldArray, column: TwofoldArray, { hi: y, lo: yLow }: Twofold): void {
  const cutY = SPLITTER * y
  const y1 = cutY - (cutY - y)
  const y2 = y - y1
  for (let i = 0; i < column.hi.length; i++) {
    const x = column.hi[i] ?? 0
    const high = x * y
    const cutX = SPLITTER * x
    const x1 = cutX - (cutX - x)
    const x2 = x - x1
    const error = x2 * y2 - (high - x1 * y1 - x2 * y1 - x1 * y2) + (x * yLow + (column.lo[i] ?? 0) * y)
    const before = out.hi[i] ?? 0
    const next = before + high
    const part = next - before
    const rest = before - (next - part) + (high - part) + error + (out.lo[i] ?? 0)
    out.hi[i] = next + rest
    out.lo[i] = rest - ((out.hi[i] ?? 0) - next)
  }
}

function mapped(
  a: TwofoldArray,
  each: (hi: number, lo: number, write: (hi: number, lo: number) => void) => void,
): TwofoldArray {
  const out = { hi: new Float64Array(a.hi.length), lo: new Float64Array(a.hi.length) }
  for (let i = 0; i < a.hi.length; i++)
    each(a.hi[i] ?? 0, a.lo[i] ?? 0, (hi, lo) => {
      const sum = hi + lo
      out.hi[i] = sum
      out.lo[i] = lo - (sum - hi)
    })
  return out
}
