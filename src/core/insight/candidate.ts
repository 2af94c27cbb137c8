import type { InsightKind } from '../../contract/insight.ts'
import type { Message } from '../../contract/message.ts'
import type { QuestionInput } from '../../contract/question.ts'

/** Something that may be worth saying, before all tests are judged together. */
export interface Candidate {
  kind: InsightKind
  /** What it is about besides its columns: a value of a group, a period. */
  about: string
  /** Of findings that tell one thing in several ways only the best is told. */
  topic?: string
  sentence: Message
  details?: Message[]
  question: Omit<QuestionInput, 'source'>
  columns: string[]
  n: number
  /** Null: it describes, and was not tested. */
  test: { name: Message; p: number } | null
  effect: { name: Message; value: number }
  /** Whether the effect is large enough to matter. Tests of effects too small still count among the tests. */
  isLarge: boolean
  /** Size on one scale for all kinds, 0..1. */
  strength: number
  /** How much of the data it concerns, 0..1. */
  impact: number
}
