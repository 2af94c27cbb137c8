import duckdb, { type Vector } from '@duckdb/node-bindings'

/** Rows a vector of the engine holds. */
export const VECTOR_ROWS = 2048
/** A text in a vector takes four words: its length, then itself where it is no longer than this. */
const INLINE_BYTES = 12
const TEXT_WORDS = 4
const ASCII_END = 128

/**
 * Writes texts into vectors of the engine. Most cells are short: they are put together here and handed over at once, where
 * the client would call the engine for every one of them, which takes three times as long.
 * Source: duckdb_string_t of duckdb.h
 */
export class TextVector {
  readonly #words = new Uint32Array(VECTOR_ROWS * TEXT_WORDS)
  readonly #bytes = new Uint8Array(this.#words.buffer)
  readonly #valid = new Uint32Array(VECTOR_ROWS / 32)
  /** Places of the texts that the engine has to keep beside the vector. */
  readonly #long: number[] = []

  /** @param texts  at most `VECTOR_ROWS`; null is missing */
  write(vector: Vector, texts: readonly (string | null)[]): void {
    const n = texts.length
    this.#long.length = 0
    const nulls = this.#putAll(texts)
    duckdb.copy_data_to_vector(vector, 0, this.#words.buffer, 0, n * TEXT_WORDS * 4)
    for (const at of this.#long) duckdb.vector_assign_string_element(vector, at, texts[at] ?? '')
    if (nulls === 0) return
    duckdb.vector_ensure_validity_writable(vector)
    duckdb.copy_data_to_vector_validity(vector, 0, this.#valid.buffer, 0, Math.ceil(n / 64) * 8)
  }

  #putAll(texts: readonly (string | null)[]): number {
    const valid = this.#valid.fill(0)
    let nulls = 0
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i] ?? null
      if (text === null) {
        nulls++
        continue
      }
      const word = i >> 5
      valid[word] = (valid[word] as number) | (1 << (i & 31))
      if (!this.#putInline(text, i)) this.#long.push(i)
    }
    return nulls
  }

  /** False where the text does not fit, or has other characters than ASCII. */
  #putInline(text: string, at: number): boolean {
    const n = text.length
    if (n > INLINE_BYTES) return false
    const [words, bytes] = [this.#words, this.#bytes]
    const word = at * TEXT_WORDS
    words[word] = n
    words[word + 1] = words[word + 2] = words[word + 3] = 0
    let seen = 0
    for (let i = 0, byte = at * TEXT_WORDS * 4 + 4; i < n; i++, byte++) {
      const code = text.charCodeAt(i)
      seen |= code
      bytes[byte] = code
    }
    return seen < ASCII_END
  }
}
