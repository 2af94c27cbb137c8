import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { SeasonSaid, SeriesSaid, seasonAsked, seriesAsked } from './series.ts'

/** Where the level of a series changes for longer. */
export const ChangePointsRequest = z.object({
  type: z.literal('changePoints'),
  ...seriesAsked,
  ...seasonAsked,
  fewest: z.int().min(2).max(1000).default(5).meta({ description: 'Periods between two changes at least.' }),
  strictness: z.number().min(1).max(20).default(3).meta({
    description: 'How much a change must explain: so many times log n variances of the noise.',
  }),
})
export type ChangePointsRequest = z.output<typeof ChangePointsRequest>

export const ChangePointsAnswer = z.object({
  type: z.literal('changePoints'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    /** One level, levels, one line, or levels on a line of that slope a period. */
    shape: z.enum(['level', 'steps', 'line', 'stepsOnLine']),
    slope: z.number(),
    /** How much of one period's noise the next remembers, 0..0.98. */
    memory: z.number(),
    changes: z.array(
      z.object({
        /** Start of the first period after the change, and its place from 0. */
        at: z.string(),
        place: z.int(),
        /** Means on both sides up to the neighbouring changes, without season and slope. */
        before: z.number(),
        after: z.number(),
        difference: z.number(),
        /** Cohen's d: the difference in standard deviations of one side. */
        d: z.number().nullable(),
        /** Welch's test of both sides; null where nothing varies. */
        t: z.number().nullable(),
        df: z.number().nullable(),
        p: z.number().nullable(),
      }),
    ),
  }),
})
export type ChangePointsAnswer = z.infer<typeof ChangePointsAnswer>
