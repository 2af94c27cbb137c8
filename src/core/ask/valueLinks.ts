import type { Column, Scalar } from '../../contract/column.ts'
import { isTypo } from './columnLinks.ts'
import { mayName } from './mayName.ts'
import { isSpoken } from './phrases.ts'
import { namesOfValue } from './synonyms.ts'
import { plain, singular, stemOf, type Token, wordsIn } from './token.ts'

/** A cell's value that some words may mean. */
export interface ValueOption {
  column: Column
  value: string | number | boolean
  score: number
  /** Several values have the words in them. */
  isPart?: boolean | undefined
}

export interface ValueLink {
  length: number
  options: ValueOption[]
}

interface Entry {
  column: Column
  value: string
  words: string[]
  score: number
  isPart?: boolean
}

const SCORE = { form: 0.97, stem: 0.9, name: 0.88, part: 0.8, common: 0.75, typo: 0.8 }
/** A part of a value that is shorter says too little. */
const PART = 3
/** A value of more words is a sentence: no single word of it stands for it. */
const NAME = 5

/** Values of the columns that hold names, by their words. */
export interface ValueLinker {
  at(tokens: readonly Token[], i: number): ValueLink[]
  /** A value of one column, however short; null when the column has none like it. */
  of(column: Column, token: Token): string | number | null
}

/** Finds the values that the words of one question may mean. */
export function valueLinker(
  columns: readonly Column[],
  values: ReadonlyMap<string, readonly Scalar[]>,
  tokens: readonly Token[],
): ValueLinker {
  const byFirst = new Map<string, Entry[]>()
  const isNear = mayName(tokens)
  for (const column of columns) {
    if (column.type !== 'text' || column.role === 'identifier') continue
    const all = values.get(column.id) ?? []
    const near = all.filter(value => typeof value === 'string').filter(isNear)
    for (const entry of entriesOf(column, near, all.length)) put(byFirst, entry)
  }
  const first = [...byFirst.keys()]
  return {
    at: (given, i) => linksAt(given, i, { byFirst, first }),
    of: (column, token) => shortValueOf(values.get(column.id) ?? [], column, token),
  }
}

function put(byFirst: Map<string, Entry[]>, entry: Entry): void {
  const key = stemOf(entry.words[0] ?? '')
  const known = byFirst.get(key)
  if (known) known.push(entry)
  else byFirst.set(key, [entry])
}

function entriesOf(column: Column, values: readonly string[], distinct: number): Entry[] {
  const split = values.map(value => ({ value, words: wordsIn(value) })).filter(({ words }) => words.join('').length > 1)
  const owners = new Map<string, number>()
  for (const { words } of split) for (const word of new Set(words)) owners.set(word, (owners.get(word) ?? 0) + 1)
  const common = [...owners].flatMap(([word, n]) =>
    n > 1 && n < distinct && word.length >= PART && !isSpoken(word) && !/^\d+$/.test(word)
      ? [{ column, value: word, words: [word], score: SCORE.common, isPart: true }]
      : [],
  )
  const whole = split.flatMap(({ value, words }) => [
    { column, value, words, score: 1 },
    ...namesOfValue(plain(value)).map(name => ({ column, value, words: name.split(' '), score: SCORE.name })),
    ...(words.length > 1 && words.length <= NAME
      ? words
          .filter(word => word.length >= PART && !isSpoken(word) && owners.get(word) === 1 && !/^\d+$/.test(word))
          .map(word => ({ column, value, words: [word], score: SCORE.part }))
      : []),
  ])
  return [...whole, ...common]
}

interface Index {
  byFirst: ReadonlyMap<string, Entry[]>
  first: readonly string[]
}

function linksAt(tokens: readonly Token[], i: number, { byFirst, first }: Index): ValueLink[] {
  const token = tokens[i]
  if (!token || !/^[\p{L}\p{N}]/u.test(token.text)) return []
  const exact = byFirst.get(token.stem) ?? byFirst.get(stemOf(token.word)) ?? []
  const entries =
    exact.length > 0
      ? exact
      : isSpoken(token.word)
        ? []
        : first.filter(word => isTypo(token.word, word)).flatMap(word => byFirst.get(word) ?? [])
  const byLength = new Map<number, ValueOption[]>()
  const joined = joinedAt(tokens, i, byFirst)
  if (joined.length > 0) byLength.set(2, joined)
  for (const entry of entries) {
    const found = matched(tokens, i, entry)
    if (found === null) continue
    // A part of a name in another form is another word.
    if (entry.words.length === 1 && entry.score <= SCORE.part && found.score < SCORE.form) continue
    const option = { column: entry.column, value: entry.value, score: found.score * entry.score, isPart: entry.isPart }
    byLength.set(found.length, [...(byLength.get(found.length) ?? []), option])
  }
  return [...byLength].map(([length, options]) => ({ length, options: best(options) }))
}

/** "hip hop" for HipHop. */
function joinedAt(tokens: readonly Token[], i: number, byFirst: Index['byFirst']): ValueOption[] {
  const [first, second] = tokens.slice(i, i + 2)
  if (!first || !second || first.word.length + second.word.length < 5) return []
  const word = `${first.word}${second.word}`
  const entries = byFirst.get(stemOf(word)) ?? []
  return entries.flatMap(({ column, value, words, score }) =>
    words.length === 1 && words[0] === word ? [{ column, value, score: score * SCORE.form }] : [],
  )
}

/** One option a column's value, the best first. */
function best(options: readonly ValueOption[]): ValueOption[] {
  const sorted = [...options].sort((a, b) => b.score - a.score)
  return sorted.filter(
    (one, k) => sorted.findIndex(other => other.column === one.column && other.value === one.value) === k,
  )
}

function matched(tokens: readonly Token[], i: number, { words }: Entry): { length: number; score: number } | null {
  let at = i
  let score = 1
  for (const [k, word] of words.entries()) {
    while (k > 0 && ['"', ',', '&'].includes(tokens[at]?.text ?? '')) at += 1
    const token = tokens[at]
    const likeness = token ? wordLikeness(token, word) : 0
    if (likeness === 0) return null
    score = Math.min(score, likeness)
    at += 1
  }
  return { length: at - i, score }
}

function wordLikeness(token: Token, word: string): number {
  if (token.word === word) return 1
  if (singular(token.word) === singular(word)) return SCORE.form
  if (token.stem === stemOf(word) && word.length > 4) return SCORE.stem
  return !isSpoken(token.word) && isTypo(token.word, word) ? SCORE.typo : 0
}

function shortValueOf(known: readonly Scalar[], column: Column, token: Token): string | number | null {
  if (column.type === 'text') {
    const found = known.find(value => typeof value === 'string' && plain(value) === token.word)
    return typeof found === 'string' ? found : null
  }
  return token.number !== null && known.includes(token.number) ? token.number : null
}
