import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { perPeriod, SeasonSaid, SeriesSaid, seasonAsked, seriesAsked } from './series.ts'

/** A series taken apart: where it goes, what repeats itself, and the rest. */
export const DecomposeRequest = z.object({
  type: z.literal('decompose'),
  ...seriesAsked,
  ...seasonAsked,
  method: z.enum(['stl', 'robust', 'additive', 'multiplicative']).default('stl').meta({
    description: 'Loess (plain, or robust against outliers), or classical moving averages that add up or multiply.',
  }),
})
export type DecomposeRequest = z.output<typeof DecomposeRequest>

export const DecomposeAnswer = z.object({
  type: z.literal('decompose'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    /** Share of the movement that is left without the season which the trend explains, 0..1. */
    trendStrength: z.number().nullable(),
    seasonStrength: z.number().nullable(),
    /** Start of each period, and its parts: they add up to the value, or multiply to it. */
    at: z.array(z.string()),
    value: perPeriod,
    trend: perPeriod,
    seasonal: perPeriod,
    residual: perPeriod,
  }),
})
export type DecomposeAnswer = z.infer<typeof DecomposeAnswer>
