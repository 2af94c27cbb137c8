import type { TimeUnit } from '../../contract/plan.ts'
import type { ColumnLinker, ColumnOption } from './columnLinks.ts'
import { dateAt } from './dateSpan.ts'
import { type Act, isFiller, isVerb, phrasesAt } from './phrases.ts'
import type { Piece, Sense } from './piece.ts'
import { adjectives } from './synonyms.ts'
import { singular, type Token } from './token.ts'
import type { ValueLinker } from './valueLinks.ts'

/** What the words of a question are held against. */
export interface Links {
  columns: ColumnLinker
  values: ValueLinker
  isRow: (singularWord: string) => boolean
  /** What times the table has: dates, whole years only, or none. */
  times: 'dates' | 'years' | 'none'
}

interface Candidate {
  length: number
  weight: number
  sense: Sense
}

/** A word that nothing is known of must cost more than any other reading. */
const WEIGHT = { act: 1.05, phrase: 0.35, date: 1.3, column: 1.3, value: 1.25, rows: 1.15, number: 1, quality: 1.2 }

/** The parts of a question that together explain most of its words (dynamic programming over the words). */
export function segment(text: string, tokens: readonly Token[], links: Links): Piece[] {
  const words = tokens.map(({ word }) => word)
  const best: { weight: number; taken: Candidate | null }[] = []
  best[tokens.length] = { weight: 0, taken: null }
  for (let i = tokens.length - 1; i >= 0; i--) {
    const options = candidatesAt({ text, tokens, words }, i, links).map(taken => ({
      taken,
      weight: taken.weight + (best[i + taken.length]?.weight ?? 0),
    }))
    best[i] = options.reduce((a, b) => (b.weight > a.weight ? b : a))
  }
  const pieces: Piece[] = []
  for (let i = 0; i < tokens.length; ) {
    const taken = best[i]?.taken
    if (!taken) break
    pieces.push(pieceOf(text, tokens, i, taken))
    i += taken.length
  }
  return pieces
}

function pieceOf(text: string, tokens: readonly Token[], i: number, { length, sense }: Candidate): Piece {
  const span = tokens.slice(i, i + length)
  const [start, end] = [span[0]?.start ?? 0, span.at(-1)?.end ?? 0]
  return { ...sense, from: i, to: i + length, start, end, text: text.slice(start, end), tokens: span }
}

function phraseBonus(phrase: readonly string[], { act }: Act, i: number): number {
  if (act === 'sort') return phrase.length > 1 ? 2 * WEIGHT.phrase : i === 0 ? WEIGHT.phrase : 0
  return phrase.length > 1 ? WEIGHT.phrase : 0
}

interface Said {
  text: string
  tokens: readonly Token[]
  words: readonly string[]
}

function candidatesAt({ text, tokens, words }: Said, i: number, links: Links): Candidate[] {
  const date = timeAt(tokens, i, { text, links })
  const quality = qualityAt(words, i, links, tokens)
  return [
    ...phrasesAt(words, i)
      .filter(({ words: phrase }) => !isNamed(phrase, { tokens, i, links }))
      .map(({ words: phrase, act }) => ({
        length: phrase.length,
        weight: WEIGHT.act * phrase.length + phraseBonus(phrase, act, i),
        sense: { kind: 'act' as const, act },
      })),
    ...(date
      ? [{ length: date.length, weight: WEIGHT.date * date.length, sense: { kind: 'date' as const, span: date.span } }]
      : []),
    ...(quality ? [quality] : []),
    ...links.columns(tokens, i).map(({ length, options }) => ({
      length,
      weight: WEIGHT.column * length * (options[0]?.score ?? 0) ** 0.5,
      sense: { kind: 'column' as const, options },
    })),
    ...links.values.at(tokens, i).map(({ length, options }) => ({
      length,
      weight: WEIGHT.value * length * (options[0]?.score ?? 0) ** 0.5,
      sense: { kind: 'value' as const, options },
    })),
    wordAt(tokens[i], links),
  ]
}

/** "order by" where rows are orders, "amount of" where there is an amount: the word is the table's own. */
function isNamed(
  phrase: readonly string[],
  { tokens, i, links }: { tokens: readonly Token[]; i: number; links: Links },
) {
  const [first] = phrase
  if (first === 'order') return links.isRow('order')
  return (
    first === 'amount' &&
    links.columns(tokens.slice(i, i + 1), 0).some(({ options }) => (options[0]?.score ?? 0) >= 0.9)
  )
}

