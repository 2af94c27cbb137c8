import type { Message } from '../../../contract/message.ts'
import { sayIn } from '../say.ts'
import { analysisEnglish } from './analysisEnglish.ts'

/** Puts a message of an analysis, or any other, into a language. */
export function sayAnalysis(message: Message, locale: string): string {
  return sayIn(analysisEnglish, message, locale)
}
