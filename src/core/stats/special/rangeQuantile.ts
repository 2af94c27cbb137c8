import { type RangeOf, studentizedRangeUpper } from './studentizedRange.ts'

/** The q that Tukey's studentized range exceeds with probability `upper`, 0 < upper < 1; by the secant on ln P. */
export function studentizedRangeQuantile(upper: number, of: RangeOf): number {
  const miss = (q: number) => Math.log(studentizedRangeUpper(q, of)) - Math.log(upper)
  let low = 0
  let high = 4
  while (miss(high) > 0 && high < 1e6) {
    low = high
    high *= 2
  }
  // Illinois: false position that halves the weight of an end that stays.
  let atLow = miss(low)
  let atHigh = miss(high)
  for (let i = 0; i < 100 && high - low > 1e-12 * high; i++) {
    const q = high - (atHigh * (high - low)) / (atHigh - atLow)
    const at = miss(q)
    if (at === 0) return q
    if (at > 0) {
      low = q
      atLow = at
      atHigh /= 2
    } else {
      high = q
      atHigh = at
      atLow /= 2
    }
  }
  return (low + high) / 2
}
