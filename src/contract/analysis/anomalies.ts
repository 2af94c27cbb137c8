import { z } from 'zod'
import { analysisFrame } from './frame.ts'
import { perPeriod, SeasonSaid, SeriesSaid, seasonAsked, seriesAsked } from './series.ts'

/** Periods that are far from what trend and season let expect. */
export const AnomaliesRequest = z.object({
  type: z.literal('anomalies'),
  ...seriesAsked,
  ...seasonAsked,
  threshold: z.number().min(1).max(20).default(3.5).meta({
    description: 'How far is far, in robust standard deviations (1.4826 times the median absolute deviation).',
  }),
})
export type AnomaliesRequest = z.output<typeof AnomaliesRequest>

export const AnomaliesAnswer = z.object({
  type: z.literal('anomalies'),
  ...analysisFrame,
  result: z.object({
    series: SeriesSaid,
    season: SeasonSaid,
    /** Robust standard deviation of what trend and season leave; 0 when nothing is left. */
    scale: z.number(),
    at: z.array(z.string()),
    value: perPeriod,
    expected: perPeriod,
    low: perPeriod,
    high: perPeriod,
    anomalies: z.array(
      z.object({
        at: z.string(),
        place: z.int(),
        value: z.number(),
        expected: z.number(),
        low: z.number(),
        high: z.number(),
        /** Distance from what is expected, in robust standard deviations; null where nothing else deviates. */
        z: z.number().nullable(),
        /** Two-sided, as if the rest were normal; to be corrected for the number of periods. */
        p: z.number(),
      }),
    ),
  }),
})
export type AnomaliesAnswer = z.infer<typeof AnomaliesAnswer>
