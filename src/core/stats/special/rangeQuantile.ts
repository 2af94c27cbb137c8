import { type RangeOf, studentizedRangeUpper } from './studentizedRange.ts'

/**
 * The q that Tukey's studentized range exceeds with probability `upper`, 0 < upper < 1; by the secant on the root of -ln P,
 * which is nearly a line in q: P falls as exp(-q^2 / 4).
 */
export function studentizedRangeQuantile(upper: number, of: RangeOf): number {
  const root = (p: number) => Math.sqrt(Math.max(0, -Math.log(p)))
  const miss = (q: number) => root(upper) - root(studentizedRangeUpper(q, of))
  let low = 0
  let high = 4
  while (miss(high) > 0 && high < 1e6) {
    low = high
    high *= 2
  }
  // Illinois: false position that halves the weight of an end that stays for a second time.
  let moved: 'low' | 'high' | null = null
  let atLow = miss(low)
  let atHigh = miss(high)
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const q = high - (atHigh * (high - low)) / (atHigh - atLow)
    const at = miss(q)
    if (at === 0) return q
    if (at > 0) {
      if (moved === 'low') atHigh /= 2
      low = q
      atLow = at
      moved = 'low'
    } else {
      if (moved === 'high') atLow /= 2
      high = q
      atHigh = at
      moved = 'high'
    }
  }
  return (low + high) / 2
}
