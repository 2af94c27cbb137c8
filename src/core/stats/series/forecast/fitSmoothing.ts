import { classical } from '../classical.ts'
import { nelderMead } from './nelderMead.ts'
import { type Run, type Shape, type Start, smooth } from './smoothing.ts'

export interface FittedSmoothing {
  shape: Shape
  start: Start
  run: Run
  /** How many numbers were fitted. */
  parameters: number
}

interface Fitting {
  /** Where an earlier fit to much of the same ended, as it was searched. */
  near?: readonly number[]
  most?: number
}

/** As it was searched: to begin another fit with. */
export interface Searched extends FittedSmoothing {
  searched: readonly number[]
}

/**
 * Exponential smoothing by maximum likelihood: how quickly its parts follow, the first level and slope; the first season
 * comes from a classical decomposition of the first seasons. Null when nothing finite is found.
 */
export function fitSmoothing(y: Float64Array, shape: Shape, { near, most = 600 }: Fitting = {}): Searched | null {
  const first = firstStates(y, shape)
  const decode = (x: readonly number[]) => startOf(x, shape, first)
  const cost = (x: readonly number[]) => smooth(y, shape, decode(x)).criterion
  const begin = near ?? beginOf(shape)
  const found = nelderMead(cost, { start: begin, step: near ? 0.3 : 1, most })
  const again = near ? found : nelderMead(cost, { start: found.x, step: 0.5, most: Math.ceil(most / 2) })
  if (!Number.isFinite(again.value)) return null
  const start = decode(again.x)
  return { shape, start, run: smooth(y, shape, start), parameters: again.x.length, searched: again.x }
}

interface FirstStates {
  level: number
  slope: number
  season: Float64Array
  /** What the first level may differ by. */
  scale: number
}

const ODDS = (p: number) => Math.log(p / (1 - p))
const share = (x: number) => 1 / (1 + Math.exp(-x))

/** alpha; level; then slope and beta, phi, gamma where there are such parts. */
function beginOf({ trend, season }: Shape): number[] {
  return [
    ...[ODDS(season === 'none' ? 0.5 : 0.3), 0],
    ...(trend === 'none' ? [] : [0, ODDS(0.1)]),
    ...(trend === 'damped' ? [ODDS(0.8)] : []),
    ...(season === 'none' ? [] : [ODDS(0.1)]),
  ]
}

function startOf(x: readonly number[], { trend, season }: Shape, first: FirstStates): Start {
  let next = 0
  const take = () => x[next++] ?? 0
  const alpha = 0.0001 + 0.9998 * share(take())
  const level = first.level + first.scale * take()
  const slope = trend === 'none' ? 0 : first.slope + 0.1 * first.scale * take()
  const beta = trend === 'none' ? 0 : alpha * (0.0001 + 0.9998 * share(take()))
  const phi = trend === 'damped' ? 0.8 + 0.18 * share(take()) : 1
  const gamma = season === 'none' ? 0 : (1 - alpha) * (0.0001 + 0.9998 * share(take()))
  return { alpha, beta, gamma, phi, level, slope, season: first.season }
}

/** Of the first seasons, at most five: their pattern, and a line through the first of what it leaves. */
function firstStates(y: Float64Array, { season: kind, period }: Shape): FirstStates {
  if (kind === 'none') return { ...lineThrough(y.slice(0, 10)), season: new Float64Array(1) }
  const isFactor = kind === 'multiplicative'
  const seasons = Math.max(2, Math.min(5, Math.floor(y.length / period)))
  const part = y.slice(0, seasons * period)
  const season = Float64Array.from(
    classical(part, period, isFactor ? 'multiplicative' : 'additive').season.slice(0, period),
  )
  const calm = part.map((x, i) => (isFactor ? x / (season[i % period] ?? 1) : x - (season[i % period] ?? 0)))
  return { ...lineThrough(calm.slice(0, Math.max(10, 2 * period))), season }
}

function lineThrough(y: Float64Array): Omit<FirstStates, 'season'> {
  const n = y.length
  const middle = (n - 1) / 2
  const mean = y.reduce((sum, x) => sum + x, 0) / n
  const slope = y.reduce((sum, x, i) => sum + (i - middle) * (x - mean), 0) / ((n * (n * n - 1)) / 12)
  const level = mean - slope * (middle + 1)
  const left = y.reduce((sum, x, i) => sum + (x - mean - slope * (i - middle)) ** 2, 0)
  const scale = Math.sqrt(left / Math.max(1, n - 2))
  return { level, slope, scale: scale > 0 ? scale : 1e-6 * (1 + Math.abs(mean)) }
}
