import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { SeasonSaid, SeriesSaid, seasonAsked, seriesAsked } from './series.ts'

/** Whether a series rises or falls, and by how much a period. */
export const TrendRequest = z.object({ type: z.literal('trend'), ...seriesAsked, ...seasonAsked })
export type TrendRequest = z.output<typeof TrendRequest>

const Interval = z.object({ slope: z.number(), low: z.number(), high: z.number(), intercept: z.number() })

export const TrendAnswer = z.object({
  type: z.literal('trend'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    direction: z.enum(['rising', 'falling', 'none']),
    /** Of Mann and Kendall; z and p are corrected for values that hang together by `inflation` of the variance. */
    mannKendall: z.object({
      S: z.number(),
      variance: z.number(),
      tau: z.number(),
      z: z.number(),
      p: z.number(),
      inflation: z.number(),
    }),
    /** The median slope a period, with its 95 % interval; the intercept is the value at the first period. */
    sen: Interval,
    /** The least squares line, with the 95 % interval of its slope. */
    line: Interval.extend({
      slopeError: z.number(),
      interceptError: z.number(),
      t: z.number(),
      df: z.number(),
      p: z.number(),
      r2: z.number(),
    }).nullable(),
  }),
})
export type TrendAnswer = z.infer<typeof TrendAnswer>
