/**
 * A number in twice the precision of a double: the unevaluated sum of a double and what its rounding left over, about
 * 32 digits. The algorithms are Dekker's and Knuth's, as in Hida, Li & Bailey (2001), "Algorithms for quad-double
 * precision floating point arithmetic", ARITH-15, and cost some twenty operations of doubles each.
 */
export interface Twofold {
  readonly hi: number
  readonly lo: number
}

/** Many twofold numbers; `hi` and `lo` are of one length. */
export interface TwofoldArray {
  readonly hi: Float64Array
  readonly lo: Float64Array
}

export const ZERO: Twofold = { hi: 0, lo: 0 }

/** 2^27 + 1: cuts a double into two halves of 26 bits, whose products are exact (Dekker 1971). */
const SPLITTER = 134217729

export function twofold(x: number): Twofold {
  return { hi: x, lo: 0 }
}

/** The sum of any two doubles, exactly (Knuth). */
export function exactSum(a: number, b: number): Twofold {
  const hi = a + b
  const bb = hi - a
  return { hi, lo: a - (hi - bb) + (b - bb) }
}

/** The product of any two doubles whose product does not overflow, exactly (Dekker). */
export function exactProduct(a: number, b: number): Twofold {
  const hi = a * b
  const cutA = SPLITTER * a
  const a1 = cutA - (cutA - a)
  const a2 = a - a1
  const cutB = SPLITTER * b
  const b1 = cutB - (cutB - b)
  const b2 = b - b1
  return { hi, lo: a2 * b2 - (hi - a1 * b1 - a2 * b1 - a1 * b2) }
}

export function add(a: Twofold, b: Twofold): Twofold {
  const high = exactSum(a.hi, b.hi)
  const low = exactSum(a.lo, b.lo)
  const middle = renormalised(high.hi, high.lo + low.hi)
  return renormalised(middle.hi, middle.lo + low.lo)
}

export function negate(a: Twofold): Twofold {
  return { hi: -a.hi, lo: -a.lo }
}

export function subtract(a: Twofold, b: Twofold): Twofold {
  return add(a, negate(b))
}

export function multiply(a: Twofold, b: Twofold): Twofold {
  const product = exactProduct(a.hi, b.hi)
  return renormalised(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi))
}

export function divide(a: Twofold, b: Twofold): Twofold {
  const first = a.hi / b.hi
  const rest = subtract(a, multiply(b, twofold(first)))
  const second = rest.hi / b.hi
  const last = subtract(rest, multiply(b, twofold(second)))
  const sum = renormalised(first, second)
  return add(sum, twofold(last.hi / b.hi))
}

/** Of a number above zero; zero of any other (Karp's trick). */
export function squareRoot(a: Twofold): Twofold {
  if (!(a.hi > 0)) return ZERO
  const guess = Math.sqrt(a.hi)
  const rest = subtract(a, exactProduct(guess, guess))
  return renormalised(guess, rest.hi / (2 * guess))
}

/** The nearest double. */
export function rounded(a: Twofold): number {
  return a.hi + a.lo
}

/** For |hi| >= |lo|. */
function renormalised(hi: number, lo: number): Twofold {
  const sum = hi + lo
  return { hi: sum, lo: lo - (sum - hi) }
}
