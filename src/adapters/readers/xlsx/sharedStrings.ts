import { IngestFault } from '../fault.ts'
import type { XlsxLimits } from './limits.ts'
import { prefixOf } from './prefix.ts'
import { richText } from './richText.ts'
import { TextWindow } from './textWindow.ts'
import { xmlText } from './xmlText.ts'
import type { Archive } from './zip.ts'

/** What an entry costs beside its characters, in bytes: its place in the list and its header. */
const ENTRY_BYTES = 48

/** The shared strings, read at the first call and kept for the next ones. */
export function sharedStringsOf(
  archive: Archive,
  part: string | null,
  limits: XlsxLimits,
): (signal?: AbortSignal) => Promise<readonly string[]> {
  let strings: readonly string[] | null = null
  return async signal => {
    strings ??= part === null || !archive.has(part) ? [] : await readStrings(archive, { part, limits }, signal)
    return strings
  }
}

interface StringTable {
  part: string
  limits: XlsxLimits
}

async function readStrings(archive: Archive, table: StringTable, signal?: AbortSignal): Promise<string[]> {
  const strings: string[] = []
  const window = new TextWindow(table.limits.rowCharacters, 'string_too_long')
  let prefix: string | null = null
  let bytes = 0
  for await (const text of xmlText(archive.chunks(table.part, signal), table.part)) {
    bytes += memoryOf(text)
    if (!window.push(text)) continue
    prefix ??= prefixOf(window.text)
    window.consume(readItems(window.text, prefix, strings))
    refuseMoreThan(table.limits.sharedStringBytes, bytes + strings.length * ENTRY_BYTES)
  }
  window.flush()
  readItems(window.text, prefix ?? '', strings)
  return strings
}

/** Adds every whole `<si>` and answers where the first unfinished one begins. */
function readItems(text: string, prefix: string, strings: string[]): number {
  const [open, close] = [`<${prefix}si`, `</${prefix}si>`]
  let at = 0
  for (;;) {
    const start = text.indexOf(open, at)
    // What is left may be the beginning of a tag.
    if (start < 0) return Math.max(at, text.lastIndexOf('<'))
    const tagEnd = text.indexOf('>', start)
    if (tagEnd < 0) return start
    if (text.charCodeAt(tagEnd - 1) === 47) {
      strings.push('')
      at = tagEnd + 1
      continue
    }
    const end = text.indexOf(close, tagEnd)
    if (end < 0) return start
    strings.push(richText(text.slice(tagEnd + 1, end), prefix))
    at = end + close.length
  }
}

/** Strings cut from a text keep all of it in memory: two bytes a character as soon as one is beyond Latin-1. */
function memoryOf(text: string): number {
  return /[\u0100-\uffff]/.test(text) ? text.length * 2 : text.length
}

function refuseMoreThan(limit: number, bytes: number): void {
  if (bytes > limit) throw new IngestFault('shared_strings_too_large', { bytes, limit })
}
