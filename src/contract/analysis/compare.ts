import { z } from 'zod'
import { Scalar } from '../column.ts'
import { analysisFrame } from './frame.ts'

export const CompareTest = z.enum([
  ...(['t', 'welch', 'pairedT', 'anova', 'welchAnova', 'mannWhitney', 'wilcoxon', 'kruskalWallis'] as const),
  ...(['chiSquare', 'fisher'] as const),
])
export type CompareTest = z.infer<typeof CompareTest>

/**
 * Whether groups differ: a column of numbers between the groups of another (`group`), two columns of numbers row by row
 * (`pair`), or a column of groups between the groups of another. `auto` chooses the test and says why.
 */
export const CompareRequest = z.object({
  type: z.literal('compare'),
  value: z.string(),
  group: z.string().nullable().default(null),
  pair: z.string().nullable().default(null).meta({ description: 'A second column of numbers, compared row by row.' }),
  levels: z.array(Scalar).min(2).max(50).nullable().default(null).meta({ description: 'Only these groups.' }),
  test: z.enum(['auto', ...CompareTest.options]).default('auto'),
  confidence: z.number().min(0.5).max(0.9999).default(0.95),
})
export type CompareRequest = z.output<typeof CompareRequest>

const ComparedGroup = z.object({
  level: Scalar,
  n: z.int(),
  mean: z.number().nullable(),
  sd: z.number().nullable(),
  median: z.number().nullable(),
  /** Confidence interval of the mean. */
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Shapiro and Wilk's test of at most 5,000 of its values. */
  shapiroWilk: z.object({ statistic: z.number(), p: z.number() }).nullable(),
})
export type ComparedGroup = z.infer<typeof ComparedGroup>

const Effect = z.object({
  measure: z.enum(['cohenD', 'hedgesG', 'eta2', 'omega2', 'epsilon2', 'rankBiserial', 'cramersV', 'oddsRatio']),
  value: z.number(),
})
export type Effect = z.infer<typeof Effect>

const PostHocPair = z.object({
  first: Scalar,
  second: Scalar,
  /** First less second: of means, or of mean ranks. */
  difference: z.number(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  /** Corrected for the number of pairs. */
  p: z.number(),
})
export type PostHocPair = z.infer<typeof PostHocPair>

export const CompareResult = z.object({
  test: CompareTest,
  statistic: z.number().nullable(),
  df: z.number().nullable(),
  df2: z.number().nullable(),
  p: z.number().nullable(),
  /** Of two groups: first less second, of means, with its interval. */
  difference: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  effects: z.array(Effect),
  groups: z.array(ComparedGroup),
  /** Brown and Forsythe's test whether the groups spread alike. */
  spread: z.object({ statistic: z.number(), p: z.number() }).nullable(),
  postHoc: z.object({ method: z.enum(['tukey', 'gamesHowell', 'dunn']), pairs: z.array(PostHocPair) }).nullable(),
  /** Of two columns of groups: one list of counts for each value of the first. */
  counts: z.object({ rows: z.array(Scalar), columns: z.array(Scalar), cells: z.array(z.array(z.int())) }).nullable(),
})
export type CompareResult = z.infer<typeof CompareResult>

export const CompareAnswer = z.object({ type: z.literal('compare'), ...analysisFrame, result: CompareResult })
export type CompareAnswer = z.infer<typeof CompareAnswer>
