/** Mean of the seasonal part at each place of the season, from the place of the first period on. */
export function seasonPattern(seasonal: ArrayLike<number>, period: number): number[] {
  const sums = new Array<number>(period).fill(0)
  const counts = new Array<number>(period).fill(0)
  for (let i = 0; i < seasonal.length; i++) {
    sums[i % period] = (sums[i % period] ?? 0) + (seasonal[i] ?? 0)
    counts[i % period] = (counts[i % period] ?? 0) + 1
  }
  return sums.map((sum, place) => sum / Math.max(1, counts[place] ?? 1))
}

/** Whether the season grows with the level: the correlation of each cycle's range around its trend with its mean. */
export function seasonGrowth(
  y: Float64Array,
  trend: Float64Array,
  period: number,
): { cycles: number; r: number } | null {
  const cycles = Math.floor(y.length / period)
  if (cycles < 6) return null
  const means: number[] = []
  const ranges: number[] = []
  for (let c = 0; c < cycles; c++) {
    const part = y.slice(c * period, (c + 1) * period)
    const around = part.map((x, i) => x - (trend[c * period + i] ?? 0))
    means.push(part.reduce((sum, x) => sum + x, 0) / period)
    ranges.push(Math.max(...around) - Math.min(...around))
  }
  return { cycles, r: correlation(means, ranges) }
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length
  const [ma, mb] = [mean(a), mean(b)]
  const sum = (f: (x: number, y: number) => number) => a.reduce((total, x, i) => total + f(x - ma, (b[i] ?? 0) - mb), 0)
  const scale = Math.sqrt(sum(x => x * x) * sum((_, y) => y * y))
  return scale > 0 ? sum((x, y) => x * y) / scale : 0
}
