import { z } from 'zod'
import { analysisFrame } from './frame.ts'

/** Customers by how lately, how often and for how much they bought. */
export const RfmRequest = z.object({
  type: z.literal('rfm'),
  customer: z.string().meta({ description: 'The column that names who bought.' }),
  time: z.string().meta({ description: 'The column of dates.' }),
  value: z
    .string()
    .nullable()
    .default(null)
    .meta({ description: 'The column of amounts; null counts purchases alone.' }),
})
export type RfmRequest = z.output<typeof RfmRequest>

export const RfmSegment = z.enum(['champions', 'loyal', 'promising', 'recent', 'slipping', 'atRisk', 'lost'])
export type RfmSegment = z.infer<typeof RfmSegment>

export const RfmAnswer = z.object({
  type: z.literal('rfm'),
  ...analysisFrame,
  result: z.object({
    customers: z.int(),
    /** Days are counted back from this one, the newest in the data. */
    newest: z.string(),
    segments: z.array(
      z.object({
        segment: RfmSegment,
        customers: z.int(),
        value: z.number(),
        /** Of all customers and of the whole value, 0..1. */
        share: z.number(),
        valueShare: z.number(),
        /** Means over its customers. */
        recencyDays: z.number(),
        purchases: z.number(),
      }),
    ),
  }),
})
export type RfmAnswer = z.infer<typeof RfmAnswer>

/** Who began together, and how many of them come back in the periods after. */
export const CohortRequest = z.object({
  type: z.literal('cohort'),
  customer: z.string(),
  time: z.string().meta({ description: 'The column of dates, or of whole years.' }),
  unit: z.enum(['week', 'month', 'quarter', 'year']).default('month'),
})
export type CohortRequest = z.output<typeof CohortRequest>

export const CohortAnswer = z.object({
  type: z.literal('cohort'),
  ...analysisFrame,
  result: z.object({
    cohorts: z.array(
      z.object({
        start: z.string(),
        size: z.int(),
        /** Of its members, those active so many periods later; null for periods the data do not reach. */
        active: z.array(z.int().nullable()),
      }),
    ),
    /** Over all cohorts that are old enough: the share that is active so many periods later. */
    retention: z.array(z.number().nullable()),
  }),
})
export type CohortAnswer = z.infer<typeof CohortAnswer>
