import { z } from 'zod'
import { Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

/** How often each value of a column occurs. */
export const FrequenciesRequest = z.object({
  type: z.literal('frequencies'),
  column: z.string(),
  withMissing: z.boolean().default(false).meta({ description: 'Missing cells are counted as a value of their own.' }),
})
export type FrequenciesRequest = z.output<typeof FrequenciesRequest>

export const FrequenciesAnswer = z.object({
  type: z.literal('frequencies'),
  ...analysisFrame,
  result: z.object({
    distinct: z.int(),
    /** The commonest first, ties by the value; at most 1,000. */
    values: z.array(z.object({ value: Scalar, count: z.int(), share: z.number(), cumulative: z.number() })),
    truncated: z.boolean(),
  }),
})
export type FrequenciesAnswer = z.infer<typeof FrequenciesAnswer>