/** A time that the table may know: repeating parts of it only where there are dates. */
function timeAt(tokens: readonly Token[], i: number, { text, links }: { text: string; links: Links }) {
  const date = dateAt(tokens, i, text)
  if (!date || links.times === 'dates') return date
  return links.times === 'years' && date.span.kind !== 'part' ? date : null
}

/** Stretches of time that a question may ask for: "the best month". */
const periods: Readonly<Record<string, TimeUnit>> = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  day: 'day',
}

const money = new Set(['dollar', 'dollars', 'usd', 'euro', 'euros', 'eur', 'pound', 'pounds', 'bucks', 'cents'])
const measures = new Set(
  'mm cm km kg g gram grams kilogram kilograms millimeters millimetres centimeters lbs million millions thousand parsecs days years carats points percent times'.split(
    ' ',
  ),
)

/** A word by itself: a row, a number, a unit, a word without meaning, or one that nothing is known of. */
function wordAt(token: Token | undefined, links: Links): Candidate {
  const one = (weight: number, sense: Sense): Candidate => ({ length: 1, weight, sense })
  if (!token) return one(0, { kind: 'unknown' })
  if (links.isRow(singular(token.word))) return one(WEIGHT.rows, { kind: 'rows' })
  if (token.number !== null) return one(WEIGHT.number, { kind: 'number', number: token.number, isMoney: token.isMoney })
  const unit = links.times === 'dates' ? periods[singular(token.word)] : undefined
  if (unit) return one(0.4, { kind: 'act', act: { act: 'period', unit } })
  if (money.has(token.word)) return one(0.5, { kind: 'unit', isMoney: true })
  if (isVerb(token.word)) return one(0.35, { kind: 'verb' })
  if (isFiller(token.word) || !/[\p{L}\p{N}]/u.test(token.text)) return one(0.3, { kind: 'filler' })
  if (measures.has(token.word)) return one(0.3, { kind: 'unit', isMoney: false })
  return one(0, { kind: 'unknown' })
}

const turned = { asc: 'desc', desc: 'asc' } as const

/** "oldest", "more expensive", "least heavy": an adjective of a column that the table has. */
function qualityAt(words: readonly string[], i: number, links: Links, tokens: readonly Token[]): Candidate | null {
  const [word = '', next = ''] = words.slice(i, i + 2)
  const lead = ({ most: 'most', more: 'more', least: 'most', less: 'more' } as const)[word]
  const isFuel = lead !== undefined && next === 'fuel'
  const named = isFuel ? (words[i + 2] ?? '') : next
  const base = lead === undefined ? adjectiveIn(word) : adjectives[named] ? { name: named, degree: lead } : null
  const known = base && adjectives[base.name]
  const token = tokens[i]
  if (!base || !known || !token) return null
  const about = columnsAbout(known.about, token, links)
  if (about.length === 0) return null
  const direction = word === 'least' || word === 'less' ? turned[known.direction] : known.direction
  const length = lead === undefined ? 1 : isFuel ? 3 : 2
  return {
    length,
    weight: WEIGHT.quality * length + 0.2,
    sense: { kind: 'quality', about, direction, degree: base.degree },
  }
}

function adjectiveIn(word: string): { name: string; degree: 'more' | 'most' } | null {
  const match = /^(.*?)(i)?(er|est)$/.exec(word)
  const far = ({ further: 'more', furthest: 'most', farther: 'more', farthest: 'most' } as const)[word]
  if (far) return { name: 'far', degree: far }
  if (!match?.[1]) return null
  const stem = match[2] ? `${match[1]}y` : match[1]
  const name = [stem, `${stem}e`].find(one => adjectives[one] !== undefined)
  return name === undefined ? null : { name, degree: match[3] === 'er' ? 'more' : 'most' }
}

function columnsAbout(about: readonly string[], like: Token, links: Links): ColumnOption[] {
  for (const word of about) {
    const found = links
      .columns([{ ...like, text: word, word, stem: word }], 0)[0]
      ?.options.filter(({ score, column }) => score > 0.8 && column.type !== 'text')
    if (found && found.length > 0) return found
  }
  return []
}
