import { z } from 'zod'
import { ColumnType, Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

/** What single columns look like: where their values lie, how they spread and what shape they have. */
export const DescribeRequest = z.object({
  type: z.literal('describe'),
  columns: z.array(z.string()).min(1).max(50).nullable().default(null).meta({ description: 'null: the first 50.' }),
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
  trim: z
    .number()
    .min(0)
    .max(0.45)
    .default(0.1)
    .meta({ description: 'Share cut off at each end for the trimmed mean.' }),
})
export type DescribeRequest = z.output<typeof DescribeRequest>

const Tested = z.object({ statistic: z.number(), p: z.number() }).nullable()

const DescribedNumbers = z.object({
  column: z.string(),
  n: z.int(),
  nulls: z.int(),
  /** null where counting them would cost more than it tells: numbers of very long tables. */
  distinct: z.int().nullable(),
  sum: z.number().nullable(),
  mean: z.number().nullable(),
  /** Confidence interval of the mean by Student's distribution. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  standardError: z.number().nullable(),
  /** Sample figures (n - 1). */
  sd: z.number().nullable(),
  variance: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Type 7, linear. */
  quantiles: z.object({
    ...{
      p01: z.number().nullable(),
      p05: z.number().nullable(),
      p25: z.number().nullable(),
      p50: z.number().nullable(),
    },
    ...{ p75: z.number().nullable(), p95: z.number().nullable(), p99: z.number().nullable() },
  }),
  /** The commonest values, at most five, ascending, when one of them occurs twice; null among very many different ones. */
  modes: z.array(z.number()).nullable(),
  modeCount: z.int().nullable(),
  /** Median of the distances from the median. */
  mad: z.number().nullable(),
  trimmedMean: z.number().nullable(),
  /** Adjusted for the size of the sample: G1 and G2 (excess). */
  skewness: z.number().nullable(),
  kurtosis: z.number().nullable(),
  /** null for numbers on both sides of zero in very long tables. */
  zeros: z.int().nullable(),
  negatives: z.int().nullable(),
  /** Values beyond 1.5 interquartile ranges from the quartiles, and beyond three standard deviations from the mean. */
  outliers: z.int().nullable(),
  farFromMean: z.int().nullable(),
  normality: z.object({
    /** Values that Shapiro-Wilk and Anderson-Darling saw. */
    tested: z.int(),
    shapiroWilk: Tested,
    andersonDarling: Tested,
    dagostinoPearson: Tested,
    jarqueBera: Tested,
  }),
})
export type DescribedNumbers = z.infer<typeof DescribedNumbers>

const DescribedValues = z.object({
  column: z.string(),
  type: ColumnType,
  n: z.int(),
  nulls: z.int(),
  distinct: z.int(),
  /** The commonest value, the first of several, and how often it occurs. */
  top: Scalar,
  topCount: z.int(),
  min: Scalar,
  max: Scalar,
})
export type DescribedValues = z.infer<typeof DescribedValues>

export const DescribeAnswer = z.object({
  type: z.literal('describe'),
  ...analysisFrame,
  result: z.object({ numbers: z.array(DescribedNumbers), values: z.array(DescribedValues) }),
})
export type DescribeAnswer = z.infer<typeof DescribeAnswer>
