import { CURRENCIES, currencyWord } from './currencies.ts'
import { anyCase, escaped, type NumberFamily, type TextCount, trimCell } from './family.ts'
import { isMissing } from './missingMarkers.ts'
import { nameWords } from './nameWords.ts'
import { ID_WORDS, POSTAL_WORDS } from './roleNames.ts'
import { unitOf, wordsOfUnit } from './units.ts'

const PLAIN = '[+-]?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)'
const PLAIN_EXPONENT = `${PLAIN}(?:[eE][+-]?\\d{1,3})?`
/** Thin and unbreakable spaces are thousands separators as much as the plain one is. */
const SPACES = ' \u00a0\u2009\u202f'
const SIGN = '[+\\-\u2212]'
const B = `[ \u00a0\u2009\u202f]*`
const FORMS: readonly { decimal: '.' | ','; group: string }[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: SPACES },
  { decimal: ',', group: SPACES },
  { decimal: '.', group: "'\u2019" },
  { decimal: ',', group: "'\u2019" },
]

const base = { hasExponent: false, currency: null, unit: null, words: null, isPercent: false, isFraction: false }

/** Digits with a decimal point and nothing else. */
export function plainNumber(trim: boolean, hasExponent = false): NumberFamily {
  const pattern = hasExponent ? PLAIN_EXPONENT : PLAIN
  return { kind: 'number', pattern, decimal: '.', group: '', isDressed: false, ...base, hasExponent, trim }
}

/**
 * Ways of reading numbers that some of the texts ask for, the simplest first.
 *
 * A column has at most one currency or unit and one meaning of `,` and `.`: where two currencies stand in it, at most
 * one of them is read, so that euros are never added to dollars. `1,234` alone is read as a thousand and more, since
 * where both readings fit all cells the earlier one here wins; one `0,5` or `1,5` in the column makes the comma decimal.
 */
export function proposeNumbers(texts: readonly TextCount[]): NumberFamily[] {
  const trim = texts.some(({ text }) => trimCell(text) !== text)
  const cells = texts.map(({ text, count }) => ({ text: trimCell(text), count })).filter(({ text }) => !isMissing(text))
  if (arePhones(cells)) return []
  const proposals: NumberFamily[] = [plainNumber(trim)]
  const thousands = dressedNumber({ decimal: ',', group: '.', beside: NOTHING })
  if (arePointsThousands(cells)) proposals.unshift(thousands)
  else if (mayBeThousands(cells)) proposals.push(thousands)
  if (cells.some(({ text }) => /\d[eE][+-]?\d/.test(text))) proposals.push(plainNumber(trim, true))
  if (cells.every(({ text }) => /^-?[\d.]*$/.test(text) && (text.match(/\./g)?.length ?? 0) < 2)) return proposals
  const beside = besideOf(cells)
  return [...proposals, ...FORMS.map(form => dressedNumber({ ...form, beside }))]
}

/** Every way of reading numbers; `unit`, when given, is the one that is read. */
export function allNumbers(texts: readonly TextCount[], unit: string | null): NumberFamily[] {
  const cells = texts.map(({ text, count }) => ({ text: trimCell(text), count })).filter(({ text }) => !isMissing(text))
  const asked = unit === null ? cells : cells.filter(({ text }) => isIn(text, unit))
  const beside = besideOf(asked.length > 0 ? asked : cells)
  const withZeros = { ...plainNumber(true), pattern: '[+-]?\\d+(?:\\.\\d*)?' }
  return [
    plainNumber(true),
    plainNumber(true, true),
    ...FORMS.map(form => dressedNumber({ ...form, beside })),
    withZeros,
  ]
}

function isIn(text: string, unit: string): boolean {
  const word = currencyWord(text)
  return unitOf(text) === unit || (word !== null && (word === unit || CURRENCIES.get(word) === unit))
}

/** Numbers that all begin with a plus and are long: "+49 170 1234567". */
function arePhones(cells: readonly TextCount[]): boolean {
  const phones = cells.filter(({ text }) => /^\+\d[\d ()./-]{6,}$/.test(text) && text.replace(/\D/g, '').length >= 8)
  return phones.length * 2 > cells.length && !cells.some(({ text }) => /^[-\u2212]/.test(text))
}

/**
 * Whether whole numbers name things, so that some begin with zeros: those that do are as long as nearly all others, or
 * the column is called like a postcode or an id.
 */
