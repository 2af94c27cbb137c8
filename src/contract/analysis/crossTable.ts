import { z } from 'zod'
import { Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

/** How often the values of two columns occur together. */
export const CrossTableRequest = z.object({
  type: z.literal('crossTable'),
  rows: z.string(),
  columns: z.string(),
})
export type CrossTableRequest = z.output<typeof CrossTableRequest>

export const CrossTableAnswer = z.object({
  type: z.literal('crossTable'),
  ...analysisFrame,
  result: z.object({
    rows: z.array(Scalar),
    columns: z.array(Scalar),
    /** One list a row. */
    counts: z.array(z.array(z.int())),
    /** Pearson's test of independence; null where one of the columns has a single value. */
    chiSquare: z.object({ statistic: z.number(), df: z.int(), p: z.number() }).nullable(),
    /** Cramer's V, and with Bergsma's correction for its upward bias. */
    cramersV: z.number().nullable(),
    cramersVCorrected: z.number().nullable(),
  }),
})
export type CrossTableAnswer = z.infer<typeof CrossTableAnswer>
