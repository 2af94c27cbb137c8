import type { Message } from '../../contract/message.ts'
import { sayAnalysis } from '../../core/words/analysis/sayAnalysis.ts'
import { locale } from '../format.ts'

/** A message of an analysis in the person's language: its words come with the page. */
export function say(message: Message): string {
  return sayAnalysis(message, locale)
}
