import type { Separation } from './recordSplitter.ts'

/** Beyond so many odd records of a kind the list ends and the count goes on. */
const LISTED = 1000
const WIDEST = 4096
const NEWLINE = 10
const RETURN = 13
const SPACE = 32
/** Bytes that white space is written with in UTF-8, from the tab to the ideographic space. */
const BLANK = [9, 11, 12, 32, 0xc2, 0xa0, 0xe1, 0x9a, 0xe2, 0x81, 0x9f, 0xa8, 0xa9, 0xaf, 0xe3, 0xef, 0xbb, 0xbf]

/**
 * Counts what stands in a text file, byte by byte, apart from whatever loads it: the proof that no record was lost, and
 * the evidence of whether a fast strict reader may be trusted with the file. UTF-8, quote and (first character of the) delimiter of one byte.
 */
export class Survey {
  /** Records that ended, blank ones included; call `end` first. */
  records = 0
  /** `widths[k]`: records of k cells; the last counts all that are wider. */
  readonly widths = new Uint32Array(WIDEST + 1)
  /** 0-based records of nothing but delimiters, quotes and bytes that may be white space: whoever asks looks at them again. */
  readonly blanks: number[] = []
  blankCount = 0
  /** 0-based records that are empty lines. */
  readonly emptyLines: number[] = []
  emptyLineCount = 0
  /** 0-based records that are not as wide as the record before them, empty lines left aside. */
  readonly changes: number[] = []
  changeCount = 0
  /** `firstOf[k]`: the first record of k cells. */
  readonly firstOf = new Uint32Array(WIDEST + 1)
  /** Quotes where a strict reader allows none, or a quote never closed. */
  strayQuotes = 0
  /** Quotes within cells that do not begin with one: text to a strict reader, and often a sign that a cell was cut. */
  bareQuotes = 0
  quotedLineEnds = 0
  lineFeeds = 0
  returns = 0
  returnLineFeeds = 0
  nulBytes = 0
  longestRecord = 0
  readonly #bare: Uint8Array
  readonly #quoted: Uint8Array
  readonly #delimiter: number
  /** A space behind the delimiter belongs to it. */
  readonly #isSpaced: boolean
  readonly #quote: number
  #state: number = State.cellStart
  #cells = 1
  #hasContent = false
  #length = 0
  #lastWasReturn = false
  #lastWidth = 0

