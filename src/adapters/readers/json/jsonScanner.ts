import { IngestFault } from '../fault.ts'
import type { JsonEvents } from './jsonEvents.ts'
import { closingQuote, unescaped } from './jsonString.ts'

/** Characters of one string, number or comment. */
const LONGEST_TOKEN = 1 << 24
const DEEPEST = 200
const NUMBER = /-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|Infinity)|NaN/y
const WORD = /[A-Za-z_$][\w$]*/y
const NUMBER_CHARACTERS = /[-+.\w]*/y

/** What comes next. */
const Expected = { value: 0, firstItem: 1, key: 2, firstKey: 3, colon: 4, comma: 5, document: 6 } as const
type Expected = (typeof Expected)[keyof typeof Expected]

const EXPECTATIONS = [
  'a value',
  'a value or ]',
  'a name in quotes',
  'a name in quotes or }',
  'a colon',
  'a comma or',
  'a value',
]

/** Faults that have but one meaning and were read as such. */
export interface JsonRepairs {
  trailingCommas: number
  comments: number
}

/**
 * Reads JSON that comes in pieces and tells what stands in it; holds no more than one value at a time. Several values in
 * a row are read one after another. Commas before a closing bracket and comments are passed over, and counted.
 */
export class JsonScanner {
  readonly repairs: JsonRepairs = { trailingCommas: 0, comments: 0 }
  /** Values at the top that began, and commas between them. */
  documents = 0
  commasAtTop = 0
  readonly #events: JsonEvents
  #text = ''
  #at = 0
  #expected: Expected = Expected.document
  /** For each open bracket, whether it is an object's. */
  readonly #open: boolean[] = []
  #isLast = false
  #afterComma = false
  /** Lines and characters of the last one before `#text`. */
  #lines = 0
  #characters = 0

  constructor(events: JsonEvents) {
    this.#events = events
  }

  /** @throws IngestFault json_broken, json_value_too_long, json_too_deep */
  push(chunk: string): void {
    this.#forget()
    this.#text += chunk
    this.#run()
    if (this.#text.length - this.#at > LONGEST_TOKEN) {
      throw new IngestFault('json_value_too_long', { ...this.#place(this.#at), limit: LONGEST_TOKEN })
    }
  }

  /** @throws IngestFault json_broken, json_cut_off */
  end(): void {
    this.#isLast = true
    this.#run()
    if (this.#expected !== Expected.document || this.#at < this.#text.length) {
      throw new IngestFault('json_cut_off', this.#place(this.#text.length))
    }
  }

  #run(): void {
    let goesOn = true
    while (goesOn) {
      this.#skipSpace()
      goesOn = this.#at < this.#text.length && this.#step(this.#text.charCodeAt(this.#at))
    }
  }

  #skipSpace(): void {
    const text = this.#text
    let at = this.#at
    for (;;) {
      const code = text.charCodeAt(at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break
      at++
    }
    this.#at = at
  }

  /** Takes one token; false when more text is needed for it. */
  #step(code: number): boolean {
    if (code === Code.slash) return this.#comment()
    switch (this.#expected) {
      case Expected.comma:
        return this.#separator(code)
      case Expected.colon:
        if (code !== Code.colon) throw this.#broken()
        this.#at++
        this.#expected = Expected.value
        return true
      case Expected.key:
      case Expected.firstKey:
        return this.#keyOrEnd(code)
      default:
        return this.#valueOrEnd(code)
    }
  }

  #separator(code: number): boolean {
    const isObject = this.#open[this.#open.length - 1] === true
    if (code === Code.comma) {
      this.#at++
      this.#afterComma = true
      this.#expected = isObject ? Expected.key : Expected.value
      return true
    }
    if (code !== (isObject ? Code.closeBrace : Code.closeBracket)) throw this.#broken()
    return this.#close(isObject)
  }

