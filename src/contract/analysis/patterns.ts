import { z } from 'zod'
import { Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

/** What is bought together: pairs of items in the same basket. */
export const BasketRequest = z.object({
  type: z.literal('basket'),
  basket: z.string().meta({ description: 'The column that says what belongs together, an order number for example.' }),
  item: z.string(),
  /** Pairs in fewer baskets are not looked at. */
  least: z.int().min(2).max(100_000).default(5),
})
export type BasketRequest = z.output<typeof BasketRequest>

export const BasketAnswer = z.object({
  type: z.literal('basket'),
  ...analysisFrame,
  result: z.object({
    baskets: z.int(),
    items: z.int(),
    /** Rules, the highest lift first: who takes `a` takes `b` in `confidence` of the cases, `lift` times as often as everybody. */
    pairs: z.array(
      z.object({
        a: Scalar,
        b: Scalar,
        baskets: z.int(),
        support: z.number(),
        confidence: z.number(),
        lift: z.number(),
        /** One-sided exact-like test by chi-square, corrected for all pairs. */
        q: z.number(),
      }),
    ),
  }),
})
export type BasketAnswer = z.infer<typeof BasketAnswer>

/** How many come from one stage to the next. */
export const FunnelRequest = z.object({
  type: z.literal('funnel'),
  stage: z.string().meta({ description: 'The column that says which stage a row is of.' }),
  /** Its values, in their order. */
  stages: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .min(2)
    .max(20),
  /** Who goes through the stages; null counts rows. */
  who: z.string().nullable().default(null),
})
export type FunnelRequest = z.output<typeof FunnelRequest>

export const FunnelAnswer = z.object({
  type: z.literal('funnel'),
  ...analysisFrame,
  result: z.object({
    stages: z.array(
      z.object({
        stage: z.string(),
        count: z.int(),
        /** Of the first stage, and of the stage before, 0..1. */
        ofFirst: z.number(),
        ofBefore: z.number(),
      }),
    ),
  }),
})
export type FunnelAnswer = z.infer<typeof FunnelAnswer>

/** Which columns tell most about a measure. */
export const DriversRequest = z.object({
  type: z.literal('drivers'),
  value: z.string(),
  /** Columns to look at; all that suit unless named. */
  among: z.array(z.string()).max(40).optional(),
})
export type DriversRequest = z.output<typeof DriversRequest>

export const DriversAnswer = z.object({
  type: z.literal('drivers'),
  ...analysisFrame,
  result: z.object({
    drivers: z.array(
      z.object({
        column: z.string(),
        kind: z.enum(['group', 'number']),
        /** Share of the differences it explains by itself: eta squared (adjusted: omega squared) or r squared. */
        share: z.number(),
        p: z.number(),
        q: z.number(),
        n: z.int(),
      }),
    ),
  }),
})
export type DriversAnswer = z.infer<typeof DriversAnswer>

/** Values far from the others. */
export const OutliersRequest = z.object({
  type: z.literal('outliers'),
  value: z.string(),
  method: z.enum(['iqr', 'mad']).default('iqr'),
  /** How far: times the interquartile range beyond the quartiles (1.5), or usual distances from the median (3.5). */
  factor: z.number().min(0.5).max(20).optional(),
})
export type OutliersRequest = z.output<typeof OutliersRequest>

export const OutliersAnswer = z.object({
  type: z.literal('outliers'),
  ...analysisFrame,
  result: z.object({
    low: z.number(),
    high: z.number(),
    below: z.int(),
    above: z.int(),
    share: z.number(),
    /** Sum with and without them. */
    sum: z.number(),
    sumWithout: z.number(),
    mean: z.number(),
    meanWithout: z.number().nullable(),
  }),
})
export type OutliersAnswer = z.infer<typeof OutliersAnswer>
