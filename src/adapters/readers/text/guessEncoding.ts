import { analyse } from 'chardet'
import iconv from 'iconv-lite'
import { wideEncodings } from './wideEncoding.ts'

/** Text of East Asia that is this familiar is nothing else. */
const FAMILIAR = 0.5
/** Always tried: chardet is unsure of names and short texts. The first wins a tie. */
const USUAL = ['windows-1252', 'windows-1251', 'koi8-r', 'windows-1253', 'windows-1250', 'windows-1254']
/** Of old systems, which chardet does not know; the letters of the others are signs there. */
const OLD = ['cp850', 'cp437', 'macintosh', 'cp866', 'windows-1255', 'windows-1256', 'windows-1257']
/** What an old one must be ahead by. */
const RARITY = 8
/** chardet's names for what is really the larger Windows code page. */
const LARGER: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  'ISO-8859-8': 'windows-1255',
  'ISO-8859-8-I': 'windows-1255',
}
/** What the commonest encoding is ahead by, other things being equal. */
const COMMONEST = 6
/** Others that are as good as the best within so much are doubtful. */
const CLOSE = 12
const CLOSE_SHARE = 0.9
/** Letters that make no words as the best reads them leave more room for others. */
const POOR = 75
const CLOSE_TO_POOR = 30
const ODD = 20
/** What a byte without a character weighs beside a letter. */
const BROKEN = 5
const SIGN = /^[\p{Sc}\p{Pd}\u2018-\u201f\u2026°²³½¼¾§©®]$/u

export interface EncodingGuess {
  encoding: string
  /** Others that may be it, the likeliest first, and whether they are as likely. */
  others: { encoding: string; isLikely: boolean }[]
}

/**
 * The likeliest encoding of text that is neither marked nor UTF-8: what statistics of letters suggest, weighed with how
 * much the decoded text looks like words: frequent characters in East Asia, elsewhere letters, in small or capital letters
 * throughout but for the first.
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const scores = narrowScores(bytes)
  const wide = wideEncodings(bytes)
  const [widest] = wide
  if (widest !== undefined && widest.score >= FAMILIAR) {
    const others = wide.slice(1).filter(({ score }) => score > FAMILIAR)
    return {
      encoding: widest.name,
      others: others.map(({ name, score }) => ({ encoding: name, isLikely: score > widest.score * CLOSE_SHARE })),
    }
  }
  const text = iconv.decode(Buffer.from(bytes), scores[0]?.name ?? 'windows-1252')
  const others = scores.slice(1, 6).filter(({ name }) => iconv.decode(Buffer.from(bytes), name) !== text)
  return {
    encoding: scores[0]?.name ?? 'windows-1252',
    others: others.map(({ name, score }) => ({ encoding: name, isLikely: isClose(score, scores[0]?.score ?? 0) })),
  }
}

function isClose(score: number, best: number): boolean {
  return score > best - (best < POOR ? CLOSE_TO_POOR : CLOSE)
}

function narrowScores(bytes: Uint8Array): { name: string; score: number }[] {
  const confidence = new Map<string, number>([...USUAL, ...OLD].map(name => [name, 0]))
  for (const match of analyse(bytes)) {
    const name = (LARGER[match.name] ?? match.name).toLowerCase()
    if (/^(?:ascii|utf-|shift_jis|euc-|gb18030|big5|iso-2022)/.test(name) || !iconv.encodingExists(name)) continue
    confidence.set(name, Math.max(confidence.get(name) ?? 0, match.confidence))
  }
  const scores = [...confidence].map(([name, certainty]) => {
    const text = iconv.decode(Buffer.from(bytes), name)
    const looks = 100 * wordliness(text) - (hasStrayIcelandic(text) ? ODD : 0)
    const usual = (name === 'windows-1252' ? COMMONEST : 0) - (OLD.includes(name) ? RARITY : 0)
    return { name, score: looks + certainty / 2 + usual }
  })
  return scores.sort((a, b) => b.score - a.score)
}

/** Signs of currency and print go before and after words, not into them: "Wroc³aw" and "£ód" are misread. */
function isInWord(text: string, index: number): boolean {
  const isLetter = (character: string | undefined) => /^\p{L}$/u.test(character ?? '')
  const next = isLetter(text[index + 1])
  return next && (isLetter(text[index - 1]) || /[£¥³²¼½¾]/.test(text[index] ?? ''))
}

/** Letters of Iceland without those that go with them are letters of Turkey, misread. */
function hasStrayIcelandic(text: string): boolean {
  return /[ðþýÐÞÝ]/.test(text) && !/[áéíóúæ]/i.test(text)
}

/** The share of characters beyond ASCII that are letters in well-formed words; signs of currency and print are left aside. */
function wordliness(text: string): number {
  let good = 0
  let all = 0
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}\p{ASCII}]/gu)) {
    const beyond = [...word].filter(character => character > '\u007f').length
    if (beyond === 0 || (SIGN.test(word) && !isInWord(text, index))) continue
    all += word === '\ufffd' ? BROKEN : beyond
    if (isAllAccents(word, beyond)) continue
    if (/^(?:\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lu}\p{M}]+|[\p{Lo}\p{Lm}\p{M}]+)$/u.test(word) && isOneScript(word))
      good += beyond
  }
  return all === 0 ? 0.5 : good / all
}

/** Latin words have letters without accents, too ("Łódź" has one): one of nothing else is a word of another script, misread. */
function isAllAccents(word: string, beyond: number): boolean {
  return beyond >= 3 && beyond > word.length * 0.8 && /\p{Script=Latin}/u.test(word)
}

function isOneScript(word: string): boolean {
  return (
    [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter(script => script.test(word)).length <= 1
  )
}