export function areCodes(texts: readonly TextCount[], name: string): boolean {
  const digits = texts
    .map(({ text, count }) => ({ text: trimCell(text), count }))
    .filter(({ text }) => /^\d+$/.test(text))
  const led = digits.filter(({ text }) => /^0\d/.test(text))
  if (led.length === 0) return false
  if (nameWords(name).some(word => ID_WORDS.has(word) || POSTAL_WORDS.has(word))) return true
  const cells = (among: readonly TextCount[]) => among.reduce((sum, { count }) => sum + count, 0)
  return led.some(({ text }) => cells(digits.filter(other => other.text.length === text.length)) >= 0.9 * cells(digits))
}

const GROUPED = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/

/**
 * Whether `1.613` beside `864` is a thousand and more: three digits behind every point, and no number of four digits
 * without one. Measurements to three places would have one that ends in a zero or begins with one.
 */
function arePointsThousands(cells: readonly TextCount[]): boolean {
  const whole = cells.filter(({ text }) => /^-?\d{1,3}$/.test(text)).length
  const grouped = cells.filter(({ text }) => GROUPED.test(text))
  return grouped.length > 1 && whole > 2 && whole + grouped.length === cells.length
}

/** Whether every number with a point has three digits behind it, so that points may part thousands. */
function mayBeThousands(cells: readonly TextCount[]): boolean {
  return cells.length > 0 && cells.every(({ text }) => GROUPED.test(text) || /^-?(?:0|[1-9]\d{0,2})$/.test(text))
}

/** What may stand beside the digits. */
interface Beside {
  currency: string | null
  unit: string | null
  isPercent: boolean
}

const NOTHING: Beside = { currency: null, unit: null, isPercent: false }

function besideOf(cells: readonly TextCount[]): Beside {
  const withPercent = cells.filter(({ text }) => /[%％]/.test(text)).length
  if (withPercent > 0 && withPercent * 2 >= cells.length) return { ...NOTHING, isPercent: true }
  const currency = commonest(cells, currencyWord)
  return currency === null ? { ...NOTHING, unit: commonest(cells, unitOf) } : { ...NOTHING, currency }
}

function commonest(cells: readonly TextCount[], wordOf: (text: string) => string | null): string | null {
  const counts = new Map<string, number>()
  for (const { text, count } of cells) {
    const word = wordOf(text)
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + count)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return ranked[0]?.[0] ?? null
}

/** Ways the currency is written, which all mean the same one: "$5", "US $5" and "5 USD". */
export function wordsOfCurrency(currency: string): string[] {
  const code = CURRENCIES.get(currency)
  return [...new Set([currency, ...[...CURRENCIES].filter(([, other]) => other === code).map(([word]) => word)])]
}

function wordPattern({ currency, unit }: Beside): { pattern: string; mustStrip: boolean } | null {
  if (currency === null && unit === null) return null
  const words = currency === null ? wordsOfUnit(unit ?? '') : wordsOfCurrency(currency)
  const longest = words.sort((a, b) => b.length - a.length)
  const pattern =
    currency === null
      ? anyCase(longest)
      : `(?:${longest.map(word => escaped(word).replace(/^([A-Z]{1,3})\\\$$/, `$1${B}\\$`)).join('|')})`
  // Digits and points in a word are not the number's.
  return { pattern, mustStrip: /[\d.,(-]/.test(words.join('')) }
}

function dressedNumber({
  decimal,
  group,
  beside,
}: {
  decimal: '.' | ','
  group: string
  beside: Beside
}): NumberFamily {
  const { currency, isPercent } = beside
  const point = decimal === '.' ? '\\.' : ','
  const gap = `[${group}]`
  // Indian grouping: 12,34,567.
  const inner = group === ',' ? '\\d{2,3}' : '\\d{3}'
  const whole = `(?:[1-9]\\d{0,2}(?:${gap}${inner})*${gap}\\d{3}|0|[1-9]\\d*)`
  const digits = `(?:${whole}(?:${point}\\d*)?|${point}\\d+)`
  const words = wordPattern(beside)
  const word = words === null ? '' : `(?:${B}${words.pattern})?`
  const money = currency === null || words === null ? '' : `(?:${words.pattern}${B})?`
  const after = isPercent ? `${B}[%％]` : word
  const signed = `(?:${SIGN}${B})?${money}(?:${SIGN}${B})?${digits}(?:${B}[\\-\u2212])?${after}(?:${B}[\\-\u2212])?`
  const accounted = `${money}\\(${B}${money}${digits}${after}${B}\\)${word}`
  const pattern = `(?:${signed}|${accounted})`
  const stripped = words?.mustStrip ? words.pattern : null
  return { kind: 'number', pattern, decimal, group, isDressed: true, ...base, ...beside, words: stripped, trim: true }
}
