import { quote } from './expression.ts'

/**
 * A number that shuffles rows: `_row` and the seed through a 32-bit integer finaliser, in plain arithmetic so that
 * every dialect, thread count and version of the engine draws the same rows.
 * Source: the "lowbias" xorshift-multiply form, https://github.com/skeeto/hash-prospector.
 */
export function sampleKeySql(seed: number): string {
  // Rows of a table's second file are numbered from 2^32: the product must not leave 64 bits.
  const start = `(((${quote('_row')} & 4294967295) * 2654435761 + ${Math.trunc(seed)}) & 4294967295)`
  return round(round(start))
}

function round(x: string): string {
  return `((xor(${x}, ${x} >> 16) * 73244475) & 4294967295)`
}
