/** How a text file writes its cells. */
export interface Separation {
  /** One to three characters: ',', ';', a tab, '|', ', ', ' | ' ... */
  delimiter: string
  /** Empty: no cell is quoted. */
  quote: string
  /** Equal to the quote where quotes are doubled, a backslash, or empty. */
  escape: string
  /**
   * Quotes inside cells are not always doubled as they should be, but every separator stands between two quotes: a quote
   * then closes its cell exactly where delimiter and quote, or the end of the record, follow.
   */
  isFenced?: boolean
  /** No cell goes on in the next line: a quote that is not closed in its line is part of its cell. */
  isOneLine?: boolean
}

export interface SplitFaults {
  /** Quotes inside a quoted cell that were neither doubled nor escaped; taken as part of the cell. */
  strayQuotes: number
  /** Cells that began with a quote that was never closed; the quote is taken as part of the cell. */
  unclosedQuotes: number
  /** Quoted cells with stray quotes that hold separators and line ends: whole records may be among their text. */
  runOnCells: number
}

/** A quoted cell longer than this is taken for one whose quote was never closed. */
const LONGEST_CELL = 1 << 20
/** What separators part in a cell that holds whole records; sentences have fewer. */
const RUN_ON_PIECES = 4
const [LF, CR] = [10, 13]

/**
 * Splits text into records, as it comes, in constant memory, and never gives up: RFC 4180 where the text obeys it, and
 * the likeliest reading where it does not. LF, CRLF and CR each end a record. No text is lost: a record is what stands
 * between two line ends outside of quotes, an empty line is a record of one empty cell.
 *
 * Cells are cut from the larger text and keep it alive: copy what is held for long.
 */
export class RecordSplitter {
  readonly faults: SplitFaults = { strayQuotes: 0, unclosedQuotes: 0, runOnCells: 0 }
  readonly #separation: Separation
  readonly #first: number
  readonly #quote: number
  readonly #escape: number
  #text = ''
  #at = 0
  /** Where the quote of the last quoted cell closed; -1 when it never did. */
  #closedAt = -1
  #isLast = false

  constructor(separation: Separation) {
    this.#separation = separation
    this.#first = separation.delimiter.charCodeAt(0)
    this.#quote = separation.quote === '' ? -1 : separation.quote.charCodeAt(0)
    this.#escape = separation.escape === '' ? -1 : separation.escape.charCodeAt(0)
  }

  /** The records that are whole once `text` has come. */
  push(text: string): string[][] {
    this.#text = this.#at === this.#text.length ? text : this.#text.slice(this.#at) + text
    this.#at = 0
    return this.#take()
  }

  /** Characters of the record that is not whole yet. */
  get pending(): number {
    return this.#text.length - this.#at
  }

  /** The rest, when there is no more text. */
  end(): string[][] {
    this.#isLast = true
    return this.#take()
  }

  #take(): string[][] {
    const records: string[][] = []
    for (let record = this.#record(); record !== null; record = this.#record()) records.push(record)
    return records
  }

  /** The next whole record; null when the text that has come holds none, and then nothing was consumed. */
  #record(): string[] | null {
    const text = this.#text
    if (this.#at >= text.length) return null
    const cells: string[] = []
    for (let i = this.#at; ; ) {
      const end = this.#cell(i, cells)
      if (end < 0) return null
      if (end === text.length || !this.#isDelimiter(end)) return this.#close(end) ? cells : null
      i = end + this.#separation.delimiter.length
      if (i >= text.length && !this.#isLast) return null
    }
  }

  /** Takes the cell that begins at `start`; answers where it ends, -1 when more text is needed to know. */
  #cell(start: number, cells: string[]): number {
    if (this.#text.charCodeAt(start) !== this.#quote) {
      const end = this.#bareEnd(start)
      cells.push(this.#bare(start, end))
      return end
    }
    const end = this.#quotedEnd(start + 1)
    cells.push(this.#closedAt >= 0 ? this.#unquoted(start + 1, this.#closedAt) : this.#text.slice(start, end))
    return end
  }

  /** Steps over the line end at `end`; false when it may be only half there. */
  #close(end: number): boolean {
    const text = this.#text
    if (text.charCodeAt(end) === CR) {
      if (end + 1 === text.length && !this.#isLast) return false
      this.#at = text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
    } else this.#at = Math.min(end + 1, text.length)
    return true
  }

  /** Where a cell without quotes ends; -1 when more text is needed to know. */
  #bareEnd(from: number): number {
    const text = this.#text
    const escaping = this.#escape === this.#quote ? -1 : this.#escape
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === LF || code === CR) return i
      if (code === this.#first && this.#isDelimiter(i)) return i
      if (code === escaping) i++
    }
    return this.#isLast ? text.length : -1
  }

  /** An escape before a delimiter, a quote or a line end keeps it from being one, and is no part of the cell. */
  #bare(start: number, end: number): string {
    const cell = this.#text.slice(start, end)
    const { quote, escape: mark, delimiter } = this.#separation
    if (end < 0 || mark === '' || mark === quote || !cell.includes(mark)) return cell
    return unescaped(cell, mark, next => delimiter.startsWith(next) || next === quote || next === '\n' || next === mark)
  }

