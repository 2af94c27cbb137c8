import { IngestFault } from '../fault.ts'

/** Collects the merged ranges that stand whole in a stretch of what follows the rows of a sheet. */
export class MergeReader {
  readonly ranges: string[] = []
  readonly #pattern: RegExp
  readonly #limit: number

  constructor(prefix: string, limit: number) {
    // Every part is bounded: a hostile tag must not be searched again and again.
    const reference = `ref\\s{0,9}=\\s{0,9}["']([^"'<>]{1,40})["']`
    this.#pattern = new RegExp(`<${prefix}mergeCell\\s[^<>]{0,200}?${reference}[^<>]{0,200}>`, 'g')
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
