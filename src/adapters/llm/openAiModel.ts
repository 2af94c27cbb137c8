import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { generateText, jsonSchema, NoObjectGeneratedError, NoOutputGeneratedError, Output } from 'ai'
import type { LanguageModel, ModelAnswer, ModelRequest } from '../../ports/languageModel.ts'

export interface ModelSettings {
  url: string
  apiKey?: string | undefined
  model: string
  timeoutMs: number
  tokensPerDay: number
}

/** A plan is short: a longer answer is none. */
const ANSWER_TOKENS = 1500

/** A model behind an endpoint that speaks as OpenAI's does. Asked once more when it is busy; never longer than the time given. */
export function openAiModel({ url, apiKey, model, timeoutMs, tokensPerDay }: ModelSettings): LanguageModel {
  const provider = createOpenAICompatible({
    name: 'language-model',
    baseURL: url,
    supportsStructuredOutputs: true,
    ...(apiKey !== undefined && { apiKey }),
  })
  return {
    tokensPerDay,
    answer: async ({ instructions, data, schema, signal }: ModelRequest): Promise<ModelAnswer> => {
      try {
        const { output, totalUsage } = await generateText({
          model: provider(model),
          system: instructions,
          prompt: JSON.stringify(data),
          output: Output.object({ schema: jsonSchema(schema) }),
          maxOutputTokens: ANSWER_TOKENS,
          maxRetries: 1,
          temperature: 0,
          abortSignal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        })
        return { value: output, tokens: totalUsage.totalTokens ?? guessed(instructions, data) }
      } catch (fault) {
        // Junk was paid for, too.
        if (NoObjectGeneratedError.isInstance(fault))
          return { value: null, tokens: fault.usage?.totalTokens ?? guessed(instructions, data) }
        if (NoOutputGeneratedError.isInstance(fault)) return { value: null, tokens: guessed(instructions, data) }
        throw fault
      }
    },
  }
}

/** Of an endpoint that does not say: about four letters a token. */
function guessed(instructions: string, data: unknown): number {
  return Math.ceil((instructions.length + JSON.stringify(data).length) / 4)
}
