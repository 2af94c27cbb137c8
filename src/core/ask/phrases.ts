import type { Act } from './act.ts'
import { conditionPhrases } from './phrases/conditionPhrases.ts'
import { figurePhrases } from './phrases/figurePhrases.ts'
import { groupPhrases } from './phrases/groupPhrases.ts'
import { shapePhrases } from './phrases/shapePhrases.ts'
import { fillers, verbs } from './phrases/spoken.ts'

interface Phrase {
  words: readonly string[]
  act: Act
}

const acts = [...figurePhrases, ...groupPhrases, ...shapePhrases, ...conditionPhrases]
const byFirst = new Map<string, Phrase[]>()
for (const [act, written] of acts)
  for (const phrase of written.split('|')) {
    const words = phrase.replaceAll(/[’']/g, '').split(' ')
    const [first = ''] = words
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, act }])
  }

/** The phrases that begin at a word, the longest first. */
export function phrasesAt(words: readonly string[], i: number): Phrase[] {
  const known = byFirst.get(words[i] ?? '') ?? []
  return known
    .filter(phrase => phrase.words.every((word, k) => words[i + k] === word))
    .sort((a, b) => b.words.length - a.words.length)
}

/** Every word that phrases are made of. */
export const phraseWords: ReadonlySet<string> = new Set(acts.flatMap(([, written]) => written.split(/[| ]/)))

export const isFiller = (word: string): boolean => fillers.has(word)
export const isVerb = (word: string): boolean => verbs.has(word)

/** Words that questions are made of: never a slip of something else. */
export const isSpoken = (word: string): boolean => fillers.has(word) || verbs.has(word) || byFirst.has(word)
