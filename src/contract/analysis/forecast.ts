import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { SeasonSaid, SeriesSaid, seasonAsked, seriesAsked } from './series.ts'

/** What comes next in a series, by the model that was off least on its past. */
export const ForecastRequest = z.object({
  type: z.literal('forecast'),
  ...seriesAsked,
  ...seasonAsked,
  horizon: z.int().min(1).max(500).nullable().default(null).meta({
    description: 'Periods to look ahead; null is a season, or a sixth of the series but at most 12.',
  }),
})
export type ForecastRequest = z.output<typeof ForecastRequest>

/** How to look ahead. */
export const ForecastModel = z.enum([
  ...['naive', 'seasonalNaive', 'drift', 'simple', 'holt', 'holtDamped', 'seasonal', 'holtWinters'],
  ...['holtWintersDamped', 'holtWintersFactor', 'holtWintersFactorDamped', 'stlSmoothing'],
] as const)
export type ForecastModel = z.infer<typeof ForecastModel>

const numbers = z.array(z.number())

export const ForecastAnswer = z.object({
  type: z.literal('forecast'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    model: ForecastModel,
    parameters: z.record(z.string(), z.number()),
    /** Start of each period to come, what is expected, and where 80 and 95 of 100 are expected to lie. */
    at: z.array(z.string()),
    mean: numbers,
    low80: numbers,
    high80: numbers,
    low95: numbers,
    high95: numbers,
    /** By how much the intervals were made wider than the model says, for the past went further off. */
    widened: z.number(),
    backTest: z.object({
      /** Periods known at each look ahead, and how far it went. */
      origins: z.array(z.int()),
      horizon: z.int(),
      models: z.array(
        z.object({
          model: ForecastModel,
          /** Mean absolute error over that of the naive forecast in the known part; the others as shares, 0..1. */
          mase: z.number(),
          smape: z.number().nullable(),
          mape: z.number().nullable(),
        }),
      ),
    }),
  }),
})
export type ForecastAnswer = z.infer<typeof ForecastAnswer>
