import { z } from 'zod'
import type { Understood } from '../../contract/ask.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Question } from '../../contract/question.ts'
import { type ProposedPlan, wishOfPlan } from '../../core/ask/checkedPlan.ts'
import { compose } from '../../core/ask/compose.ts'
import type { Subject } from '../../core/ask/subject.ts'
import type { Context } from '../../ports/context.ts'
import type { ModelRequest } from '../../ports/languageModel.ts'
import { spendTokens, tokensUsed } from '../access/modelBudget.ts'
import { instructions, planData, planSchema } from './proposedPlan.ts'

/** Sure enough to be shown, never as sure as what the rules read. */
const CONFIDENCE = 0.65

interface Asked {
  text: string
  subject: Subject
  /** What the rules made of it: the answer when the model has none that holds. */
  byRules: Understood
}

/**
 * What the rules could not read, as a language model proposes it: under a schema of this table's columns, held against
 * its columns, values and the numbers of the question, and composed as a person's question is. Otherwise what the rules
 * made of it, with why.
 */
export async function askModel(ctx: Context, { text, subject, byRules }: Asked): Promise<Understood> {
  const schema = planSchema(subject)
  const answer = await proposal(ctx, { instructions, data: planData(text, subject) }, schema)
  if ('note' in answer) return withNote(byRules, answer.note)
  const question = checked(answer.value, { text, subject })
  if (!question) return withNote(byRules, 'ask.note.modelRefused')
  return {
    ...byRules,
    question,
    more: [],
    confidence: CONFIDENCE,
    readBy: 'model',
    notes: [{ code: 'ask.note.model', params: {} }],
  }
}

function withNote(understood: Understood, code: string): Understood {
  return { ...understood, notes: [...understood.notes, { code, params: {} }] }
}

type Said<T> = { value: T } | { note: string }

/** An answer of the schema within the budget and in time, or why there is none. */
export async function proposal<T>(
  ctx: Context,
  request: Pick<ModelRequest, 'instructions' | 'data'>,
  schema: z.ZodType<T>,
): Promise<Said<T>> {
  const { languageModel: model, workspaceId, signal } = ctx
  if (!model) return { note: 'ask.note.modelSilent' }
  if ((await tokensUsed(ctx)) >= model.tokensPerDay) return { note: 'ask.note.modelSpent' }
  const asked = await model
    .answer({ ...request, workspaceId, signal, schema: z.toJSONSchema(schema) })
    .catch((fault: unknown) => {
      if (signal.aborted) throw new DomainError('cancelled', 'The question was given up.', { cause: fault })
      return null
    })
  if (!asked) return { note: 'ask.note.modelSilent' }
  await spendTokens(ctx, asked.tokens)
  const parsed = schema.safeParse(asked.value)
  return parsed.success ? { value: parsed.data } : { note: 'ask.note.modelRefused' }
}

function checked(plan: ProposedPlan, { text, subject }: Pick<Asked, 'text' | 'subject'>): Question | null {
  const wish = wishOfPlan(plan, subject, text)
  if (!wish) return null
  try {
    return compose(wish, subject)
  } catch (fault) {
    if (fault instanceof DomainError) return null
    throw fault
  }
}
