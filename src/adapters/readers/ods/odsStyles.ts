import { attribute } from './tagStream.ts'

/** What matters of the styles of a document: which tables are hidden, which cells count hours past 24. */
export class OdsStyles {
  readonly #hiddenTables = new Set<string>()
  readonly #durationFormats = new Set<string>()
  /** Cell style to its format, and to the style it builds upon. */
  readonly #formatOf = new Map<string, string>()
  readonly #parentOf = new Map<string, string>()
  #style = ''

  open(name: string, tag: string): void {
    if (name === 'style:style') this.#openStyle(tag)
    else if (name === 'style:table-properties') {
      if (attribute(tag, 'table:display') === 'false') this.#hiddenTables.add(this.#style)
    } else if (name === 'number:time-style' && attribute(tag, 'number:truncate-on-overflow') === 'false') {
      this.#durationFormats.add(attribute(tag, 'style:name') ?? '')
    }
  }

  isHiddenTable(style: string | null): boolean {
    return style !== null && this.#hiddenTables.has(style)
  }

  isDuration(style: string | null): boolean {
    let name = style
    for (let depth = 0; name !== null && depth < 10; depth++) {
      const format = this.#formatOf.get(name)
      if (format !== undefined) return this.#durationFormats.has(format)
      name = this.#parentOf.get(name) ?? null
    }
    return false
  }

  #openStyle(tag: string): void {
    this.#style = attribute(tag, 'style:name') ?? ''
    const format = attribute(tag, 'style:data-style-name')
    const parent = attribute(tag, 'style:parent-style-name')
    if (format !== null) this.#formatOf.set(this.#style, format)
    if (parent !== null) this.#parentOf.set(this.#style, parent)
  }
}
