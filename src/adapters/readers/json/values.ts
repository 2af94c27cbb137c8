import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { IngestFault } from '../fault.ts'
import type { Utf8Text } from '../text/textLayout.ts'
import type { JsonEvents } from './jsonEvents.ts'
import { type JsonRepairs, JsonScanner } from './jsonScanner.ts'
import { RecordedEvents } from './recordedEvents.ts'

const CHUNK_BYTES = 1 << 18
const LONGEST_LINE = 1 << 24
/** Lines at the beginning that say whether each line is a value of its own. */
const FIRST_LINES = 100

export interface ValueEvents extends JsonEvents {
  /** The values of line `line` follow. */
  line?(line: number): void
  /** Line `line` holds no value, or a broken one. */
  unreadable?(line: number, text: string): void
}

export interface ScannedValues extends JsonRepairs {
  /** Values at the top. */
  documents: number
}

/** Whether every line of the text is a value of its own, broken ones aside. */
export async function isLineByLine({ path }: Utf8Text): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, 0)
    const text = new TextDecoder('utf-8').decode(buffer.subarray(0, bytesRead))
    const lines = text.split('\n')
    if (bytesRead === CHUNK_BYTES) lines.pop()
    const filled = lines.slice(0, FIRST_LINES).filter(line => line.trim() !== '')
    const whole = filled.filter(line => /^\s*[[{]/.test(line) && recordLine(new RecordedEvents(), line) !== null)
    return whole.length > 1 && whole.length * 2 >= filled.length
  } finally {
    await file.close()
  }
}

/**
 * Tells everything that stands in a JSON text, line by line or as a whole.
 * @throws IngestFault json_broken, json_cut_off, json_value_too_long, json_too_deep
 */
export async function scanValues(
  text: Utf8Text,
  events: ValueEvents,
  { isLines, signal }: { isLines: boolean; signal?: AbortSignal | undefined },
): Promise<ScannedValues> {
  return isLines ? scanLines(text, events, signal) : scanWhole(text, events, signal)
}

async function scanWhole(text: Utf8Text, events: JsonEvents, signal?: AbortSignal): Promise<ScannedValues> {
  const scanner = new JsonScanner(events)
  for await (const chunk of chunksOf(text, signal)) scanner.push(chunk)
  scanner.end()
  return { documents: scanner.documents, ...scanner.repairs }
}

async function scanLines(text: Utf8Text, events: ValueEvents, signal?: AbortSignal): Promise<ScannedValues> {
  const recorded = new RecordedEvents()
  const scanned: ScannedValues = { documents: 0, trailingCommas: 0, comments: 0 }
  let number = 0
  const take = (line: string) => {
    number++
    const repairs = line.trim() === '' ? null : recordLine(recorded, line)
    if (repairs === null) {
      events.unreadable?.(number, line)
      return
    }
    scanned.documents++
    scanned.trailingCommas += repairs.trailingCommas
    scanned.comments += repairs.comments
    events.line?.(number)
    recorded.replay(events)
  }
  let rest = ''
  for await (const chunk of chunksOf(text, signal)) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LONGEST_LINE)
      throw new IngestFault('record_too_long', { record: number + 1, limit: LONGEST_LINE })
    for (const line of lines) take(line)
  }
  if (rest !== '') take(rest)
  return scanned
}

/** The one value of a line; null when it is broken, or not one. */
function recordLine(recorded: RecordedEvents, line: string): JsonRepairs | null {
  recorded.clear()
  const scanner = new JsonScanner(recorded)
  try {
    scanner.push(line)
    scanner.end()
    return scanner.documents === 1 && scanner.commasAtTop === 0 ? scanner.repairs : null
  } catch (fault) {
    if (fault instanceof IngestFault) return null
    throw fault
  }
}

async function* chunksOf({ path, bomBytes }: Utf8Text, signal?: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const bytes = createReadStream(path, { start: bomBytes, highWaterMark: CHUNK_BYTES, ...(signal && { signal }) })
  for await (const chunk of bytes) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}
