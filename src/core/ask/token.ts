/** A word, number or sign of a question, with where it stands in the text. */
export interface Token {
  /** As it was typed. */
  text: string
  /** In lower case, without marks on letters. */
  word: string
  /** The word without the endings of number and tense. */
  stem: string
  start: number
  end: number
  /** A number: its value; "5k" is 5000. */
  number: number | null
  /** It stood behind or before a sign of money. */
  isMoney: boolean
}

const PATTERN =
  /\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|\d{1,2}\/\d{4}(?!\d)|\d{4}-\d{2}(?:-\d{2})?(?!\d)|[$€£¥]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:(?:k|m|bn|%)?(?![\p{L}\d])|(?=(?:mm|cm|km|kg|g|lbs?|usd|eur|yrs?|years?|pm|am)(?![\p{L}\d])))|(?:<=|>=|!=|<>|[<>=])|\p{L}[\p{L}\p{N}]*(?:[’']\p{L}+)?|\p{N}[\p{L}\p{N}]*|[",;&+%×*/^]|(?<=\s)[-–−](?=\s)/giu

/** The words, numbers and signs of a question, in order. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(PATTERN)].map(match => tokenOf(match[0], match.index))
}

function tokenOf(text: string, start: number): Token {
  const word = wordOf(text)
  const number = numberIn(text)
  const isMoney = /^[$€£¥]/.test(text)
  return { text, word, stem: stemOf(word), start, end: start + text.length, number, isMoney }
}

/** The words of a cell, as `tokensOf` has them, without what only a question needs. */
export function wordsIn(text: string): string[] {
  // Most cells are plain names.
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(text)) return text.toLowerCase().split(' ')
  return [...text.matchAll(PATTERN)].flatMap(([one]) => (/^[\p{L}\p{N}]/u.test(one) ? [wordOf(one)] : []))
}

const wordOf = (text: string) => plain(text).replace(/[’']s?$|[’'](?=\p{L})/gu, '')

/** Lower case, without accents. */
export function plain(text: string): string {
  const isAscii = /^[ -~]*$/.test(text)
  return isAscii ? text.toLowerCase() : text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

const times: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9 }

function numberIn(text: string): number | null {
  const match = /^[$€£¥]?(\d[\d,]*(?:\.\d+)?)(k|m|bn|%)?$/i.exec(text)
  if (!match?.[1]) return smallNumbers.get(text.toLowerCase()) ?? null
  return Number(match[1].replaceAll(',', '')) * (times[match[2]?.toLowerCase() ?? ''] ?? 1)
}

const smallNumbers = new Map(
  'two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, i) => [word, i + 2]),
)
smallNumbers.set('zero', 0).set('twenty', 20).set('fifty', 50).set('hundred', 100).set('dozen', 12)

const irregular: Readonly<Record<string, string>> = {
  women: 'woman',
  men: 'man',
  children: 'child',
  people: 'person',
  categories: 'category',
  species: 'species',
  series: 'series',
  sold: 'sell',
  sales: 'sale',
  bought: 'buy',
  paid: 'pay',
  paying: 'pay',
  selling: 'sell',
  buying: 'buy',
  weighing: 'weigh',
  costing: 'cost',
  spent: 'spend',
  cities: 'city',
  countries: 'country',
  mice: 'mouse',
  bodies: 'body',
  status: 'status',
  bonus: 'bonus',
  gas: 'gas',
  iris: 'iris',
  class: 'class',
  classes: 'class',
  axes: 'axis',
  lives: 'life',
}

/** A word without its plural: platforms, categories and boxes are platform, category and box. */
export function singular(word: string): string {
  const known = irregular[word]
  if (known !== undefined) return known
  if (word.length < 4) return word
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/(ss|us|is)$/.test(word)) return word
  if (/(sh|ch|x|z|ss)es$/.test(word)) return word.slice(0, -2)
  return word.endsWith('s') ? word.slice(0, -1) : word
}

/** The part of a word that its forms share: publisher, published, publishing are publish. */
export function stemOf(word: string): string {
  const one = singular(word)
  if (one.length < 6) return one
  const base = one.replace(/(ing|ed|er|or)$/, '')
  if (base.length < 4) return one
  return base.length > 6 && base !== one ? base.replace(/([^aeious])\1$/, '$1') : base.replace(/([^aeiouls])\1$/, '$1')
}
