import type { TimeUnit } from '../../contract/plan.ts'
import type { Act } from './act.ts'
import { type Candidate, type Links, WEIGHT } from './candidate.ts'
import { dateAt } from './dateSpan.ts'
import { isFiller, isVerb, phrasesAt } from './phrases.ts'
import type { Piece, Sense } from './piece.ts'
import { howAt, qualityAt } from './qualities.ts'
import { numbersAt, quantilesAt } from './saidNumbers.ts'
import { singular, type Token } from './token.ts'

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
  return WEIGHT.phrase * Math.min(phrase.length - 1, act === 'chart' ? phrase.length : 2)
}

interface Said {
  text: string
  tokens: readonly Token[]
  words: readonly string[]
}

function candidatesAt({ text, tokens, words }: Said, i: number, links: Links): Candidate[] {
  const date = timeAt(tokens, i, { text, links })
  const quality = qualityAt(tokens, i, links)
  const how = howAt(tokens, i, links)
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
    ...(how ? [how] : []),
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
    ...quantilesAt(words, i),
    ...numbersAt(tokens, i),
    wordAt(tokens, i, links),
  ]
}

/** "order by" where rows are orders, "amount of" where there is an amount: the word is the table's own. */
function isNamed(
  phrase: readonly string[],
  { tokens, i, links }: { tokens: readonly Token[]; i: number; links: Links },
) {
  const [first = ''] = phrase
  if (/^colou?r/.test(first)) return i === 0
  // "under 10 or over 60"
  if (first === 'or' && phrase.length > 1) return tokens[i + phrase.length]?.number != null
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
  if (date.span.kind !== 'part') return links.times === 'years' ? date : null
  // Single days are values.
  return links.hasWeekdays && date.span.part === 'dayOfWeek' && date.span.values.length > 1 ? date : null
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
  'mm cm km kg kilo kilos g gram grams kilogram kilograms millimeters millimetres centimeters lbs parsecs parsec days years carats points'.split(
    ' ',
  ),
)
/** A word by itself: a row, a unit, a word without meaning, or one that nothing is known of. */
function wordAt(tokens: readonly Token[], i: number, links: Links): Candidate {
  const token = tokens[i]
  const one = (weight: number, sense: Sense): Candidate => ({ length: 1, weight, sense })
  if (!token) return one(0, { kind: 'unknown' })
  if (links.isRow(singular(token.word))) return one(WEIGHT.rows, { kind: 'rows' })
  const unit = links.times === 'dates' ? periods[singular(token.word)] : undefined
  if (unit) return one(0.4, { kind: 'act', act: { act: 'period', unit } })
  if (money.has(token.word)) return one(0.5, { kind: 'unit', isMoney: true })
  if (isVerb(token.word)) return one(0.35, { kind: 'verb' })
  if (isOfAge(tokens, i)) return one(0.3, { kind: 'unit', isMoney: false })
  if (isFiller(token.word) || !/[\p{L}\p{N}]/u.test(token.text)) return one(0.3, { kind: 'filler' })
  if (measures.has(token.word)) return one(0.3, { kind: 'unit', isMoney: false })
  return one(0, { kind: 'unknown' })
}

/** "30 years old", "20 year olds". */
function isOfAge(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  if (/^olds?$/.test(tokens[i]?.word ?? '')) return /^years?$/.test(before?.word ?? '')
  return /^(years?|yrs?|yo)$/.test(tokens[i]?.word ?? '') && before !== undefined && before.number !== null
}
