/** 5 % critical value of the level statistic (Kwiatkowski, Phillips, Schmidt and Shin 1992, table 1). */
export const KPSS_LEVEL_5 = 0.463

/**
 * KPSS statistic for stationarity around a level, with Bartlett's window over trunc(4 (n / 100)^(1/4)) lags, as
 * `tseries::kpss.test(x, "Level", lshort = TRUE)` of R computes it. Large values speak against a level.
 *
 * @returns null under ten values, or when they do not vary
 */
export function kpssLevel(values: readonly number[]): number | null {
  const n = values.length
  if (n < 10) return null
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  const e = values.map(x => x - mean)
  const lags = Math.trunc(4 * (n / 100) ** 0.25)
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

function dot(e: readonly number[], lag: number): number {
  let sum = 0
  for (let i = lag; i < e.length; i++) sum += (e[i] ?? 0) * (e[i - lag] ?? 0)
  return sum
}
