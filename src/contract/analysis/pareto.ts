import { z } from 'zod'
import { analysisFrame } from './frame.ts'

/** Few that make most: groups by what they bring, in classes A (to 80 %), B (to 95 %) and C. */
export const ParetoRequest = z.object({
  type: z.literal('pareto'),
  group: z.string().meta({ description: 'The column whose values are ranked.' }),
  value: z.string().nullable().default(null).meta({ description: 'The column that is added up; null counts rows.' }),
})
export type ParetoRequest = z.output<typeof ParetoRequest>

export const ParetoAnswer = z.object({
  type: z.literal('pareto'),
  ...analysisFrame,
  result: z.object({
    total: z.number(),
    /** How many groups there are, and how many of them make at least 80 % of the total. */
    groups: z.int(),
    leaders: z.int(),
    /** What the leaders make of the total, 0..1. */
    leadersShare: z.number(),
    /** What the largest fifth of the groups makes of the total, 0..1. */
    topFifthShare: z.number(),
    classes: z.array(
      z.object({ name: z.enum(['A', 'B', 'C']), groups: z.int(), value: z.number(), share: z.number() }),
    ),
  }),
})
export type ParetoAnswer = z.infer<typeof ParetoAnswer>
