import type { Message } from '../../contract/message.ts'
import { problems } from '../../contract/problem.ts'
import { english } from './english.ts'
import { fill } from './fill.ts'
import { usableLocale } from './locale.ts'

/** Before the code of a repair that was taken back. */
const UNDONE = 'undone:'

/** Puts a message into a language. Unknown codes are shown as they are rather than hidden. */
export function say(message: Message, locale: string): string {
  return sayIn(english, message, locale)
}

/** The same with templates of one's own. */
export function sayIn(templates: Readonly<Record<string, string>>, message: Message, locale: string): string {
  if (message.code.startsWith(UNDONE)) {
    const what = sayIn(templates, { ...message, code: message.code.slice(UNDONE.length) }, locale)
    return fill(templates['repair.undone'] ?? '', { what }, usableLocale(locale))
  }
  if (message.code === 'problem') return String(message.params.detail ?? titleOf(message.params.code))
  const template = templates[message.code]
  return template === undefined ? message.code : fill(template, message.params, usableLocale(locale))
}

function titleOf(code: unknown): string {
  return typeof code === 'string' && code in problems
    ? problems[code as keyof typeof problems].title
    : problems.internal.title
}
