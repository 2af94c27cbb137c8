import { z } from 'zod'
import { Message } from './message.ts'
import { Question } from './question.ts'

/** What a person chose of the options for a stretch of the text, or for what the whole leaves open (from 0 to 0). */
export const AskChoice = z.object({ start: z.int().min(0), end: z.int().min(0), option: z.string().max(300) })
export type AskChoice = z.infer<typeof AskChoice>

/** One thing that a stretch of a question may mean. */
export const AskOption = z.object({ id: z.string(), says: Message })
export type AskOption = z.infer<typeof AskOption>

/** A stretch of a question, from character `start` to before `end`, with what it was understood as. */
export const AskChip = z.object({
  start: z.int(),
  end: z.int(),
  text: z.string(),
  /** Null when nothing is known of it. */
  says: Message.nullable(),
  /** The option that stands; null when there is nothing to choose. */
  chosen: z.string().nullable(),
  /** What else it may mean, the likeliest first. */
  options: z.array(AskOption),
})
export type AskChip = z.infer<typeof AskChip>

/** What is asked back before anything is answered. */
export const AskedBack = z.object({
  start: z.int(),
  end: z.int(),
  asks: Message,
  options: z.array(AskOption).max(6),
})
export type AskedBack = z.infer<typeof AskedBack>

/** A question in words as columns on shelves; null while something must be asked back, or was not understood. */
export const Understood = z
  .object({
    question: Question.nullable(),
    /** Of a change that is to be explained: the same, broken down by other columns. */
    more: z.array(Question).max(5),
    chips: z.array(AskChip),
    confidence: z.number().min(0).max(1),
    ambiguities: z.array(AskedBack),
    /** Words that nothing is known of. */
    unknown: z.array(z.string()),
    /** Who read the question: the rules, or a language model whose plan was checked. */
    readBy: z.enum(['rules', 'model']),
    notes: z.array(Message),
  })
  .meta({ id: 'Understood' })
export type Understood = z.infer<typeof Understood>

/** What a chart shows, in words whose every number is one of its own. */
export const ChartSummary = z
  .object({ text: z.string(), saidBy: z.enum(['rules', 'model']), notes: z.array(Message) })
  .meta({ id: 'ChartSummary' })
export type ChartSummary = z.infer<typeof ChartSummary>
