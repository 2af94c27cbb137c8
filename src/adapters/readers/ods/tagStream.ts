import { IngestFault } from '../fault.ts'

/** What a document is made of, in order. A tag is given from its name to before its end, to look attributes up in. */
export interface TagHandler {
  open(name: string, tag: string): void
  close(name: string): void
  text(raw: string): void
}

const TAG_CHARACTERS = 8 * 2 ** 20
const [DOUBLE_QUOTE, SINGLE_QUOTE, GREATER, SLASH] = [34, 39, 62, 47]

/** Cuts pieces of a document into tags and what stands between them; `<a/>` opens and closes. */
export class TagStream {
  #rest = ''
  readonly #handler: TagHandler
  readonly #part: string

  constructor(handler: TagHandler, part: string) {
    this.#handler = handler
    this.#part = part
  }

  push(piece: string): void {
    const xml = this.#rest + piece
    let at = 0
    for (;;) {
      const start = xml.indexOf('<', at)
      if (start > at) this.#handler.text(xml.slice(at, start))
      const end = start < 0 ? -1 : tagEnd(xml, start)
      if (end < 0) {
        this.#keep(start < 0 ? xml.slice(at) : xml.slice(start), start < 0)
        return
      }
      this.#take(xml, start, end)
      at = end + 1
    }
  }

  /** @throws IngestFault malformed_part when the document ends within a tag */
  end(): void {
    if (this.#rest !== '') throw new IngestFault('malformed_part', { part: this.#part, reason: 'a tag does not end' })
  }

  #keep(rest: string, isText: boolean): void {
    if (isText) {
      if (rest !== '') this.#handler.text(rest)
      this.#rest = ''
      return
    }
    if (rest.length > TAG_CHARACTERS) throw new IngestFault('row_too_long', { limit: TAG_CHARACTERS })
    this.#rest = rest
  }

  #take(xml: string, start: number, end: number): void {
    if (xml.charCodeAt(start + 1) === SLASH) {
      this.#handler.close(xml.slice(start + 2, end).trimEnd())
      return
    }
    const isEmpty = xml.charCodeAt(end - 1) === SLASH
    const tag = xml.slice(start + 1, isEmpty ? end - 1 : end)
    const name = nameOf(tag)
    this.#handler.open(name, tag)
    if (isEmpty) this.#handler.close(name)
  }
}

/** The value of an attribute by its full name, as written; null without it. */
export function attribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1)
    let i = at + name.length
    while (tag.charCodeAt(i) <= 32) i++
    if (before > 32 || tag.charAt(i) !== '=') continue
    i++
    while (tag.charCodeAt(i) <= 32) i++
    const quote = tag.charAt(i)
    const end = quote === '"' || quote === "'" ? tag.indexOf(quote, i + 1) : -1
    return end < 0 ? null : tag.slice(i + 1, end)
  }
  return null
}

function nameOf(tag: string): string {
  let end = 0
  while (end < tag.length && tag.charCodeAt(end) > 32) end++
  return tag.slice(0, end)
}

/** Position of the `>` that ends the tag: one inside quotes does not. */
function tagEnd(xml: string, start: number): number {
  const simple = xml.indexOf('>', start)
  if (simple < 0) return -1
  let quote = 0
  for (let i = start; i < xml.length; i++) {
    const code = xml.charCodeAt(i)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code
    else if (code === GREATER) return i
  }
  return -1
}