  #keyOrEnd(code: number): boolean {
    if (code === Code.closeBrace) return this.#close(true)
    if (code !== Code.quote) throw this.#broken()
    const name = this.#string()
    if (name === null) return false
    this.#afterComma = false
    this.#events.key(name)
    this.#expected = Expected.colon
    return true
  }

  #valueOrEnd(code: number): boolean {
    const top = this.#open.length
    if (top === 0) {
      // Between values at the top a comma says nothing that the next value does not say.
      if (code === Code.comma && this.documents > 0) {
        this.#at++
        this.commasAtTop++
        return true
      }
      this.documents++
    } else if (code === Code.closeBracket && this.#open[top - 1] === false) return this.#close(false)
    const isTaken = this.#value(code)
    if (!isTaken && top === 0) this.documents--
    return isTaken
  }

  #value(code: number): boolean {
    if (code === Code.openBrace || code === Code.openBracket) {
      this.#enter(code === Code.openBrace)
      return true
    }
    if (code === Code.quote) {
      const text = this.#string()
      if (text === null) return false
      this.#events.scalar(text, 'text')
    } else if (!this.#word()) return false
    this.#valueEnded()
    return true
  }

  #enter(isObject: boolean): void {
    if (this.#open.length === DEEPEST)
      throw new IngestFault('json_too_deep', { ...this.#place(this.#at), limit: DEEPEST })
    this.#at++
    this.#afterComma = false
    this.#open.push(isObject)
    this.#expected = isObject ? Expected.firstKey : Expected.firstItem
    if (isObject) this.#events.openObject()
    else this.#events.openArray()
  }

  #close(isObject: boolean): boolean {
    if (this.#afterComma) this.repairs.trailingCommas++
    this.#at++
    this.#open.pop()
    if (isObject) this.#events.closeObject()
    else this.#events.closeArray()
    this.#valueEnded()
    return true
  }

  #valueEnded(): void {
    this.#afterComma = false
    this.#expected = this.#open.length === 0 ? Expected.document : Expected.comma
  }

  /** The string that opens here; null when it does not close yet. */
  #string(): string | null {
    const end = closingQuote(this.#text, this.#at)
    if (end < 0) return null
    const found = unescaped(this.#text.slice(this.#at + 1, end))
    if (typeof found === 'number') throw this.#broken('an escape that JSON knows', this.#at + 1 + found)
    this.#at = end + 1
    return found
  }

  /** A number or one of true, false, null. */
  #word(): boolean {
    const from = this.#at
    NUMBER_CHARACTERS.lastIndex = from
    NUMBER_CHARACTERS.test(this.#text)
    const end = NUMBER_CHARACTERS.lastIndex
    if (end === this.#text.length && !this.#isLast) return false
    NUMBER.lastIndex = from
    if (NUMBER.test(this.#text) && NUMBER.lastIndex === end) this.#events.scalar(this.#text.slice(from, end), 'number')
    else this.#literal(from, end)
    this.#at = end
    return true
  }

  #literal(from: number, end: number): void {
    const word = this.#text.slice(from, end)
    if (word === 'null') this.#events.scalar(word, 'null')
    else if (word === 'true' || word === 'false') this.#events.scalar(word, 'boolean')
    else throw this.#broken()
  }

  #comment(): boolean {
    const mark = this.#text.charAt(this.#at + 1)
    if (mark === '' && !this.#isLast) return false
    if (mark !== '/' && mark !== '*') throw this.#broken()
    const end = this.#text.indexOf(mark === '/' ? '\n' : '*/', this.#at + 2)
    if (end < 0 && !(mark === '/' && this.#isLast)) return false
    this.#at = end < 0 ? this.#text.length : end + (mark === '/' ? 1 : 2)
    this.repairs.comments++
    return true
  }

  /** Drops what has been read, keeping count of its lines. */
  #forget(): void {
    const gone = this.#place(this.#at)
    this.#lines = gone.line - 1
    this.#characters = gone.column - 1
    this.#text = this.#text.slice(this.#at)
    this.#at = 0
  }

  #place(at: number): { line: number; column: number } {
    let line = this.#lines + 1
    let from = 0
    for (let end = this.#text.indexOf('\n'); end >= 0 && end < at; end = this.#text.indexOf('\n', from)) {
      line++
      from = end + 1
    }
    return { line, column: at - from + 1 + (line === this.#lines + 1 ? this.#characters : 0) }
  }

  #broken(expected = this.#expectation(), at = this.#at): IngestFault {
    WORD.lastIndex = at
    const [word] = WORD.exec(this.#text) ?? []
    const found = word?.slice(0, 20) ?? this.#text.slice(at, at + 1)
    return new IngestFault('json_broken', { ...this.#place(at), expected, found })
  }

  #expectation(): string {
    const words = EXPECTATIONS[this.#expected] ?? ''
    if (this.#expected !== Expected.comma) return words
    return `${words} ${this.#open[this.#open.length - 1] ? '}' : ']'}`
  }
}

const Code = {
  quote: 34,
  comma: 44,
  slash: 47,
  colon: 58,
  openBracket: 91,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const
