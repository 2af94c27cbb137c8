import { normalQuantile } from '../../special/normal.ts'
import type { Fitted, Model, ModelName } from './model.ts'

/** How far a model was off when it looked ahead from points of the past. */
export interface Score {
  model: ModelName
  /** Mean absolute error over that of the naive forecast within the known part (of one season, or one period). */
  mase: number
  /** Mean of 2 |error| / (|value| + |forecast|), and of |error| / |value|; null where a value is 0. */
  smape: number | null
  mape: number | null
}

export interface BackTest {
  /** How many periods were known at each look ahead, and how far it went. */
  origins: number[]
  horizon: number
  /** In the order of the models; those that could not look ahead each time are left out. */
  scores: Score[]
  /** By model: how much wider than said its errors were (root of the mean square of error over standard deviation). */
  width: ReadonlyMap<ModelName, number>
}

interface Asked {
  period: number
  horizon: number
}

const LOOKS = 5

/** Periods that a look ahead needs to know. */
export function knownAtLeast(n: number, period: number): number {
  return Math.max(2 * period + 3, 8, Math.ceil(n / 3))
}

/**
 * Looks ahead from up to five points of the past, each time with what was known by then alone.
 * Source: Tashman (2000), International J. of Forecasting 16, 437-450; of the scaled error Hyndman & Koehler (2006),
 * International J. of Forecasting 22, 679-688.
 */
export function backTest(
  y: Float64Array,
  models: readonly { model: Model; whole: Fitted }[],
  { period, horizon }: Asked,
): BackTest {
  const n = y.length
  const h = Math.max(1, Math.min(horizon, Math.floor((n - knownAtLeast(n, period)) / 2)))
  const step = Math.max(1, Math.ceil(h / 2))
  const origins = Array.from({ length: LOOKS }, (_, i) => n - h - i * step).filter(o => o >= knownAtLeast(n, period))
  const tried = models.flatMap(({ model, whole }) => {
    const looks = origins.map(origin => lookAhead(y, { origin, period, h, model, near: whole.searched }))
    const made = looks.filter(look => look !== null)
    return made.length === origins.length && made.length > 0 ? [{ model: model.name, steps: made.flat() }] : []
  })
  return {
    ...{ origins: origins.reverse(), horizon: h },
    scores: tried.map(({ model, steps }) => scoreOf(model, steps)),
    width: new Map(tried.map(({ model, steps }) => [model, widthOf(steps)])),
  }
}

interface Step {
  value: number
  forecast: number
  /** Standard deviation that the model said. */
  sd: number
  /** Mean absolute error of the naive forecast in the known part. */
  scale: number
}

interface Look {
  origin: number
  period: number
  h: number
  model: Model
  near: readonly number[] | undefined
}

function lookAhead(y: Float64Array, { origin, period, h, model, near }: Look): Step[] | null {
  const known = y.slice(0, origin)
  const fit = model.fit(known, near)
  if (!fit) return null
  const { mean, bands } = fit.outlook(h, [0.8])
  const steps = known.slice(period).map((x, i) => Math.abs(x - (known[i] ?? 0)))
  const scale = steps.reduce((sum, x) => sum + x, 0) / steps.length
  const z = 2 * normalQuantile(0.9)
  return Array.from(mean, (forecast, i) => {
    const sd = ((bands[0]?.high[i] ?? 0) - (bands[0]?.low[i] ?? 0)) / z
    return { value: y[origin + i] ?? 0, forecast, sd, scale }
  })
}

function scoreOf(model: ModelName, steps: readonly Step[]): Score {
  const mean = (of: (step: Step) => number) => steps.reduce((sum, step) => sum + of(step), 0) / steps.length
  const finite = (x: number) => (Number.isFinite(x) ? x : null)
  const off = ({ value, forecast }: Step) => Math.abs(value - forecast)
  return {
    model,
    mase: finite(mean(step => off(step) / step.scale)) ?? mean(off),
    smape: finite(mean(step => (2 * off(step)) / (Math.abs(step.value) + Math.abs(step.forecast)))),
    mape: finite(mean(step => off(step) / Math.abs(step.value))),
  }
}

function widthOf(steps: readonly Step[]): number {
  const squares = steps.map(({ value, forecast, sd }) => (sd > 0 ? ((value - forecast) / sd) ** 2 : 0))
  return Math.sqrt(squares.reduce((sum, x) => sum + x, 0) / squares.length)
}
