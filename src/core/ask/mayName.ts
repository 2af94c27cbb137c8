import { isSpoken } from './phrases.ts'
import { namedValues } from './synonyms.ts'
import { plain, singular, type Token } from './token.ts'

/**
 * Whether a cell may be meant by words of a question, told without taking the cell apart: one of its words begins like a
 * word of the question, with at most one slip, or it goes by another name. Some that are not meant pass.
 */
export function mayName(tokens: readonly Token[]): (value: string) => boolean {
  const begins = new Set(tokens.filter(({ text }) => /^[\p{L}\p{N}]/u.test(text)).flatMap(beginningsOf))
  if (begins.size === 0) return () => false
  const pattern = new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${[...begins].join('|')})`, 'iu')
  return value => namedValues.has(value.toLowerCase()) || pattern.test(/^[ -~]*$/.test(value) ? value : plain(value))
}

/** Words of five letters may have a slip behind the first. */
function beginningsOf({ word, stem }: Token): string[] {
  // "by" and "the" are no slip of a name, and begin none.
  if (isSpoken(word)) return [`${word}(?![\\p{L}\\p{N}])`, ...(stem === word ? [] : [`${stem}(?![\\p{L}\\p{N}])`])]
  return [...new Set([word, stem, singular(word)])].map(one => {
    const [first = '', second = '', third = ''] = one
    return one.length < 5 ? one.slice(0, 3) : `${first}.?[${second}${third}]`
  })
}