  constructor(separation: Separation) {
    this.#isSpaced = separation.delimiter.length > 1 && separation.delimiter.endsWith(' ')
    this.#delimiter = separation.delimiter === '' ? -1 : separation.delimiter.charCodeAt(0)
    this.#quote = separation.quote === '' ? -1 : separation.quote.charCodeAt(0)
    this.#bare = meanings(this.#delimiter, this.#quote)
    if (this.#isSpaced) this.#bare[SPACE] = Byte.other
    this.#quoted = meanings(-1, this.#quote)
  }

  push(bytes: Uint8Array): void {
    const n = bytes.length
    for (let i = 0; i < n; i++) {
      const from = i
      if (this.#state === State.quoted) i = this.#runQuoted(bytes, i)
      else if (this.#state !== State.closing && !this.#lastWasReturn) i = this.#runBare(bytes, i)
      this.#length += i - from
      if (i < n) this.#step(bytes[i] as number)
    }
  }

  /** Over cells without quotes, up to the first byte that takes more thought. All that costs time happens here. */
  #runBare(bytes: Uint8Array, from: number): number {
    const meaning = this.#bare
    const n = bytes.length
    let [cells, state, hasContent] = [this.#cells, this.#state, this.#hasContent]
    let i = from
    for (; i < n; i++) {
      const what = meaning[bytes[i] as number]
      if (what === Byte.content) {
        state = State.bare
        hasContent = true
      } else if (what === Byte.delimiter) {
        cells++
        state = State.cellStart
      } else if (what === Byte.blank) state = State.bare
      else if (what === Byte.quote && state === State.bare) {
        hasContent = true
        this.bareQuotes++
      } else break
    }
    this.#cells = cells
    this.#state = state
    this.#hasContent = hasContent
    return i
  }

  /** Over the inside of a quoted cell, up to the first byte that may end it or is counted. */
  #runQuoted(bytes: Uint8Array, from: number): number {
    const meaning = this.#quoted
    let i = from
    for (; i < bytes.length; i++) {
      const what = meaning[bytes[i] as number]
      if (what === Byte.content) this.#hasContent = true
      else if (what !== Byte.blank) break
    }
    return i
  }

  end(): void {
    if (this.#state === State.quoted) this.strayQuotes++
    if (this.#length > 0) this.#endRecord()
  }

  #step(code: number): void {
    if (this.#lastWasReturn) {
      this.#lastWasReturn = false
      if (code === NEWLINE) {
        this.returnLineFeeds++
        this.returns--
        return
      }
    }
    if (this.#state === State.quoted) this.#stepQuoted(code)
    else if (code === NEWLINE || code === RETURN) this.#lineEnd(code)
    else this.#stepBare(code)
  }

  #stepBare(code: number): void {
    this.#length++
    if (code === 0) this.nulBytes++
    if (code === this.#delimiter) {
      this.#cells++
      this.#state = State.cellStart
    } else if (code === this.#quote && this.#state !== State.bare) {
      this.#state = State.quoted
    } else if (code !== SPACE || !this.#isSpaced || this.#state !== State.cellStart) {
      if (this.#state === State.closing) this.strayQuotes++
      if (code !== SPACE && this.#bare[code] !== Byte.blank) this.#hasContent = true
      this.#state = State.bare
    }
  }

  #stepQuoted(code: number): void {
    this.#length++
    if (code === 0) this.nulBytes++
    if (code === this.#quote) this.#state = State.closing
    else if (code === NEWLINE || code === RETURN) this.quotedLineEnds++
    else this.#hasContent = true
  }

  #lineEnd(code: number): void {
    if (code === NEWLINE) this.lineFeeds++
    else {
      this.returns++
      this.#lastWasReturn = true
    }
    this.#endRecord()
  }

  #changeWidth(record: number, width: number): void {
    if (this.#lastWidth > 0) {
      this.changeCount++
      if (this.changes.length < LISTED) this.changes.push(record)
    }
    this.#lastWidth = width
  }

  #endRecord(): void {
    const record = this.records++
    const index = Math.min(this.#cells, WIDEST)
    if (this.widths[index] === 0) this.firstOf[index] = record
    this.widths[index] = (this.widths[index] ?? 0) + 1
    if (this.#length === 0) {
      this.emptyLineCount++
      if (this.emptyLines.length < LISTED) this.emptyLines.push(record)
    } else if (index !== this.#lastWidth) this.#changeWidth(record, index)
    if (!this.#hasContent) {
      this.blankCount++
      if (this.blanks.length < LISTED) this.blanks.push(record)
    }
    this.longestRecord = Math.max(this.longestRecord, this.#length)
    this.#state = State.cellStart
    this.#cells = 1
    this.#hasContent = false
    this.#length = 0
  }
}

const State = { cellStart: 0, bare: 1, quoted: 2, closing: 3 } as const

const Byte = { content: 0, delimiter: 1, blank: 2, quote: 3, other: 4 } as const

function meanings(delimiter: number, quote: number): Uint8Array {
  const meaning = new Uint8Array(256)
  for (const code of BLANK) meaning[code] = Byte.blank
  for (let code = 0x80; code <= 0x8a; code++) meaning[code] = Byte.blank
  if (delimiter >= 0 && delimiter < 256) meaning[delimiter] = Byte.delimiter
  if (quote >= 0 && quote < 256) meaning[quote] = Byte.quote
  for (const code of [0, NEWLINE, RETURN]) meaning[code] = Byte.other
  return meaning
}
