import { type NumberFamily, type TextCount, trimCell } from './family.ts'
import { isMissing } from './missingMarkers.ts'

/** Currency signs and codes that may stand beside a number, and the ISO 4217 code each is taken for. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['US$', 'USD'],
  ['R$', 'BRL'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['￥', 'JPY'],
  ['円', 'JPY'],
  ['₹', 'INR'],
  ['₽', 'RUB'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['₴', 'UAH'],
  ['₦', 'NGN'],
  ['₪', 'ILS'],
  ['₱', 'PHP'],
  ['₸', 'KZT'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['Ft', 'HUF'],
  ['kr', 'SEK'],
  ...(
    'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD KZT MAD MXN ' +
    'MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND XAF XOF ZAR'
  )
    .split(' ')
    .map(code => [code, code] as const),
])

const PLAIN = '[+-]?(?:(?:0|[1-9]\\d*)(?:\\.\\d*)?|\\.\\d+)'
const PLAIN_EXPONENT = `${PLAIN}(?:[eE][+-]?\\d{1,3})?`
/** Thin and unbreakable spaces are thousands separators as much as the plain one is. */
const SPACES = ' \u00a0\u2009\u202f'
const SIGN = '[+\\-\u2212]'
const B = `[ \u00a0\u202f]*`
const FORMS: readonly { decimal: '.' | ','; group: string }[] = [
  { decimal: '.', group: ',' },
  { decimal: ',', group: '.' },
  { decimal: '.', group: SPACES },
  { decimal: ',', group: SPACES },
  { decimal: '.', group: "'\u2019" },
  { decimal: ',', group: "'\u2019" },
]

const base = { hasExponent: false, currency: null, isPercent: false, isFraction: false }

/** Digits with a decimal point and nothing else. */
export function plainNumber(trim: boolean, hasExponent = false): NumberFamily {
  const pattern = hasExponent ? PLAIN_EXPONENT : PLAIN
  return { kind: 'number', pattern, decimal: '.', group: '', isDressed: false, ...base, hasExponent, trim }
}

/**
 * Ways of reading numbers that some of the texts ask for, the simplest first.
 *
 * A column has at most one currency and one meaning of `,` and `.`: where two currencies stand in it, at most one of
 * them is read, so that euros are never added to dollars. `1,234` alone is read as a thousand and more, since where
 * both readings fit all cells the earlier one here wins; one `0,5` or `1,5` in the column makes the comma decimal.
 */
export function proposeNumbers(texts: readonly TextCount[]): NumberFamily[] {
  const trim = texts.some(({ text }) => trimCell(text) !== text)
  const cells = texts.map(({ text, count }) => ({ text: trimCell(text), count })).filter(({ text }) => !isMissing(text))
  const proposals: NumberFamily[] = [plainNumber(trim)]
  if (arePointsThousands(cells)) {
    const thousands = { decimal: ',', group: '.', currency: null, isPercent: false, trim: true } as const
    proposals.unshift(dressedNumber(thousands))
  }
  if (cells.some(({ text }) => /\d[eE][+-]?\d/.test(text))) proposals.push(plainNumber(trim, true))
  if (cells.every(({ text }) => /^-?[\d.]*$/.test(text) && (text.match(/\./g)?.length ?? 0) < 2)) return proposals
  const currency = commonCurrency(cells)
  const withPercent = cells.filter(({ text }) => text.includes('%')).length
  const isPercent = withPercent > 0 && withPercent * 2 >= cells.length
  for (const form of FORMS) proposals.push(dressedNumber({ ...form, currency, isPercent, trim: true }))
  return proposals
}

/**
 * Whether `1.613` beside `864` is a thousand and more: three digits behind every point, and no number of four digits
 * without one. Measurements to three places would have one that ends in a zero or begins with one.
 */
function arePointsThousands(cells: readonly TextCount[]): boolean {
  const whole = cells.filter(({ text }) => /^-?\d{1,3}$/.test(text)).length
  const grouped = cells.filter(({ text }) => /^-?[1-9]\d{0,2}(?:\.\d{3})+$/.test(text))
  return grouped.length > 1 && whole > 2 && whole + grouped.length === cells.length
}

function commonCurrency(cells: readonly TextCount[]): string | null {
  const counts = new Map<string, number>()
  for (const { text, count } of cells) {
    const word = currencyWord(text)
    if (word !== null) counts.set(word, (counts.get(word) ?? 0) + count)
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return ranked[0]?.[0] ?? null
}

function currencyWord(text: string): string | null {
  if (!/\d/.test(text)) return null
  const word = text.replace(/[\d.,'’()+\-−%\s\u00a0\u202f]/gu, '')
  return CURRENCIES.has(word) ? word : null
}

interface Dress {
  decimal: '.' | ','
  group: string
  currency: string | null
  isPercent: boolean
  trim: boolean
}

function dressedNumber({ decimal, group, currency, isPercent, trim }: Dress): NumberFamily {
  const point = decimal === '.' ? '\\.' : ','
  const gap = `[${group}]`
  // Indian grouping: 12,34,567.
  const inner = group === ',' ? '\\d{2,3}' : '\\d{3}'
  const whole = `(?:[1-9]\\d{0,2}(?:${gap}${inner})*${gap}\\d{3}|0|[1-9]\\d*)`
  const digits = `(?:${whole}(?:${point}\\d*)?|${point}\\d+)`
  const money = currency === null ? '' : `(?:${escaped(currency)}${B})?`
  const after = isPercent ? `${B}%` : currency === null ? '' : `(?:${B}${escaped(currency)})?`
  const signed = `(?:${SIGN}${B})?${money}(?:${SIGN}${B})?${digits}${after}(?:${B}[\\-\u2212])?`
  const accounted = `${money}\\(${B}${money}${digits}${after}${B}\\)`
  const pattern = `(?:${signed}|${accounted})`
  return { kind: 'number', pattern, decimal, group, isDressed: true, ...base, currency, isPercent, trim }
}

function escaped(text: string): string {
  return text.replace(/[$.*+?^()[\]{}|\\]/g, '\\$&')
}
