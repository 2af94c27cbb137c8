/** Partial numerators and denominators of a continued fraction, by index from 1. */
type Term = (i: number) => { a: number; b: number }

const TINY = 1e-300
const MOST_TERMS = 2_000_000

/**
 * a1 / (b1 + a2 / (b2 + ...)) from its front, by the modified method of Lentz.
 *
 * Source: Thompson & Barnett (1986), J. Computational Physics 64, 490-509.
 */
export function continuedFraction(term: Term): number {
  let f = TINY
  let c = TINY
  let d = 0
  for (let i = 1; i <= MOST_TERMS; i++) {
    const { a, b } = term(i)
    d = 1 / away(b + a * d)
    c = away(b + a / c)
    const delta = c * d
    f *= delta
    if (Math.abs(delta - 1) < 3e-16) break
  }
  return f
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x
}
