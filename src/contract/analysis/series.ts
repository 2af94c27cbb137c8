import { z } from 'zod'
import { TimeUnit } from '../plan.ts'

/** What every analysis of a measure along time asks for: one value a period. */
export const seriesAsked = {
  time: z.string().meta({ description: 'The column of dates, or of whole years.' }),
  value: z.string().nullable().default(null).meta({ description: 'The column that is measured; null counts rows.' }),
  aggregate: z.enum(['sum', 'mean', 'count']).nullable().default(null).meta({
    description: 'How the values of a period become one; null sums what adds up and averages the rest.',
  }),
  unit: TimeUnit.nullable().default(null).meta({
    description: 'How long a period is; null takes the shortest that is filled, with at most 750 periods.',
  }),
  gaps: z.enum(['none', 'linear', 'zero']).default('none').meta({
    description: 'What periods without a value become: nothing, a straight line between their neighbours, or zero.',
  }),
}

export type SeriesAsked = z.output<z.ZodObject<typeof seriesAsked>>

/** For methods that look for a season. */
export const seasonAsked = {
  season: z.int().min(1).max(2000).nullable().default(null).meta({
    description: 'Periods in a season; null looks for the calendar (7 days, 12 months, ...), 1 is none.',
  }),
}

/** The series that an answer is about. */
export const SeriesSaid = z.object({
  unit: TimeUnit,
  aggregate: z.enum(['sum', 'mean', 'count']),
  /** Periods with a value, those filled in among them. */
  periods: z.int(),
  /** Where the first and the last of them start. */
  first: z.string(),
  last: z.string(),
  /** Periods between them without a value (the first hundred), how many, and what became of them. */
  gaps: z.array(z.string()),
  gapCount: z.int(),
  filled: z.enum(['none', 'linear', 'zero']),
  /** Periods at the ends that the data only reach a part of. */
  incomplete: z.array(z.string()),
})
export type SeriesSaid = z.infer<typeof SeriesSaid>

/** A season that was found or asked for; null when there is none. */
export const SeasonSaid = z
  .object({
    /** Periods in it. */
    period: z.int(),
    /** Share of the movement around the trend that it explains, 0..1. */
    strength: z.number().nullable(),
    /** Correlation of what is left of the trend with itself one season before. */
    autocorrelation: z.number().nullable(),
    /** How likely so much agreement would be without a season. */
    p: z.number().nullable(),
    found: z.enum(['asked', 'calendar', 'peak']),
  })
  .nullable()
export type SeasonSaid = z.infer<typeof SeasonSaid>

/** A number a period, in the order of `at`. */
export const perPeriod = z.array(z.number().nullable())
