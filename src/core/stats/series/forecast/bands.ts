import { normalQuantile } from '../../special/normal.ts'
import type { Band } from './model.ts'

/** Bands of a normal distribution whose variance is known at each step. */
export function normalBands(mean: Float64Array, variance: Float64Array, levels: readonly number[]): Band[] {
  return levels.map(level => {
    const z = normalQuantile((1 + level) / 2)
    const reach = variance.map(v => z * Math.sqrt(Math.max(0, v)))
    return { level, low: mean.map((x, h) => x - (reach[h] ?? 0)), high: mean.map((x, h) => x + (reach[h] ?? 0)) }
  })
}

/** Bands between quantiles of paths; `paths` are rows of as many steps. */
export function simulatedBands(paths: readonly Float64Array[], steps: number, levels: readonly number[]): Band[] {
  const columns = Array.from({ length: steps }, (_, h) => Float64Array.from(paths, path => path[h] ?? 0).sort())
  const at = (p: number) => Float64Array.from(columns, column => quantile(column, p))
  return levels.map(level => ({ level, low: at((1 - level) / 2), high: at((1 + level) / 2) }))
}

/** Linear between the neighbours (type 7). */
function quantile(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}
