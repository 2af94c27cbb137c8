import { IngestFault } from '../fault.ts'
import type { XlsxLimits } from './limits.ts'
import { xmlText } from './xmlText.ts'
import type { Archive } from './zip.ts'

/** Reads whole the small parts that describe a workbook, all of them together within one budget of bytes. */
export interface Metadata {
  /** Null when there is no such part. */
  read(part: string): Promise<string | null>
  /** The beginning of a part: enough for its root element. */
  head(part: string): Promise<string | null>
}

export function metadataOf(archive: Archive, limits: XlsxLimits): Metadata {
  let characters = 0
  const spend = (text: string, part: string) => {
    characters += text.length
    if (characters > limits.metadataBytes) {
      throw new IngestFault('part_too_large', { part, limit: limits.metadataBytes })
    }
    return text
  }
  return {
    async read(part) {
      if (!archive.has(part)) return null
      const pieces: string[] = []
      for await (const text of xmlText(archive.chunks(part), part)) pieces.push(spend(text, part))
      return pieces.join('')
    },
    async head(part) {
      if (!archive.has(part)) return null
      for await (const text of xmlText(archive.chunks(part), part)) return spend(text, part)
      return null
    },
  }
}
