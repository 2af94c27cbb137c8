/**
 * Autocorrelations r(0..lags) around the mean, each divided by n (not by its number of pairs), so that they are those of
 * a possible process. Null where nothing varies.
 * Source: Box, Jenkins, Reinsel & Ljung (2015), Time Series Analysis, sec. 2.1.
 */
export function autocorrelations(y: Float64Array, lags: number): Float64Array | null {
  const n = y.length
  const mean = y.reduce((sum, x) => sum + x, 0) / n
  const e = y.map(x => x - mean)
  const variance = dot(e, 0)
  const scale = e.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
  if (!(variance > 0) || scale <= 1e-12 * Math.abs(mean)) return null
  return Float64Array.from({ length: Math.min(lags, n - 1) + 1 }, (_, lag) => dot(e, lag) / variance)
}

function dot(e: Float64Array, lag: number): number {
  let sum = 0
  for (let i = lag; i < e.length; i++) sum += (e[i] ?? 0) * (e[i - lag] ?? 0)
  return sum
}

/**
 * Partial autocorrelations of lag 0..lags from autocorrelations: the last coefficient of each Yule-Walker system.
 * Source: Durbin (1960), Review of the International Statistical Institute 28, 233-244 (Levinson's recursion).
 */
export function partialAutocorrelations(r: Float64Array): Float64Array {
  const lags = r.length - 1
  const partial = new Float64Array(lags + 1)
  partial[0] = 1
  let phi = new Float64Array(lags + 1)
  let open = 1
  for (let k = 1; k <= lags; k++) {
    let sum = r[k] ?? 0
    for (let j = 1; j < k; j++) sum -= (phi[j] ?? 0) * (r[k - j] ?? 0)
    const last = open > 1e-14 ? sum / open : 0
    const next = phi.slice()
    for (let j = 1; j < k; j++) next[j] = (phi[j] ?? 0) - last * (phi[k - j] ?? 0)
    next[k] = last
    partial[k] = last
    open *= 1 - last * last
    phi = next
  }
  return partial
}

/**
 * Ljung & Box' Q of the first `lags` autocorrelations: chi-square with as many degrees of freedom when there are none.
 * Source: Ljung & Box (1978), Biometrika 65, 297-303.
 */
export function ljungBox(r: Float64Array, n: number, lags: number): number {
  let sum = 0
  for (let k = 1; k <= lags; k++) sum += (r[k] ?? 0) ** 2 / (n - k)
  return n * (n + 2) * sum
}
