import { rounded, type TwofoldArray } from '../linear/twofold.ts'
import type { Fit } from './fit.ts'

/**
 * The columns of a fit made orthonormal, n x k row by row; with an intercept the first is constant. Coefficients are the
 * fit's spread times scores on these columns.
 *
 * @param columns  of the whole design, as crossProducts centred them
 */
export function orthonormal({ least, n, kept }: Fit, columns: readonly TwofoldArray[]): Float64Array {
  const k = least.coefficients.length
  const border = least.hasIntercept ? 1 : 0
  const Q = new Float64Array(n * k)
  const weights = least.spread.map(row => Float64Array.from(row, rounded))
  if (border === 1) for (let i = 0; i < n; i++) Q[i * k] = 1 / Math.sqrt(n)
  kept.forEach((place, from) => {
    const hi = columns[place]?.hi ?? new Float64Array(n)
    const row = weights[from + border] ?? new Float64Array(k)
    for (let j = from + border; j < k; j++) addTimes(Q, hi, { j, k, weight: row[j] ?? 0 })
  })
  return Q
}

function addTimes(Q: Float64Array, hi: Float64Array, { j, k, weight }: { j: number; k: number; weight: number }): void {
  for (let i = 0; i < hi.length; i++) Q[i * k + j] = (Q[i * k + j] ?? 0) + weight * (hi[i] ?? 0)
}
