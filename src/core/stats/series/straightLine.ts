import { studentQuantile, studentTwoSided } from '../special/student.ts'

/** A least squares line along places, with the 95 % interval of its slope. */
export interface StraightLine {
  slope: number
  intercept: number
  slopeError: number
  interceptError: number
  r2: number
  t: number
  df: number
  p: number
  low: number
  high: number
}

/** Least squares around the means. Null under three values, or when the values never vary. */
export function straightLine(x: Float64Array, y: Float64Array): StraightLine | null {
  const n = y.length
  if (n < 3) return null
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / n
  const [mx, my] = [mean(x), mean(y)]
  let [sxx, sxy, syy] = [0, 0, 0]
  for (let i = 0; i < n; i++) {
    const [dx, dy] = [(x[i] ?? 0) - mx, (y[i] ?? 0) - my]
    sxx += dx * dx
    sxy += dx * dy
    syy += dy * dy
  }
  if (!(syy > 0) || !(sxx > 0)) return null
  const slope = sxy / sxx
  const intercept = my - slope * mx
  const left = y.reduce((sum, value, i) => sum + (value - my - slope * ((x[i] ?? 0) - mx)) ** 2, 0)
  const df = n - 2
  const slopeError = Math.sqrt(left / df / sxx)
  const interceptError = slopeError * Math.sqrt(sxx / n + mx * mx)
  const t = slope / slopeError
  const reach = studentQuantile(0.975, df) * slopeError
  return {
    ...{ slope, intercept, slopeError, interceptError, r2: 1 - left / syy },
    ...{ t: Math.min(Math.abs(t), Number.MAX_VALUE) * Math.sign(t), df, p: studentTwoSided(t, df) },
    ...{ low: slope - reach, high: slope + reach },
  }
}
