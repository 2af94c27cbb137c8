import type { Column } from '../../contract/column.ts'
import { nameWords } from '../column/nameWords.ts'
import { isNumeric } from './subject.ts'
import type { Token } from './token.ts'

const leads = new Set('from in since before after until year of model vintage'.split(' '))

/** "cars from 82" where years are written with two digits: the year in full. */
export function withCenturies(tokens: readonly Token[], columns: readonly Column[]): Token[] {
  const years = columns.find(
    column =>
      isNumeric(column) &&
      nameWords(column.name).includes('year') &&
      Number(column.profile.max) < 100 &&
      Number(column.profile.min) > 20,
  )
  if (!years) return [...tokens]
  return tokens.map((token, i) => {
    const isLed = leads.has(tokens[i - 1]?.word ?? '') || isSecond(tokens, i)
    const isYear = /^\d\d$/.test(token.text) && isLed && isWithin(token.number ?? 0, years)
    return isYear
      ? { ...token, text: `19${token.text}`, word: `19${token.text}`, number: 1900 + (token.number ?? 0) }
      : token
  })
}

/** "from 70 to 75". */
const isSecond = (tokens: readonly Token[], i: number) =>
  ['to', 'until', 'till'].includes(tokens[i - 1]?.word ?? '') && leads.has(tokens[i - 3]?.word ?? '')

const isWithin = (year: number, { profile }: Column) =>
  year >= Number(profile.min) - 1 && year <= Number(profile.max) + 1
