import type { StationarityTest } from './unitRoot.ts'

/** 5 % critical value of the level statistic (Kwiatkowski, Phillips, Schmidt and Shin 1992, table 1). */
export const KPSS_LEVEL_5 = 0.463
const critical = [0.347, KPSS_LEVEL_5, 0.574, 0.739]
const levels = [0.1, 0.05, 0.025, 0.01]

/**
 * KPSS statistic for stationarity around a level, with Bartlett's window over trunc(4 (n / 100)^(1/4)) lags, as
 * `tseries::kpss.test(x, "Level", lshort = TRUE)` of R computes it. Large values speak against a level.
 *
 * @returns null under ten values, or when they do not vary
 */
export function kpssLevel(values: ArrayLike<number>): number | null {
  return statisticOf(values, Math.trunc(4 * (values.length / 100) ** 0.25))
}

/**
 * The same with as many lags as the series itself asks for, and a p value from the table, which ends at 0.1 and 0.01.
 * Source: Hobijn, Franses & Ooms (2004), Statistica Neerlandica 58, 483-502.
 */
export function kpssTest(values: ArrayLike<number>): StationarityTest | null {
  const lags = lagsOf(values)
  const statistic = statisticOf(values, lags)
  return statistic === null ? null : { statistic, p: pOf(statistic), lags }
}

function statisticOf(values: ArrayLike<number>, lags: number): number | null {
  const n = values.length
  if (n < 10) return null
  const e = centred(values)
  let variance = dot(e, 0) / n
  for (let lag = 1; lag <= lags; lag++) variance += (2 / n) * (1 - lag / (lags + 1)) * dot(e, lag)
  if (!(variance > 0)) return null
  let cumulated = 0
  let squares = 0
  for (const x of e) {
    cumulated += x
    squares += cumulated * cumulated
  }
  return squares / (n * n * variance)
}

function lagsOf(values: ArrayLike<number>): number {
  const n = values.length
  const e = centred(values)
  let s0 = dot(e, 0) / n
  let s1 = 0
  for (let lag = 1; lag <= Math.trunc(n ** (2 / 9)); lag++) {
    const product = dot(e, lag) / (n / 2)
    s0 += product
    s1 += lag * product
  }
  const lags = Math.trunc(1.1447 * ((s1 / s0) ** 2) ** (1 / 3) * n ** (1 / 3))
  return Number.isFinite(lags) ? Math.min(lags, n - 1) : 0
}

/** Straight between the tabled points. */
function pOf(statistic: number): number {
  const i = critical.findIndex(value => statistic < value)
  if (i === 0) return 0.1
  if (i === -1) return 0.01
  const [low = 0, high = 1] = [critical[i - 1], critical[i]]
  const [above = 0, below = 0] = [levels[i - 1], levels[i]]
  return above + ((below - above) * (statistic - low)) / (high - low)
}

function centred(values: ArrayLike<number>): number[] {
  const x = Array.from(values)
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  return x.map(value => value - mean)
}

function dot(e: readonly number[], lag: number): number {
  let sum = 0
  for (let i = lag; i < e.length; i++) sum += (e[i] ?? 0) * (e[i - lag] ?? 0)
  return sum
}
