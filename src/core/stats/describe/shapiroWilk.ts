import { normalQuantile, normalUpper } from '../special/normal.ts'

/** A statistic of a test with its p. */
export interface Shapiro {
  W: number
  p: number
}

/**
 * W of Shapiro and Wilk for normality, n from 3 to 5,000; null outside, or when nothing varies.
 *
 * @param sorted ascending
 * Source: Royston (1995), Applied Statistics 44, 547-551 (algorithm AS R94).
 */
export function shapiroWilk(sorted: ArrayLike<number>): Shapiro | null {
  const n = sorted.length
  const range = (sorted[n - 1] ?? 0) - (sorted[0] ?? 0)
  if (n < 3 || n > 5000 || !(range > 0) || !Number.isFinite(range)) return null
  const a = weights(n)
  let mean = 0
  for (let i = 0; i < n; i++) mean += ((sorted[i] ?? 0) - (sorted[0] ?? 0)) / range / n
  let [ssa, ssx, sax] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const j = n - 1 - i
    const weight = i === j ? 0 : Math.sign(i - j) * (a[Math.min(i, j)] ?? 0)
    const x = ((sorted[i] ?? 0) - (sorted[0] ?? 0)) / range - mean
    ssa += weight * weight
    ssx += x * x
    sax += weight * x
  }
  const root = Math.sqrt(ssa * ssx)
  // 1 - W, so written that a W near one keeps its digits.
  const rest = ((root - sax) * (root + sax)) / (ssa * ssx)
  return { W: 1 - rest, p: significance(rest, n) }
}

/** Weights of the smaller half, positive. */
function weights(n: number): number[] {
  if (n === 3) return [Math.SQRT1_2]
  const half = Math.floor(n / 2)
  const m = Array.from({ length: half }, (_, i) => normalQuantile((i + 1 - 0.375) / (n + 0.25)))
  const [m1 = 0, m2 = 0] = m
  const sum = 2 * m.reduce((s, x) => s + x * x, 0)
  const r = 1 / Math.sqrt(n)
  const a1 = polynomial([0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], r) - m1 / Math.sqrt(sum)
  if (n <= 5) {
    const scale = Math.sqrt((sum - 2 * m1 * m1) / (1 - 2 * a1 * a1))
    return [a1, ...m.slice(1).map(x => -x / scale)]
  }
  const a2 = polynomial([0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], r) - m2 / Math.sqrt(sum)
  const scale = Math.sqrt((sum - 2 * m1 * m1 - 2 * m2 * m2) / (1 - 2 * a1 * a1 - 2 * a2 * a2))
  return [a1, a2, ...m.slice(2).map(x => -x / scale)]
}

function significance(rest: number, n: number): number {
  if (n === 3) return Math.max(0, (6 / Math.PI) * (Math.asin(Math.sqrt(1 - rest)) - Math.asin(Math.sqrt(0.75))))
  const y = Math.log(rest)
  if (n <= 11) {
    const gamma = polynomial([-2.273, 0.459], n)
    if (y >= gamma) return 0
    const m = polynomial([0.544, -0.39978, 0.025054, -6.714e-4], n)
    const s = Math.exp(polynomial([1.3822, -0.77857, 0.062767, -0.0020322], n))
    return normalUpper((-Math.log(gamma - y) - m) / s)
  }
  const x = Math.log(n)
  const m = polynomial([-1.5861, -0.31082, -0.083751, 0.0038915], x)
  const s = Math.exp(polynomial([-0.4803, -0.082676, 0.0030302], x))
  return normalUpper((y - m) / s)
}

/** c0 + c1 x + c2 x^2 + ... */
function polynomial(c: readonly number[], x: number): number {
  return c.reduceRight((sum, coefficient) => sum * x + coefficient, 0)
}
