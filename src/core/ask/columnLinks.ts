import type { Column } from '../../contract/column.ts'
import { isTotal } from '../chart/rank.ts'
import { nameWords } from '../column/nameWords.ts'
import { isSpoken } from './phrases.ts'
import { abbreviations, synonymScore } from './synonyms.ts'
import { plain, singular, stemOf, type Token } from './token.ts'

/** A column that some words may mean. `isShared`: they name only what several columns have in common. */
export interface ColumnOption {
  column: Column
  score: number
  isShared: boolean
}

export interface ColumnLink {
  length: number
  options: ColumnOption[]
}

/** Finds the columns that the words from a place on may mean, one answer a length. */
export type ColumnLinker = (tokens: readonly Token[], i: number) => ColumnLink[]

/** Scores of a match: words as they are, of another form, by abbreviation, in part; misspelt. */
const SCORE = { form: 0.98, stem: 0.93, short: 0.92, joined: 0.95, part: 0.84, total: 0.86, shared: 0.6, typo: 0.8 }
const MOST_WORDS = 5
const units = new Set(['mm', 'cm', 'm', 'km', 'kg', 'g', 'lb', 'usd', 'eur', 'pct', 'percent', 'in', 'id'])
const computing = new Set(
  'per total average mean number count year day month no first last max min other others rest'.split(' '),
)
const joints = new Set(['of', 'the', 'in'])

interface Named {
  column: Column
  /** Ways to say its name; the first is its own words. */
  variants: { words: string[]; score: number; alias?: readonly string[] }[]
}

export function columnLinker(columns: readonly Column[]): ColumnLinker {
  const named = columns.map(namedOf)
  const owners = new Map<string, number>()
  for (const { variants } of named)
    for (const word of new Set((variants[0]?.words ?? []).map(stemOf))) owners.set(word, (owners.get(word) ?? 0) + 1)
  const scored = (asked: readonly Token[], isTurned: boolean) => optionsOf(asked, named, { owners, isTurned })
  return (tokens, i) => {
    const links: ColumnLink[] = []
    for (let length = 1; length <= MOST_WORDS && i + length <= tokens.length; length++) {
      const span = tokens.slice(i, i + length)
      if (!isSpan(span) || isQuestionWord(span, tokens[i - 1])) continue
      const isTurned = span.some(({ word }) => word === 'of')
      const options = scored(
        span.filter(token => !joints.has(token.word)),
        isTurned,
      )
      if (options.length > 0) links.push({ length, options })
    }
    return links
  }
}

/** "who paid": it asks, even where a column is called so; "by who" names the column. */
function isQuestionWord(span: readonly Token[], before: Token | undefined): boolean {
  const asks =
    span.length === 1 && ['who', 'what', 'which', 'when', 'where', 'how', 'why'].includes(span[0]?.word ?? '')
  return asks && !['by', 'per', 'each', 'of'].includes(before?.word ?? '')
}

/** The words that columns are called by. */
export function wordsOfColumns(columns: readonly Column[]): string[] {
  return columns.flatMap(column => namedOf(column).variants.flatMap(({ words }) => words))
}

/** Joints stand between words, never at the ends. */
function isSpan(span: readonly Token[]): boolean {
  const ends = [span[0], span.at(-1)]
  // "number of orders" counts; it is no order number.
  if (span.length > 2 && span[1]?.word === 'of' && ['number', 'count', 'no'].includes(span[0]?.word ?? '')) return false
  return ends.every(token => token && !joints.has(token.word)) && span.every(token => /^[\p{L}\p{N}]/u.test(token.text))
}

function namedOf(column: Column): Named {
  const all = nameWords(plain(column.name) === column.name.toLowerCase() ? column.name : plain(column.name))
  const trimmed = all.length > 1 ? all.filter((word, i) => i === 0 || !units.has(word)) : all
  const variants: Named['variants'] = [{ words: trimmed, score: 1 }]
  for (const [k, word] of trimmed.entries())
    for (const alias of abbreviations[word] ?? [])
      variants.push({
        words: [...trimmed.slice(0, k), ...alias.split(' '), ...trimmed.slice(k + 1)],
        score: SCORE.short,
        alias: alias.split(' '),
      })
  return { column, variants }
}

