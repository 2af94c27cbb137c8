import type { Separation } from './recordSplitter.ts'

/** Beyond so many odd records of a kind the list ends and the count goes on. */
const LISTED = 1000
const WIDEST = 4096
const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const TAB = 9

/**
 * Counts what stands in a text file, byte by byte, apart from whatever loads it: the proof that no record was lost, and
 * the evidence of whether a fast strict reader may be trusted with the file. UTF-8, one-byte delimiter and quote.
 */
export class Survey {
  /** Records that ended, blank ones included; call `end` first. */
  records = 0
  /** `widths[k]`: records of k cells; the last counts all that are wider. */
  readonly widths = new Uint32Array(WIDEST + 1)
  /** 0-based records without anything but delimiters, quotes and white space. */
  readonly blanks: number[] = []
  blankCount = 0
  /** 0-based records that are empty lines. */
  readonly emptyLines: number[] = []
  emptyLineCount = 0
  /** Quotes where a strict reader allows none, or a quote never closed. */
  strayQuotes = 0
  quotedLineEnds = 0
  lineFeeds = 0
  returns = 0
  returnLineFeeds = 0
  nulBytes = 0
  longestRecord = 0
  readonly #delimiter: number
  readonly #quote: number
  #state: number = 0
  #cells = 1
  #hasContent = false
  #length = 0
  #lastWasReturn = false

  constructor(separation: Separation) {
    this.#delimiter = separation.delimiter.charCodeAt(0)
    this.#quote = separation.quote === '' ? -1 : separation.quote.charCodeAt(0)
  }

  push(bytes: Uint8Array): void {
    const n = bytes.length
    for (let i = 0; i < n; i++) {
      const from = i
      if (this.#state === State.bare) i = this.#skip(bytes, i, this.#delimiter)
      else if (this.#state === State.quoted) i = this.#skip(bytes, i, this.#quote)
      this.#length += i - from
      if (i > from) this.#hasContent = true
      if (i < n) this.#step(bytes[i] as number)
    }
  }

  /** The next byte that may mean something: most mean nothing. */
  #skip(bytes: Uint8Array, from: number, until: number): number {
    let i = from
    while (i < bytes.length) {
      const code = bytes[i] as number
      if (code === until || code <= RETURN) break
      i++
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
    } else {
      if (this.#state === State.closing) this.strayQuotes++
      if (code !== SPACE && code !== TAB) this.#hasContent = true
      this.#state = State.bare
    }
  }

  #stepQuoted(code: number): void {
    this.#length++
    if (code === 0) this.nulBytes++
    if (code === this.#quote) this.#state = State.closing
    else {
      this.#hasContent = true
      if (code === NEWLINE || code === RETURN) this.quotedLineEnds++
    }
  }

  #lineEnd(code: number): void {
    if (code === NEWLINE) this.lineFeeds++
    else {
      this.returns++
      this.#lastWasReturn = true
    }
    this.#endRecord()
  }

  #endRecord(): void {
    const record = this.records++
    const index = Math.min(this.#cells, WIDEST)
    this.widths[index] = (this.widths[index] ?? 0) + 1
    if (this.#length === 0) {
      this.emptyLineCount++
      if (this.emptyLines.length < LISTED) this.emptyLines.push(record)
    }
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
