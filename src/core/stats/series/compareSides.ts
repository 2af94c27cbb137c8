import { studentTwoSided } from '../special/student.ts'

/** Two runs of values compared. */
export interface Sides {
  before: number
  after: number
  difference: number
  d: number | null
  t: number | null
  df: number | null
  p: number | null
}

/** Welch's t (1947, Biometrika 34, 28-35) and Cohen's d of two runs; null where nothing varies or one has one value. */
export function compareSides(a: Float64Array, b: Float64Array): Sides {
  const [x, y] = [momentsOf(a), momentsOf(b)]
  const means = { before: x.mean, after: y.mean, difference: y.mean - x.mean }
  const [vx, vy] = [x.squares / (x.n - 1) / x.n, y.squares / (y.n - 1) / y.n]
  if (x.n < 2 || y.n < 2 || !(vx + vy > 0)) return { ...means, d: null, t: null, df: null, p: null }
  const t = means.difference / Math.sqrt(vx + vy)
  const df = (vx + vy) ** 2 / (vx ** 2 / (x.n - 1) + vy ** 2 / (y.n - 1))
  const pooled = Math.sqrt((x.squares + y.squares) / (x.n + y.n - 2))
  return { ...means, d: means.difference / pooled, t, df, p: studentTwoSided(t, df) }
}

function momentsOf(values: Float64Array): { n: number; mean: number; squares: number } {
  const n = values.length
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  return { n, mean, squares: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) }
}
