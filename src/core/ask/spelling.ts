import { isTypo } from './columnLinks.ts'
import { singular, stemOf, type Token } from './token.ts'

/** Shorter words have too many neighbours. */
const SHORTEST = 5

/**
 * Words that nothing is known of, written as the one word that is a slip of the pen away; what has no such neighbour, or
 * two that differ, stays. `isKnown` tells the words that mean something already.
 */
export function spelt(
  tokens: readonly Token[],
  vocabulary: ReadonlySet<string>,
  isKnown: (i: number) => boolean,
): Token[] {
  return tokens.map((token, i) => {
    if (token.word.length < SHORTEST || token.number !== null || vocabulary.has(token.word) || isKnown(i)) return token
    const word = neighbour(token.word, vocabulary)
    return word === null ? token : { ...token, word, stem: stemOf(word) }
  })
}

/** A letter left out, doubled or swapped; another letter makes another word: summer is not summed, a monkey no money. */
function isSlip(word: string, known: string): boolean {
  if (!isTypo(word, known) || word.length < known.length) return isTypo(word, known)
  if (word.length > known.length)
    return [...word].some((letter, i) => letter === word[i - 1] && without(word, i) === known)
  return [...word].sort().join('') === [...known].sort().join('')
}

const without = (word: string, i: number) => word.slice(0, i) + word.slice(i + 1)

function neighbour(word: string, vocabulary: ReadonlySet<string>): string | null {
  const near = [...vocabulary].filter(known => isSlip(word, known) || isSlip(singular(word), known))
  const meant = new Set(near.map(stemOf))
  return meant.size === 1 ? (near[0] ?? null) : null
}
