import type { Message } from '../contract/message.ts'
import { say as sayIn } from '../core/words/say.ts'
import { locale } from './format.ts'

/** A message of the server in the person's language. */
export function say(message: Message): string {
  return sayIn(message, locale)
}
