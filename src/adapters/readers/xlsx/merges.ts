import { IngestFault } from '../fault.ts'

/** Collects the merged ranges that stand whole in a stretch of what follows the rows of a sheet. */
export class MergeReader {
  readonly ranges: string[] = []
  readonly #pattern: RegExp
  readonly #limit: number

  constructor(prefix: string, limit: number) {
    this.#pattern = new RegExp(`<${prefix}mergeCell\\s[^<>]*?ref\\s*=\\s*["']([^"'<>]*)["'][^<>]*>`, 'g')
    this.#limit = limit
  }

  /** @throws IngestFault too_many_merges */
  read(xml: string): void {
    for (const [, range] of xml.matchAll(this.#pattern)) {
      if (range !== undefined) this.ranges.push(range)
      if (this.ranges.length > this.#limit) throw new IngestFault('too_many_merges', { limit: this.#limit })
    }
  }
}
