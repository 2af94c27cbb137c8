import { z } from 'zod'
import { Verdict } from './automatic.ts'
import { Message } from './message.ts'
import { Question } from './question.ts'

export const InsightKind = z.enum([
  'group',
  'driver',
  'majority',
  'pareto',
  'evenness',
  'outstanding',
  'trend',
  'step',
  'season',
  'outlier',
  'change',
  'correlation',
  'quality',
])
export type InsightKind = z.infer<typeof InsightKind>

/** What is looked at in one go; where time is over before it, the answer says so. */
export const InsightPart = z.enum(['quality', 'time', 'groups', 'pairs'])
export type InsightPart = z.infer<typeof InsightPart>

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
    /** Whether the version before did not have it. */
    isNew: z.boolean(),
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
  /** What the version before told, and tested again holds no longer. */
  gone: z.array(z.object({ id: z.string(), sentence: Message })),
  /** Number of the version whose findings these were held against; null: of none are any known. */
  comparedWith: z.int().nullable(),
  /** Of findings that are still being computed: how many parts are done. Null when the list is all there is. */
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
})
export type Insights = z.infer<typeof Insights>
