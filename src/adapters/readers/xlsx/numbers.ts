const ZERO = 48
const NINE = 57
const MINUS = 45
const POINT = 46
const SHOWN_DIGITS = 15
const SMALLEST_EXPONENT = -15

/**
 * A stored number as canonical text.
 *
 * A whole number stays digit by digit as stored, however long: it may be an identifier. Any other is the shortest decimal
 * of the double it stands for, after rounding to the 15 significant digits Excel shows: 0.41000000000000003 is 0.41.
 * It is written out below 1e21 and from 1e-15 on; beyond, as JavaScript writes it (1.5e-20, 1e+21). Null: no number.
 */
export function numberText(xml: string, start: number, end: number): string | null {
  if (isCanonical(xml, start, end)) return xml.slice(start, end)
  const raw = xml.slice(start, end).trim()
  if (/^-?[1-9]\d{0,20}$/.test(raw)) return raw
  const x = raw === '' ? Number.NaN : Number(raw)
  return Number.isFinite(x) && /^[-+.\deE]+$/.test(raw) ? decimalText(x) : null
}

/** The canonical text of a number. */
export function decimalText(x: number): string {
  if (Number.isSafeInteger(x)) return x === 0 ? '0' : String(x)
  const rounded = x.toPrecision(SHOWN_DIGITS)
  if (!rounded.includes('e')) return withoutTrailingZeros(rounded)
  const shown = Number(rounded)
  const text = String(Number.isFinite(shown) ? shown : x)
  const exponent = Number(text.split('e')[1] ?? 0)
  return exponent < 0 && exponent >= SMALLEST_EXPONENT ? writtenOut(text, exponent) : text
}

function withoutTrailingZeros(text: string): string {
  if (!text.includes('.')) return text
  let end = text.length
  while (text.charCodeAt(end - 1) === ZERO) end--
  return text.slice(0, text.charCodeAt(end - 1) === POINT ? end - 1 : end)
}

/** 1.5e-7 as 0.00000015. */
function writtenOut(text: string, exponent: number): string {
  const sign = text.startsWith('-') ? '-' : ''
  const digits = text.slice(sign.length, text.indexOf('e')).replace('.', '')
  return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
}

/** True for what needs no work: -?(0|[1-9]\d*)(\.\d*[1-9])? of at most 15 digits and not -0, nearly all cells. */
function isCanonical(xml: string, start: number, end: number): boolean {
  const first = xml.charCodeAt(start) === MINUS ? start + 1 : start
  const length = end - first
  if (length < 1 || length > SHOWN_DIGITS + 1) return false
  const point = digitsEnd(xml, first, end)
  if (point === first || (xml.charCodeAt(first) === ZERO && point > first + 1)) return false
  if (point === end) return length <= SHOWN_DIGITS && (first === start || xml.charCodeAt(first) !== ZERO)
  if (xml.charCodeAt(point) !== POINT || point + 1 === end) return false
  return digitsEnd(xml, point + 1, end) === end && xml.charCodeAt(end - 1) !== ZERO
}

function digitsEnd(xml: string, from: number, end: number): number {
  let i = from
  while (i < end) {
    const code = xml.charCodeAt(i)
    if (code < ZERO || code > NINE) break
    i++
  }
  return i
}
