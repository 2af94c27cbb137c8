import { type BackTest, backTest, knownAtLeast, type Score } from './backTest.ts'
import type { Band, ModelName, Outlook } from './model.ts'
import { modelsFor } from './models.ts'

export const LEVELS = [0.8, 0.95] as const

export interface Chosen extends Outlook {
  model: ModelName
  parameters: Readonly<Record<string, number>>
  residual: Float64Array
  test: BackTest
  score: Score
  /** Of repeating the last season, or the last value. */
  naive: Score
  /** By how much the bands were widened because the past went further off than the model says. */
  widened: number
}

interface Asked {
  period: number
  horizon: number
}

/** How many periods a forecast needs. */
export function neededFor(period: number): number {
  return knownAtLeast(0, period) + 4
}

const WIDEST = 4
/** Steps looked ahead, all looks together, below which no model is preferred. */
const FEWEST_STEPS = 6

/**
 * The model that was off least on the past (by MASE), the simplest of equals; repeating the last season when none did
 * clearly better. Bands as the model says, wider where its looks ahead on the past were further off.
 * @returns null when no model fits
 */
export function chooseForecast(y: Float64Array, { period, horizon }: Asked): Chosen | null {
  const models = modelsFor(
    period,
    y.every(x => x > 0),
  ).flatMap(model => {
    const whole = model.fit(y)
    return whole ? [{ model, whole }] : []
  })
  const test = backTest(y, models, { period, horizon })
  const [naive] = test.scores
  if (!naive) return null
  const score = bestOf(test, naive)
  const fitted = models.find(({ model }) => model.name === score.model)?.whole
  if (!fitted) return null
  const { mean, bands } = fitted.outlook(horizon, LEVELS)
  const widened = Math.min(WIDEST, Math.max(1, test.width.get(score.model) ?? 1))
  const { parameters, residual } = fitted
  return {
    ...{ model: score.model, parameters, residual, test, score, naive, widened },
    ...within(
      y,
      mean,
      bands.map(band => stretched(mean, band, widened)),
    ),
  }
}

/** Few looks ahead prove little: what replaces repetition must do better by a share that shrinks with them. */
function bestOf({ scores, origins, horizon }: BackTest, naive: Score): Score {
  const steps = origins.length * horizon
  if (steps < FEWEST_STEPS) return naive
  const best = scores.reduce((a, b) => (b.mase < a.mase * (1 - 1e-9) ? b : a))
  return best.mase < naive.mase * (1 - 0.5 / Math.sqrt(steps)) ? best : naive
}

function stretched(mean: Float64Array, { level, low, high }: Band, by: number): Band {
  const wider = (edge: Float64Array) => edge.map((x, h) => (mean[h] ?? 0) + by * (x - (mean[h] ?? 0)))
  return { level, low: wider(low), high: wider(high) }
}

/** What was never below zero is not forecast there. */
function within(y: Float64Array, mean: Float64Array, bands: readonly Band[]): Outlook {
  if (y.some(x => x < 0)) return { mean, bands }
  const above = (values: Float64Array) => values.map(x => Math.max(0, x))
  return {
    mean: above(mean),
    bands: bands.map(({ level, low, high }) => ({ level, low: above(low), high: above(high) })),
  }
}
