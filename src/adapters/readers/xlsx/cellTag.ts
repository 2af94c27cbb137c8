import { IngestFault } from '../fault.ts'

const [TAB, LINE_FEED, SPACE, SLASH, LESS, EQUALS, GREATER] = [9, 10, 32, 47, 60, 61, 62]
const [DOUBLE_QUOTE, SINGLE_QUOTE] = [34, 39]
const [LETTER_H, LETTER_R, LETTER_S, LETTER_T] = [104, 114, 115, 116]

/** The type of a cell as the first letter of its `t`, but for the two longer words that begin like others. */
export const CellType = {
  number: 110,
  shared: 115,
  boolean: 98,
  error: 101,
  iso: 100,
  formulaText: 1,
  inline: 105,
} as const

/** What a start tag of a cell or row says. One instance is used again for every tag: a sheet has millions. */
export class CellTag {
  /** Position after the `>`. */
  end = 0
  isEmpty = false
  /** 0-based; -1 when the cell does not say. */
  column = -1
  type: number = CellType.number
  /** Index of the cell format; -1 when the cell has none. */
  style = -1
  /** Where the value of `r` begins; -1 without one. */
  reference = -1
  /** Of a row. */
  isHidden = false

  /** Reads the attributes from `at`, after the tag's name. @throws IngestFault malformed_sheet */
  read(xml: string, at: number): void {
    this.column = -1
    this.type = CellType.number
    this.style = -1
    this.reference = -1
    this.isHidden = false
    let i = at
    for (;;) {
      const code = xml.charCodeAt(i)
      if (code === GREATER) break
      if (isSpace(code) || code === SLASH) i++
      else i = this.#attribute(xml, i)
    }
    this.isEmpty = xml.charCodeAt(i - 1) === SLASH
    this.end = i + 1
  }

  #attribute(xml: string, start: number): number {
    let equals = start + 1
    // Nearly every name has one letter.
    if (xml.charCodeAt(equals) !== EQUALS) equals = nameEnd(xml, equals)
    let open = equals + 1
    while (isSpace(xml.charCodeAt(open))) open++
    const quote = xml.charCodeAt(open)
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) throw malformed('a tag that cannot be read')
    const close = closing(xml, open + 1, quote)
    if (equals === start + 1 || isSpace(xml.charCodeAt(start + 1)))
      this.#take(xml, xml.charCodeAt(start), open + 1, close)
    else if (xml.charCodeAt(start) === LETTER_H && xml.startsWith('hidden', start))
      this.isHidden = /^(?:1|true|on)$/.test(xml.slice(open + 1, close))
    return close + 1
  }

  #take(xml: string, name: number, start: number, end: number): void {
    if (name === LETTER_R) {
      this.reference = start
      this.column = columnOf(xml, start, end)
    } else if (name === LETTER_S) this.style = wholeNumber(xml, start, end)
    else if (name === LETTER_T) this.type = typeOf(xml, start, end)
  }
}

/** Where the `=` behind a name stands. */
function nameEnd(xml: string, from: number): number {
  for (let i = from; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (code === EQUALS) return i
    if (code === GREATER || code === LESS) break
  }
  throw malformed('an attribute without a value')
}

function closing(xml: string, from: number, quote: number): number {
  for (let i = from; i < xml.length; i++) if (xml.charCodeAt(i) === quote) return i
  throw malformed('a tag that does not end')
}

function typeOf(xml: string, start: number, end: number): number {
  const first = xml.charCodeAt(start)
  return first === CellType.shared && end - start > 1 ? CellType.formulaText : first
}

/** Letters of a reference like AB12 as a 0-based column; -1 when there are none (a row's reference). */
function columnOf(xml: string, start: number, end: number): number {
  let column = 0
  for (let i = start; i < end; i++) {
    const letter = (xml.charCodeAt(i) | 32) - 96
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}

/** Digits as a number; -1 when anything else is among them. */
export function wholeNumber(xml: string, start: number, end: number): number {
  let n = 0
  for (let i = start; i < end; i++) {
    const digit = xml.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return -1
    n = n * 10 + digit
  }
  return start < end ? n : -1
}

function isSpace(code: number): boolean {
  return code === SPACE || code === LINE_FEED || code === TAB
}

/** True for what may stand behind the name of a tag. */
export function endsName(code: number): boolean {
  return code === GREATER || code === SLASH || isSpace(code)
}

export function malformed(reason: string): IngestFault {
  return new IngestFault('malformed_sheet', { reason })
}
