import iconv from 'iconv-lite'
import { FREQUENT, type Language } from './frequentCharacters.ts'

/** Encodings of two bytes a character, and what is written in them. */
const WIDE: readonly { name: string; language: Language }[] = [
  { name: 'shift_jis', language: 'japanese' },
  { name: 'euc-jp', language: 'japanese' },
  { name: 'gb18030', language: 'simplified' },
  { name: 'big5', language: 'traditional' },
  { name: 'euc-kr', language: 'korean' },
]
const KANA = /[\u3041-\u3096\u30a1-\u30fa\u30fc]/u
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hangul}]/u
/** Punctuation and wide letters that go with any of them. */
const BESIDE = /[\u3000-\u303f\uff01-\uff5e\u2014\u2018-\u201d\u00b7\u2026]/u
const frequent = new Map(Object.entries(FREQUENT).map(([language, text]) => [language, new Set(text)]))

export interface WideGuess {
  name: string
  /** 0 to 1: how much of the text is what its language is mostly written with. */
  score: number
}

/** How likely the bytes are text of East Asia, by encoding, the likeliest first; those that cannot be are left out. */
export function wideEncodings(bytes: Uint8Array): WideGuess[] {
  return WIDE.map(({ name, language }) => ({
    name,
    score: familiarity(iconv.decode(Buffer.from(bytes), name), language),
  }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
}

/** Frequent characters count whole, others of the script a little; what the script does not have tells against it. */
function familiarity(text: string, language: Language): number {
  let all = 0
  let sum = 0
  for (const character of text) {
    if (character <= '\u007f') continue
    all++
    if (character === '\ufffd') sum -= BROKEN
    else sum += weight(character, language)
  }
  return all === 0 ? 0 : Math.max(0, sum / all)
}

const BROKEN = 2
const RARE = 0.1
const BESIDE_WEIGHT = 0.5

function weight(character: string, language: Language): number {
  if (frequent.get(language)?.has(character)) return 1
  if (KANA.test(character)) return language === 'japanese' ? 1 : -1
  if (BESIDE.test(character)) return BESIDE_WEIGHT
  if (!IDEOGRAPH.test(character)) return -1
  const isHangul = /\p{Script=Hangul}/u.test(character)
  return isHangul === (language === 'korean') ? RARE : -RARE
}
