import { normalUpper } from '../special/normal.ts'
import { sequentialFit } from './sequentialFit.ts'

/** A test of stationarity: its statistic, p value and how many lags it took. */
export interface StationarityTest {
  statistic: number
  p: number
  lags: number
}

/** Coefficients of MacKinnon's p values for a model with a constant and one series. */
const LARGEST = 2.74
const SMALLEST = -18.83
const BETWEEN = -1.61
const small = [2.1659, 1.4412, 0.038269]
const large = [1.7339, 0.93202, -0.12745, -0.010368]

/**
 * Augmented Dickey-Fuller test with a constant; a small p speaks for a series that returns to a level. As many lags of
 * the differences as Akaike's criterion likes best, up to 12 (n / 100)^(1/4), judged on the same observations.
 *
 * @returns null under 12 values, or when nothing varies
 * Sources: Said & Dickey (1984), Biometrika 71, 599-607; MacKinnon (1994), J. Business & Economic Statistics 12, 167-176.
 */
export function unitRootTest(y: Float64Array): StationarityTest | null {
  const n = y.length
  if (n < 12 || y.every(x => x === y[0])) return null
  const most = Math.min(Math.floor(n / 2) - 2, Math.ceil(12 * (n / 100) ** 0.25))
  const lags = bestLags(y, most)
  const { rows, differences, level } = design(y, lags)
  const { t } = sequentialFit([...differences, level], rows)
  return Number.isFinite(t) ? { statistic: t, p: pOf(t), lags } : null
}

function bestLags(y: Float64Array, most: number): number {
  const { rows, differences, level } = design(y, most)
  const m = rows.length
  const { left } = sequentialFit([level, ...differences], rows)
  const criteria = left.slice(1).map((ssr, lags) => m * Math.log(ssr / m) + 2 * (lags + 2))
  return criteria.indexOf(Math.min(...criteria))
}

/** Differences to be explained, those before them by lag from 1, and the level before. */
function design(y: Float64Array, lags: number) {
  const steps = y.slice(1).map((x, i) => x - (y[i] ?? 0))
  const m = steps.length - lags
  return {
    rows: steps.slice(lags),
    differences: Array.from({ length: lags }, (_, k) => steps.slice(lags - k - 1, lags - k - 1 + m)),
    level: y.slice(lags, lags + m),
  }
}

function pOf(t: number): number {
  if (t > LARGEST) return 1
  if (t < SMALLEST) return 0
  const z = (t <= BETWEEN ? small : large).reduce((sum, c, power) => sum + c * t ** power, 0)
  return normalUpper(-z)
}
