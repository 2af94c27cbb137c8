import { randomFrom } from '../../cluster/random.ts'
import { stl } from '../stl.ts'
import { normalBands, simulatedBands } from './bands.ts'
import { fitSmoothing, type Searched } from './fitSmoothing.ts'
import type { Fitted, Model, ModelName } from './model.ts'
import { projected, type Shape, varianceGrowth } from './smoothing.ts'

export const SEED = 42
const PATHS = 2000

/** The models worth trying on a series with a season of `period` values (1 is none), simple ones first. */
export function modelsFor(period: number, isPositive: boolean): Model[] {
  const shape = (trend: Shape['trend'], season: Shape['season']): Shape => ({
    trend,
    season,
    period: season === 'none' ? 1 : period,
  })
  const of = (name: ModelName, trend: Shape['trend'], season: Shape['season'] = 'none') =>
    smoothing(name, shape(trend, season))
  const plain = [drift, of('simple', 'none'), of('holt', 'additive'), of('holtDamped', 'damped')]
  if (period === 1) return [naive(1), ...plain]
  const factors = [
    of('holtWintersFactor', 'additive', 'multiplicative'),
    of('holtWintersFactorDamped', 'damped', 'multiplicative'),
  ]
  return [
    ...[naive(period), drift, of('holtDamped', 'damped')],
    of('seasonal', 'none', 'additive'),
    of('holtWinters', 'additive', 'additive'),
    of('holtWintersDamped', 'damped', 'additive'),
    ...(isPositive ? factors : []),
    stlSmoothing(period),
  ]
}

/** The value of one season (or one period) before. */
export function naive(period: number): Model {
  return {
    name: period === 1 ? 'naive' : 'seasonalNaive',
    fit(y) {
      const residual = y.slice(period).map((x, i) => x - (y[i] ?? 0))
      if (residual.length === 0) return null
      const variance = residual.reduce((sum, e) => sum + e * e, 0) / residual.length
      const last = y.slice(-period)
      const mean = (horizon: number) => Float64Array.from({ length: horizon }, (_, h) => last[h % period] ?? 0)
      return {
        ...{ residual, parameters: {}, mean },
        outlook(horizon, levels) {
          const growth = Float64Array.from({ length: horizon }, (_, h) => variance * (Math.floor(h / period) + 1))
          return { mean: mean(horizon), bands: normalBands(mean(horizon), growth, levels) }
        },
      }
    },
  }
}

/** On along the line from the first to the last value. Hyndman & Athanasopoulos (2021), Forecasting, sec. 5.2 and 5.5. */
const drift: Model = {
  name: 'drift',
  fit(y) {
    const n = y.length
    if (n < 3) return null
    const slope = ((y[n - 1] ?? 0) - (y[0] ?? 0)) / (n - 1)
    const residual = y.slice(1).map((x, i) => x - (y[i] ?? 0) - slope)
    const variance = residual.reduce((sum, e) => sum + e * e, 0) / (n - 2)
    const mean = (horizon: number) =>
      Float64Array.from({ length: horizon }, (_, h) => (y[n - 1] ?? 0) + (h + 1) * slope)
    return {
      ...{ residual, parameters: { slope }, mean },
      outlook(horizon, levels) {
        const growth = Float64Array.from({ length: horizon }, (_, h) => variance * (h + 1) * (1 + (h + 1) / (n - 1)))
        return { mean: mean(horizon), bands: normalBands(mean(horizon), growth, levels) }
      },
    }
  },
}

function smoothing(name: ModelName, shape: Shape): Model {
  return {
    name,
    fit(y, near) {
      if (y.length < Math.max(5, 2 * shape.period + 1)) return null
      const fit = fitSmoothing(y, shape, near ? { near, most: 250 } : {})
      return fit && fittedOf(fit)
    },
  }
}

function fittedOf({ shape, start, run, parameters, searched }: Searched): Fitted {
  const mean = (horizon: number) => projected(shape, start.phi, run, horizon)
  const n = run.errors.length
  const variance = run.errors.reduce((sum, e) => sum + e * e, 0) / Math.max(1, n - parameters)
  const { alpha, beta, gamma, phi } = start
  return {
    residual: run.errors,
    parameters: {
      alpha,
      ...(shape.trend === 'none' ? {} : { beta }),
      ...(shape.trend === 'damped' ? { phi } : {}),
      ...(shape.season === 'none' ? {} : { gamma }),
    },
    mean,
    outlook(horizon, levels) {
      if (shape.season === 'multiplicative') {
        const paths = pathsOf({ shape, start, run, parameters, searched }, horizon)
        return { mean: mean(horizon), bands: simulatedBands(paths, horizon, levels) }
      }
      const growth = varianceGrowth(shape, start, horizon).map(x => x * variance)
      return { mean: mean(horizon), bands: normalBands(mean(horizon), growth, levels) }
    },
    searched,
  }
}

/** What may come: relative errors are drawn again from those that were. */
function pathsOf({ shape, start, run, parameters }: Searched, horizon: number): Float64Array[] {
  const random = randomFrom(SEED)
  const n = run.errors.length
  const stretch = Math.sqrt(n / Math.max(1, n - parameters))
  const from = { ...start, level: run.level, slope: run.slope, season: run.season }
  return Array.from({ length: PATHS }, () => {
    const path = new Float64Array(horizon)
    const state = { ...from, season: from.season.slice() }
    const phi = shape.trend === 'none' ? 0 : state.phi
    for (let h = 0; h < horizon; h++) {
      const error = stretch * (run.errors[Math.floor(random() * n)] ?? 0)
      const place = h % shape.period
      const s = state.season[place] ?? 1
      const base = state.level + phi * state.slope
      path[h] = base * s * (1 + error)
      state.level = base * (1 + state.alpha * error)
      state.slope = phi * state.slope + state.beta * base * error
      state.season[place] = s * (1 + state.gamma * error)
    }
    return path
  })
}

/** The season as it was last, and a smoothing of what it leaves (the one that Akaike's criterion likes best). */
function stlSmoothing(period: number): Model {
  return {
    name: 'stlSmoothing',
    fit(y, near) {
      if (y.length < 2 * period + 1) return null
      const { season } = stl(y, { period, robust: false, seasonal: 13 })
      const calm = y.map((x, i) => x - (season[i] ?? 0))
      const fit = bestPlain(calm, near)
      if (!fit) return null
      const inner = fittedOf(fit)
      const last = season.slice(-period)
      const shifted = (values: Float64Array) => values.map((x, h) => x + (last[h % period] ?? 0))
      return {
        ...inner,
        mean: horizon => shifted(inner.mean(horizon)),
        outlook(horizon, levels) {
          const { mean, bands } = inner.outlook(horizon, levels)
          return {
            mean: shifted(mean),
            bands: bands.map(({ level, low, high }) => ({ level, low: shifted(low), high: shifted(high) })),
          }
        },
      }
    },
  }
}

/** The number of parameters tells which of them an earlier fit chose. */
function bestPlain(y: Float64Array, near?: readonly number[]): Searched | null {
  const shapes = (['none', 'additive', 'damped'] as const).map((trend): Shape => ({ trend, season: 'none', period: 1 }))
  const known = { 2: shapes[0], 4: shapes[1], 5: shapes[2] }[near?.length ?? 0]
  if (near && known) return fitSmoothing(y, known, { near, most: 250 })
  const fits = shapes.flatMap(shape => fitSmoothing(y, shape) ?? [])
  const [best] = fits.sort((a, b) => a.run.criterion + 2 * a.parameters - b.run.criterion - 2 * b.parameters)
  return best ?? null
}