interface Matching {
  /** How many columns have a word in their names. */
  owners: ReadonlyMap<string, number>
  /** Words may stand in another order: "length of the petals". */
  isTurned: boolean
}

function optionsOf(asked: readonly Token[], named: readonly Named[], matching: Matching): ColumnOption[] {
  const options = named.flatMap(({ column, variants }) => {
    const found = variants
      .map(({ words, alias = [] }) => (isSaid(asked, alias) ? match(asked, words, matching) : null))
      .map((one, k) => one && { ...one, score: one.score * (variants[k]?.score ?? 1) })
    const [best] = found.filter(one => one !== null).sort((a, b) => b.score - a.score)
    return best ? [{ column, score: best.score, isShared: best.isShared }] : []
  })
  return preferTotal(options).sort((a, b) => b.score - a.score)
}

/** Another name is said whole: "fuel" alone is no fuel economy. */
const isSaid = (asked: readonly Token[], alias: readonly string[]) =>
  alias.every(word => asked.some(token => wordScore(token, word) > 0))

interface Match {
  score: number
  isShared: boolean
}

function match(asked: readonly Token[], words: readonly string[], { owners, isTurned }: Matching): Match | null {
  if (asked.length > 1 && asked.map(({ word }) => word).join('') === words.join('') && asked.length !== words.length)
    return { score: SCORE.joined, isShared: false }
  if (asked.length > words.length || asked.length === 0) return null
  const found = wordsOf(asked, words, isTurned)
  if (!found) return null
  const score = found.reduce((sum, one) => sum + one.score, 0) / asked.length
  if (found.length === new Set(words).size) return { score, isShared: false }
  // "total" alone adds up; it is no total bill.
  if (asked.length === 1 && computing.has(asked[0]?.word ?? '')) return null
  const isShared = found.every(({ word }) => (owners.get(stemOf(word)) ?? 0) > 1)
  return { score: score * (isShared ? SCORE.shared : SCORE.part), isShared }
}

/** The word of a name that each asked word stands for, every one another; null when one has none. */
function wordsOf(asked: readonly Token[], words: readonly string[], isTurned: boolean) {
  const left = new Set(words)
  const found: { word: string; score: number }[] = []
  for (const token of asked) {
    const [best] = [...left].map(word => ({ word, score: wordScore(token, word) })).sort((a, b) => b.score - a.score)
    if (!best || best.score === 0) return null
    const before = found.at(-1)
    if (!isTurned && before && words.indexOf(best.word) < words.indexOf(before.word)) return null
    left.delete(best.word)
    found.push(best)
  }
  return found
}

function wordScore(token: Token, word: string): number {
  if (token.word === word) return 1
  const one = singular(word)
  if (singular(token.word) === one) return SCORE.form
  const synonym = Math.max(synonymScore(singular(token.word), one), synonymScore(token.word, word))
  if (synonym > 0) return synonym
  if (word.length > 5 && token.stem === stemOf(word)) return SCORE.stem
  return !isSpoken(token.word) && isTypo(token.word, word) ? SCORE.typo : 0
}

/** Of several columns that share the words, the one that is the total of the others is meant. */
function preferTotal(options: ColumnOption[]): ColumnOption[] {
  const shared = options.filter(({ isShared }) => isShared)
  const totals = shared.filter(({ column }) => isTotal(column))
  if (shared.length < 2 || totals.length !== 1) return options
  return options.map(option =>
    option === totals[0] ? { ...option, score: (option.score / SCORE.shared) * SCORE.total } : option,
  )
}

/** Whether two longer words differ by one letter that was left out, added, changed, or swapped with its neighbour. */
export function isTypo(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1 || a === b) return false
  if (a[0] !== b[0]) return false
  let i = 0
  while (i < a.length && a[i] === b[i]) i += 1
  let k = 0
  while (k < Math.min(a.length, b.length) - i && a.at(-1 - k) === b.at(-1 - k)) k += 1
  const [left, right] = [a.slice(i, a.length - k), b.slice(i, b.length - k)]
  // A plural is another form, not an error.
  if (k === 0 && left.length + right.length === 1 && (left === 's' || right === 's')) return false
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === [...right].reverse().join(''))
}
