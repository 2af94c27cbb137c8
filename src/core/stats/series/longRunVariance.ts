import { median } from './median.ts'

/**
 * Variance of a level's noise as a mean of many periods sees it, from differences of one and of two periods alone, so
 * that jumps and slow trends do not count: noise of the first order (AR(1)) with a correlation from 0 to 0.98.
 *
 * @returns the variance of the values around their level, times (1 + phi) / (1 - phi); and phi
 */
export function longRunVariance(y: Float64Array): { variance: number; phi: number } {
  const [one, two] = [squareOfDifferences(y, 1), squareOfDifferences(y, 2)]
  const seen = one.isDense ? Math.max(0, two.square / one.square - 1) : 0
  const error = 1 / Math.sqrt(y.length)
  // A memory that is clear is taken at the upper end of what it may be: too little of it would make changes of noise.
  const phi = Math.min(0.98, seen > 2 * error ? seen + 1.5 * error : seen)
  const around = one.square / (2 * (1 - phi))
  return { variance: (around * (1 + phi)) / (1 - phi), phi }
}

/** Of a normal distribution, the share of its variance that is left within three standard deviations. */
const WITHIN_THREE = 0.973337

/** Mean square of y(i) - y(i - lag) around their middle, without those that jump; of all where most are alike. */
function squareOfDifferences(y: Float64Array, lag: number): { square: number; isDense: boolean } {
  const d = y.slice(lag).map((x, i) => x - (y[i] ?? 0))
  const middle = median(d)
  const mad = 1.4826 * median(d.map(x => Math.abs(x - middle)))
  const kept = mad > 0 ? d.filter(x => Math.abs(x - middle) <= 3 * mad) : d
  const square = kept.reduce((sum, x) => sum + (x - middle) ** 2, 0) / Math.max(1, kept.length)
  return { square: mad > 0 ? square / WITHIN_THREE : square, isDense: mad > 0 }
}
