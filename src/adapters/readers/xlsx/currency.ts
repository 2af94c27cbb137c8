/** Symbols that name one currency whatever the language. `$`, `¥` and `kr` do not, and stay symbols. */
const BY_SYMBOL: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
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
  ['R$', 'BRL'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['Ft', 'HUF'],
  ['US$', 'USD'],
  ['C$', 'CAD'],
  ['A$', 'AUD'],
])
const SHARED_SYMBOLS = new Set(['$', '¥', '￥', 'kr', 'kr.', 'Fr.', 'лв.', 'Rp', 'RM', 'lei'])

/** The country a format names beside a shared symbol: Windows language id in hexadecimal, or a language tag. */
const BY_PLACE: ReadonlyMap<string, string> = new Map([
  ['409', 'USD'],
  ['en-US', 'USD'],
  ['1009', 'CAD'],
  ['en-CA', 'CAD'],
  ['C0C', 'CAD'],
  ['fr-CA', 'CAD'],
  ['C09', 'AUD'],
  ['en-AU', 'AUD'],
  ['1409', 'NZD'],
  ['en-NZ', 'NZD'],
  ['80A', 'MXN'],
  ['es-MX', 'MXN'],
  ['1004', 'SGD'],
  ['zh-SG', 'SGD'],
  ['C04', 'HKD'],
  ['zh-HK', 'HKD'],
  ['404', 'TWD'],
  ['zh-TW', 'TWD'],
  ['411', 'JPY'],
  ['ja-JP', 'JPY'],
  ['804', 'CNY'],
  ['zh-CN', 'CNY'],
  ['41D', 'SEK'],
  ['sv-SE', 'SEK'],
  ['414', 'NOK'],
  ['nb-NO', 'NOK'],
  ['406', 'DKK'],
  ['da-DK', 'DKK'],
])

const CODES = new Set(
  (
    'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD KZT MAD MXN ' +
    'MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND XAF XOF ZAR'
  ).split(' '),
)

/** ISO 4217 code of the currency a number format shows, its symbol where that is all it says, or null. */
export function currencyOfFormat(code: string): string | null {
  const section = code.split(';', 1)[0] ?? ''
  const tagged = /\[\$([^\]-]+)(?:-([^\]]*))?\]/.exec(section)
  if (tagged) return named(tagged[1]?.trim() ?? '', tagged[2])
  for (const word of literalsOf(section)) {
    const found = named(word, undefined)
    if (found !== null) return found
  }
  return null
}

function named(word: string, place: string | undefined): string | null {
  if (CODES.has(word)) return word
  const bySymbol = BY_SYMBOL.get(word)
  if (bySymbol !== undefined) return bySymbol
  if (!SHARED_SYMBOLS.has(word)) return null
  return BY_PLACE.get(place?.toUpperCase() ?? '') ?? BY_PLACE.get(place ?? '') ?? word
}

/** Words a section writes as they are: quoted, escaped one by one, or a bare symbol. */
function literalsOf(section: string): string[] {
  const words: string[] = []
  const unquoted = section.replace(/\[[^\]]*\]/g, '').replace(/"([^"]*)"/g, (_, word: string) => {
    words.push(word.trim())
    return ' '
  })
  const plain = unquoted.replace(/[_*]./g, ' ').replaceAll('\\', '')
  for (const [word] of plain.matchAll(/[^\s\d#?0.,;()+/%@-]+/g)) words.push(word)
  return words
}
