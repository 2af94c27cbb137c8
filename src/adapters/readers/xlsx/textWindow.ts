import { IngestFault } from '../fault.ts'

/**
 * The stretch of a streamed text that is not consumed yet.
 *
 * An item that does not end within the window is looked at again only when the window has doubled, so that the work stays
 * proportional to the text, however long the item; beyond `limit` characters it is refused.
 */
export class TextWindow {
  text = ''
  readonly #limit: number
  readonly #code: string
  #waiting: string[] = []
  #waitingLength = 0

  constructor(limit: number, code: string) {
    this.#limit = limit
    this.#code = code
  }

  /** True when `text` has grown enough to be looked at. @throws IngestFault the code given, for an item too long */
  push(piece: string): boolean {
    if (this.text.length > this.#limit) throw new IngestFault(this.#code, { limit: this.#limit })
    this.#waiting.push(piece)
    this.#waitingLength += piece.length
    if (this.#waitingLength < this.text.length) return false
    this.flush()
    return true
  }

  /** Adds what still waits, at the end of the text. */
  flush(): void {
    if (this.#waitingLength > 0) this.text += this.#waiting.length === 1 ? this.#waiting[0] : this.#waiting.join('')
    this.#waiting = []
    this.#waitingLength = 0
  }

  consume(characters: number): void {
    if (characters > 0) this.text = this.text.slice(characters)
  }
}
