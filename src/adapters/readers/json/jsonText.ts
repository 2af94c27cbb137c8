import type { JsonEvents, ScalarKind } from './jsonEvents.ts'

/** Writes what comes as compact JSON again, its numbers as they were written. */
export class JsonText implements JsonEvents {
  /** Brackets that are open. */
  depth = 0
  #text = ''
  #needsComma = false

  get text(): string {
    return this.#text
  }

  openObject(): void {
    this.#open('{')
  }

  closeObject(): void {
    this.#close('}')
  }

  openArray(): void {
    this.#open('[')
  }

  closeArray(): void {
    this.#close(']')
  }

  key(name: string): void {
    this.#write(`${JSON.stringify(name)}:`)
    this.#needsComma = false
  }

  scalar(text: string, kind: ScalarKind): void {
    this.#write(kind === 'text' ? JSON.stringify(text) : text)
  }

  #open(bracket: string): void {
    this.#write(bracket)
    this.#needsComma = false
    this.depth++
  }

  #close(bracket: string): void {
    this.#text += bracket
    this.#needsComma = true
    this.depth--
  }

  #write(text: string): void {
    this.#text += this.#needsComma ? `,${text}` : text
    this.#needsComma = true
  }
}
