/** Currency signs and codes that may stand beside a number, and the ISO 4217 code each is taken for. */
export const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...entries(
    'US$=USD $US=USD R$=BRL C$=CAD CA$=CAD CAD$=CAD A$=AUD AU$=AUD NZ$=NZD HK$=HKD S$=SGD NT$=TWD MX$=MXN $=USD ＄=USD €=EUR £=GBP ' +
      '¥=JPY ￥=JPY 円=JPY 元=CNY RMB=CNY ₹=INR Rs=INR Rs.=INR ₽=RUB руб=RUB руб.=RUB ₩=KRW 원=KRW ₺=TRY TL=TRY ₫=VND ฿=THB ₴=UAH грн=UAH ' +
      '₦=NGN ₪=ILS ₱=PHP ₸=KZT zł=PLN zl=PLN Kč=CZK Ft=HUF kr=SEK kr.=DKK Kr=SEK Kr.=DKK Fr.=CHF SFr.=CHF лв=BGN лв.=BGN lei=RON RM=MYR ' +
      'Rp=IDR S/=PEN Euro=EUR euro=EUR euros=EUR EURO=EUR USD$=USD',
  ),
  ...(
    'AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KRW KWD KZT MAD MXN ' +
    'MYR NGN NOK NZD PEN PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD UYU VND XAF XOF ZAR'
  )
    .split(' ')
    .map(code => [code, code] as const),
])

function entries(list: string): (readonly [string, string])[] {
  return list.split(' ').map(entry => {
    const at = entry.lastIndexOf('=')
    return [entry.slice(0, at), entry.slice(at + 1)] as const
  })
}

/** What stands beside the digits of a text, blanks and signs left out: 'US$', 'kg', '$USD'; '' when nothing does. */
export function wordBeside(text: string): string {
  return text.replace(/[\d,'’()+\-−%\s\u00a0\u2009\u202f]|\.(?=\d)|(?<=\d)\./gu, '')
}

/** The currency a text names, as it is written there; null when it names none. Before and behind may agree: "$5 USD". */
export function currencyWord(text: string): string | null {
  if (!/\d/.test(text)) return null
  const word = wordBeside(text)
  if (word === '') return null
  if (CURRENCIES.has(word)) return word
  const code = word.slice(-3)
  const sign = word.slice(0, -3)
  return CURRENCIES.has(code) && CURRENCIES.has(sign) && (sign === '$' || CURRENCIES.get(sign) === code) ? code : null
}
