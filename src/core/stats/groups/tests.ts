import { fisherUpper } from '../special/fisher.ts'
import { studentTwoSided } from '../special/student.ts'
import { all, type Moments, variance } from './moments.ts'

export interface Compared {
  /** Two-sided. */
  p: number
  /** Difference of the means in units of the pooled standard deviation (Cohen's d). */
  d: number
}

/** Two means, of unequal variances (Welch 1947, Biometrika 34, 28-35). Null when one has under two values or nothing varies. */
export function welch(a: Moments, b: Moments): Compared | null {
  if (a.n < 2 || b.n < 2) return null
  const [va, vb] = [variance(a) / a.n, variance(b) / b.n]
  const pooled = (a.m2 + b.m2) / (a.n + b.n - 2)
  if (!(va + vb > 0) || !(pooled > 0)) return null
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const t = (a.mean - b.mean) / Math.sqrt(va + vb)
  return { p: studentTwoSided(t, df), d: (a.mean - b.mean) / Math.sqrt(pooled) }
}

/** Several means: one-way analysis of variance (Fisher 1925). eta2 is the share of the squares between the groups. */
export function anova(groups: readonly Moments[]): { p: number; eta2: number } | null {
  const known = groups.filter(({ n }) => n > 0)
  const whole = all(known)
  const within = known.reduce((sum, { m2 }) => sum + m2, 0)
  const between = whole.m2 - within
  const [df1, df2] = [known.length - 1, whole.n - known.length]
  if (df1 < 1 || df2 < 1 || !(within > 0)) return null
  const f = Math.max(0, between) / df1 / (within / df2)
  return { p: fisherUpper(f, { df1, df2 }), eta2: Math.max(0, between) / whole.m2 }
}

/** Whether two columns move together, by r over n rows. Null for under four rows. */
export function correlated(r: number, n: number): number | null {
  if (n < 4) return null
  const left = Math.max(1e-300, 1 - r * r)
  return studentTwoSided(r * Math.sqrt((n - 2) / left), n - 2)
}

export interface Line {
  slope: number
  intercept: number
  /** Share of the (weighted) squares that the line explains. */
  r2: number
  p: number
  /** What each point lies off the line. */
  residuals: number[]
}

/**
 * A straight line through points along time, weighted. Residuals that hang together count for fewer points: n is cut by
 * their first autocorrelation (Bayley & Hammersley 1946, Suppl. J. R. Stat. Soc. 8, 184-197).
 */
export function lineThrough(ys: readonly number[], weights: readonly number[] = ys.map(() => 1)): Line | null {
  const n = ys.length
  const total = weights.reduce((sum, w) => sum + w, 0)
  if (n < 4 || !(total > 0)) return null
  const mean = (values: readonly number[]) => values.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0) / total
  const xs = ys.map((_, i) => i)
  const [mx, my] = [mean(xs), mean(ys)]
  const sxx = mean(xs.map(x => (x - mx) ** 2)) * total
  const sxy = mean(xs.map((x, i) => (x - mx) * ((ys[i] ?? 0) - my))) * total
  const syy = mean(ys.map(y => (y - my) ** 2)) * total
  if (!(sxx > 0) || !(syy > 0)) return null
  const slope = sxy / sxx
  const intercept = my - slope * mx
  const residuals = ys.map((y, i) => y - intercept - slope * i)
  const r2 = Math.min(1, (slope * sxy) / syy)
  const points = effectiveSize(residuals)
  const df = Math.max(1, points - 2)
  const t = Math.sqrt(r2 / Math.max(1e-300, 1 - r2)) * Math.sqrt(df)
  return { slope, intercept, r2, p: studentTwoSided(t, df), residuals }
}

/** How many points that hang together are worth. */
export function effectiveSize(residuals: readonly number[]): number {
  const n = residuals.length
  const squares = residuals.reduce((sum, e) => sum + e * e, 0)
  const lagged = residuals.slice(1).reduce((sum, e, i) => sum + e * (residuals[i] ?? 0), 0)
  const r1 = squares > 0 ? Math.max(0, Math.min(0.99, lagged / squares)) : 0
  return (n * (1 - r1)) / (1 + r1)
}
