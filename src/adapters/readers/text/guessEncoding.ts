import { analyse } from 'chardet'
import iconv from 'iconv-lite'

const WIDE = /^(?:shift_jis|euc-jp|euc-kr|gb18030|big5|iso-2022)/i
const CERTAIN = 60
/** Always tried: chardet is unsure of names and short texts. The first wins a tie. */
const USUAL = ['windows-1252', 'windows-1251', 'koi8-r', 'windows-1253', 'windows-1250', 'windows-1254']
/** chardet's names for what is really the larger Windows code page. */
const LARGER: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', 'ISO-8859-9': 'windows-1254' }
/** What the commonest encoding is ahead by, other things being equal. */
const COMMONEST = 6

/**
 * The likeliest encoding of text that is neither marked nor UTF-8: what statistics of letters suggest, weighed with how
 * much the decoded text looks like words: letters, in small or capital letters throughout but for the first.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const matches = analyse(bytes)
  const [best] = matches
  if (best && WIDE.test(best.name) && best.confidence >= CERTAIN) return best.name.toLowerCase()
  const confidence = new Map<string, number>(USUAL.map(name => [name, 0]))
  for (const match of matches) {
    const name = (LARGER[match.name] ?? match.name).toLowerCase()
    if (/^(?:ascii|utf-)/.test(name) || !iconv.encodingExists(name)) continue
    confidence.set(name, Math.max(confidence.get(name) ?? 0, match.confidence))
  }
  let likeliest = { name: 'windows-1252', score: 0 }
  for (const [name, certainty] of confidence) {
    const looks = 100 * wordliness(iconv.decode(Buffer.from(bytes), name))
    const score = looks + certainty / 2 + (name === 'windows-1252' ? COMMONEST : 0)
    if (score > likeliest.score) likeliest = { name, score }
  }
  return likeliest.name
}

/** The share of characters beyond ASCII that are letters in well-formed words; signs of currency and print are left aside. */
function wordliness(text: string): number {
  let good = 0
  let all = 0
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+|[^\p{L}\p{M}\p{ASCII}]/gu)) {
    const beyond = [...word].filter(character => character > '\u007f').length
    if (beyond === 0 || /^[\p{Sc}\p{Pd}\u2018-\u201f\u2026°²³½¼¾§©®]$/u.test(word)) continue
    all += beyond
    if (/^(?:\p{Lu}?[\p{Ll}\p{M}]+|[\p{Lu}\p{M}]+|[\p{Lo}\p{Lm}\p{M}]+)$/u.test(word) && isOneScript(word))
      good += beyond
  }
  return all === 0 ? 0.5 : good / all
}

function isOneScript(word: string): boolean {
  return (
    [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].filter(script => script.test(word)).length <= 1
  )
}
