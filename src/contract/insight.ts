import { z } from 'zod'
import { Verdict } from './automatic.ts'
import { Message } from './message.ts'
import { Question } from './question.ts'

export const InsightKind = z.enum([
  'group',
  'driver',
  'majority',
  'pareto',
  'trend',
  'step',
  'season',
  'outlier',
  'change',
  'correlation',
])
export type InsightKind = z.infer<typeof InsightKind>

/** A finding: what it says, the chart that shows it, and why it is held to be more than chance. */
export const Insight = z
  .object({
    /** The same finding has the same id in every version. */
    id: z.string(),
    kind: InsightKind,
    sentence: Message,
    /** What makes it up: which groups a change comes from, for example. */
    details: z.array(Message),
    /** Its chart. */
    question: Question,
    /** Ids of the columns it speaks of. */
    columns: z.array(z.string()),
    /** Rows behind it. */
    n: z.int(),
    /** The test and its p; null for a description that is not tested. `q` is p after Benjamini and Hochberg over all tests. */
    test: z.object({ name: Message, p: z.number(), q: z.number() }).nullable(),
    /** How large it is: Cohen's d, r, R2, eta2 or a share. */
    effect: z.object({ name: Message, value: z.number() }),
    /** Significance, size and reach together, 0..1; the order of the list. */
    score: z.number(),
    verdict: Verdict.nullable(),
  })
  .meta({ id: 'Insight' })
export type Insight = z.infer<typeof Insight>

/** Findings, most telling first, and how many tests they were picked from. */
export const Insights = z.object({
  items: z.array(Insight),
  versionId: z.string(),
  tests: z.int(),
  /** What was not looked at, and why. */
  warnings: z.array(Message),
})
export type Insights = z.infer<typeof Insights>
