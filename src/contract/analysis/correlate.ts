import { z } from 'zod'
import { analysisFrame } from './frame.ts'

/**
 * How columns hang together, pair by pair: two of numbers by the chosen correlation, one of numbers with one of groups
 * by the correlation ratio (eta), two of groups by Cramer's V.
 */
export const CorrelateRequest = z.object({
  type: z.literal('correlate'),
  columns: z.array(z.string()).min(2).max(40).nullable().default(null).meta({ description: 'null: the measures.' }),
  method: z.enum(['pearson', 'spearman', 'kendall']).default('pearson'),
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
})
export type CorrelateRequest = z.output<typeof CorrelateRequest>

const Correlation = z.object({
  first: z.string(),
  second: z.string(),
  measure: z.enum(['pearson', 'spearman', 'kendall', 'eta', 'cramersV']),
  /** Rows in which both have a value. */
  n: z.int(),
  /** null where one of the two does not vary. Cramer's V is bias-corrected. */
  value: z.number().nullable(),
  p: z.number().nullable(),
  /** p after Holm's correction, and after Benjamini and Hochberg's, over all pairs. */
  pHolm: z.number().nullable(),
  pFdr: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
})
export type Correlation = z.infer<typeof Correlation>

export const CorrelateAnswer = z.object({
  type: z.literal('correlate'),
  ...analysisFrame,
  result: z.object({ columns: z.array(z.string()), pairs: z.array(Correlation) }),
})
export type CorrelateAnswer = z.infer<typeof CorrelateAnswer>