  /** Where a quoted cell and what follows its closing quote end; -1 when more text is needed to know. */
  #quotedEnd(from: number): number {
    const text = this.#text
    let strays = 0
    this.#closedAt = -1
    for (let i = this.#nextMark(from); i < text.length; i = this.#nextMark(i)) {
      const code = text.charCodeAt(i)
      if (code === LF || code === CR) return this.#unclosed(from)
      if (code !== this.#quote) {
        i += 2
        continue
      }
      const run = this.#runEnd(i)
      if (run === text.length && !this.#isLast) break
      if (this.#closes(i, run)) {
        this.#closedAt = run - 1
        const end = this.#afterQuote(run)
        if (end >= 0 && strays > 0) this.#countStrays(strays, text.slice(from, this.#closedAt))
        return end
      }
      strays += (run - i) % 2
      i = run
    }
    return this.#needMore(from)
  }

  #countStrays(strays: number, cell: string): void {
    this.faults.strayQuotes += strays
    const pieces = cell.split(this.#separation.delimiter).length
    if (pieces >= RUN_ON_PIECES && /[\r\n]/.test(cell)) this.faults.runOnCells++
  }

  /** The next quote or escape, or line end that ends the cell. */
  #nextMark(from: number): number {
    const text = this.#text
    const escaping = this.#escape
    const isOneLine = this.#separation.isOneLine === true
    for (let i = from; i < text.length; i++) {
      const code = text.charCodeAt(i)
      if (code === this.#quote || code === escaping) return i
      if (isOneLine && (code === LF || code === CR)) return i
    }
    return text.length
  }

  #needMore(from: number): number {
    if (!this.#isLast && this.#text.length - from < LONGEST_CELL) return -1
    return this.#unclosed(from)
  }

  #unclosed(from: number): number {
    this.faults.unclosedQuotes++
    return this.#bareEnd(from)
  }

  #runEnd(from: number): number {
    const text = this.#text
    if (this.#escape !== this.#quote && this.#separation.isFenced !== true) return from + 1
    let i = from
    while (text.charCodeAt(i) === this.#quote) i++
    return i
  }

  /** Whether the last of the quotes from `start` to `end` closes the cell. */
  #closes(start: number, end: number): boolean {
    const { isFenced, delimiter } = this.#separation
    const isOdd = (end - start) % 2 === 1
    if (!isFenced && !isOdd) return false
    const next = this.#skipSpaces(end)
    if (next >= this.#text.length) return this.#isLast || isOdd
    const code = this.#text.charCodeAt(next)
    if (code === LF || code === CR) return true
    if (!this.#isDelimiter(next)) return false
    return !isFenced || this.#text.charCodeAt(next + delimiter.length) === this.#quote
  }

  #skipSpaces(from: number): number {
    if (this.#first === 32) return from
    let i = from
    while (this.#text.charCodeAt(i) === 32) i++
    return i
  }

  #afterQuote(from: number): number {
    const next = this.#skipSpaces(from)
    if (next < this.#text.length) return next
    return this.#isLast ? next : -1
  }

  #isDelimiter(at: number): boolean {
    const { delimiter } = this.#separation
    return this.#text.charCodeAt(at) === this.#first && (delimiter.length === 1 || this.#text.startsWith(delimiter, at))
  }

  #unquoted(start: number, end: number): string {
    const cell = this.#text.slice(start, end)
    const { quote, escape: mark } = this.#separation
    if (mark === '' || !cell.includes(mark)) return cell
    return mark === quote
      ? cell.replaceAll(quote + quote, quote)
      : unescaped(cell, mark, next => escapes(next, quote, mark))
  }
}

/** A backslash before a letter is a backslash: 'C:\\temp' is written so by many who escape quotes. */
function escapes(next: string, quote: string, mark: string): boolean {
  return next === quote || next === mark
}

/** The cell without the marks that stand before what they may stand before. */
function unescaped(cell: string, mark: string, mayPrecede: (next: string) => boolean): string {
  let text = ''
  let from = 0
  for (let at = cell.indexOf(mark); at >= 0; at = cell.indexOf(mark, Math.max(from, at) + 1)) {
    if (!mayPrecede(cell.charAt(at + 1))) continue
    text += cell.slice(from, at)
    from = at + 1
    at++
  }
  return text + cell.slice(from)
}
