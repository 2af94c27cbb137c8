import type { TwofoldArray } from '../linear/twofold.ts'
import { rounded, twofold } from '../linear/twofold.ts'
import { combined, shifted } from '../linear/twofoldColumns.ts'
import { chiSquareUpper } from '../special/chiSquare.ts'
import type { Fit } from './fit.ts'
import { orthonormal } from './orthonormal.ts'
import { addOuter } from './outer.ts'

/** What single rows say of a fit. */
export interface Diagnostics {
  fitted: Float64Array
  residuals: Float64Array
  /** How far a row pulls the fit to itself, 0..1. */
  leverage: Float64Array
  /** Orthonormal columns of the design, row by row; with an intercept the first is constant. */
  Q: Float64Array
  k: number
}

/** Fitted values, residuals and leverages of the rows a fit was made of; `columns` as crossProducts centred them, the response last. */
export function diagnose(fit: Fit, columns: readonly TwofoldArray[]): Diagnostics {
  const { least, kept } = fit
  const used = kept.flatMap(i => columns[i] ?? [])
  const y = columns.at(-1) ?? { hi: new Float64Array(0), lo: new Float64Array(0) }
  const [mean, slopes] = least.hasIntercept
    ? [rounded(least.coefficients[0] ?? twofold(0)), least.coefficients.slice(1)]
    : [0, least.coefficients]
  const explained = combined(used, slopes, y.hi.length)
  const residuals = y.hi.map((value, i) => value - (explained.hi[i] ?? 0) + ((y.lo[i] ?? 0) - (explained.lo[i] ?? 0)))
  const Q = orthonormal(fit, columns)
  const k = least.coefficients.length
  const leverage = residuals.map((_, i) => squares(Q.subarray(i * k, (i + 1) * k)))
  return { fitted: shifted(explained, twofold(-mean)).hi, residuals, leverage, Q, k }
}

function squares(row: Float64Array): number {
  let total = 0
  for (const x of row) total += x * x
  return total
}

/**
 * Cook's distance of each row: how far all fitted values move when it is left out, in the fit's own variance (Cook 1977,
 * Technometrics 19, 15-18).
 */
export function cookDistances(fit: Fit, { residuals, leverage, k }: Diagnostics): Float64Array {
  const variance = fit.residualSd ** 2
  return residuals.map((e, i) => {
    const h = leverage[i] ?? 0
    return (e * e * h) / (k * variance * (1 - h) ** 2)
  })
}

/** Residuals in standard deviations of their own (internally studentised). */
export function studentized(fit: Fit, { residuals, leverage }: Diagnostics): Float64Array {
  return residuals.map((e, i) => e / (fit.residualSd * Math.sqrt(Math.max(1e-300, 1 - (leverage[i] ?? 0)))))
}

export interface ChiTest {
  statistic: number
  df: number
  p: number
}

/**
 * Whether the scatter grows or shrinks with the fit: Breusch and Pagan's test in Koenker's studentised form, n times the
 * share of the squared residuals that the design explains (Koenker 1981, J. Econometrics 17, 107-112).
 */
export function breuschPagan(fit: Fit, { residuals, Q, k }: Diagnostics): ChiTest | null {
  const n = residuals.length
  if (!fit.least.hasIntercept || k < 2 || fit.isPerfect) return null
  const squared = residuals.map(e => e * e)
  const mean = squared.reduce((sum, e) => sum + e, 0) / n
  const around = squared.map(e => e - mean)
  const total = squares(around)
  if (!(total > 0)) return null
  let explained = 0
  for (let j = 1; j < k; j++) {
    let score = 0
    for (let i = 0; i < n; i++) score += (Q[i * k + j] ?? 0) * (around[i] ?? 0)
    explained += score * score
  }
  const statistic = Math.min(n, (n * explained) / total)
  return { statistic, df: k - 1, p: chiSquareUpper(statistic, k - 1) }
}

/** Near 2 when neighbouring residuals have nothing to do with each other, towards 0 when they go together (Durbin & Watson 1950). */
export function durbinWatson({ residuals }: Diagnostics): number | null {
  let steps = 0
  for (let i = 1; i < residuals.length; i++) steps += ((residuals[i] ?? 0) - (residuals[i - 1] ?? 0)) ** 2
  const total = squares(residuals)
  return total > 0 ? steps / total : null
}

export type RobustKind = 'HC0' | 'HC1' | 'HC2' | 'HC3'

/**
 * The variance of the scores when every row has a variance of its own, which its squared residual estimates: a k x k
 * matrix M, so that S M S' is the covariance of the coefficients for the spread S (White 1980, Econometrica 48, 817-838;
 * MacKinnon & White 1985, J. Econometrics 29, 305-325).
 */
export function robustScores(fit: Fit, { residuals, leverage, Q, k }: Diagnostics, kind: RobustKind): number[][] {
  const M = Array.from({ length: k }, () => new Array<number>(k).fill(0))
  const small = kind === 'HC1' ? fit.n / fit.df : 1
  const exponent = { HC0: 0, HC1: 0, HC2: 1, HC3: 2 }[kind]
  for (let i = 0; i < residuals.length; i++) {
    const weight = (small * (residuals[i] ?? 0) ** 2) / (1 - (leverage[i] ?? 0)) ** exponent
    if (!Number.isFinite(weight)) continue
    addOuter(M, Q.subarray(i * k, (i + 1) * k), weight)
  }
  return M
}

/** v' M v. */
export function quadratic(M: readonly (readonly number[])[], v: readonly number[]): number {
  return M.reduce((total, row, a) => total + (v[a] ?? 0) * row.reduce((sum, m, b) => sum + m * (v[b] ?? 0), 0), 0)
}

/** Standard errors of the coefficients from the variance of the scores. */
export function robustErrors({ spread }: Fit, M: readonly (readonly number[])[]): number[] {
  return spread.map(row => Math.sqrt(Math.max(0, quadratic(M, row))))
}
