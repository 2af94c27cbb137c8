import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { SeasonSaid, SeriesSaid, seriesAsked } from './series.ts'

/** How a series resembles itself some periods before: correlations by lag, its season, whether it keeps to a level. */
export const AutocorrelationRequest = z.object({
  type: z.literal('autocorrelation'),
  ...seriesAsked,
  lags: z.int().min(1).max(400).nullable().default(null).meta({
    description: 'How many periods back; null is two seasons, at least 24, where there are four times as many.',
  }),
})
export type AutocorrelationRequest = z.output<typeof AutocorrelationRequest>

const Stationarity = z.object({ statistic: z.number(), p: z.number(), lags: z.int() }).nullable()

export const AutocorrelationAnswer = z.object({
  type: z.literal('autocorrelation'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    /** Of lag 1, 2, ...: correlation with itself, and what of it shorter lags do not explain. */
    acf: z.array(z.number()),
    pacf: z.array(z.number()),
    /** Correlations within plus or minus this are what chance makes in 95 of 100 series without any. */
    bound: z.number(),
    ljungBox: z.object({ statistic: z.number(), df: z.int(), p: z.number() }),
    /** Dickey-Fuller: a small p speaks for a level that the series returns to. */
    adf: Stationarity,
    /** KPSS: a small p speaks against a level. Its p lies between 0.01 and 0.1 where it is told. */
    kpss: Stationarity,
  }),
})
export type AutocorrelationAnswer = z.infer<typeof AutocorrelationAnswer>
