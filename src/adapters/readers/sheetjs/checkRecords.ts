import { IngestFault } from '../fault.ts'

/** Records that begin a rich text, and where in them: a shared text, a cell's own. Source: [MS-XLSB] 2.4.719, 2.4.304. */
const RICH_TEXTS: Readonly<Record<number, number>> = { 19: 0, 62: 8 }
const RUN_BYTES = 4
const IS_RICH = 1

/**
 * Walks the records of a binary part: each ends within it, and rich texts count no more runs than their record can hold,
 * before a reader that believes any count sees them.
 *
 * @throws IngestFault damaged_file
 */
export function checkRecords(part: string, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) {
    const type = number(bytes, at, 2)
    const size = number(bytes, type.end, 4)
    const end = size.end + size.value
    if (end > bytes.length) throw damaged(part, 'a record does not end')
    const offset = RICH_TEXTS[type.value]
    if (offset !== undefined) checkRuns(part, bytes.subarray(size.end + offset, end))
    at = end
  }
}

function checkRuns(part: string, text: Buffer): void {
  if (text.length < 5) throw damaged(part, 'a text is cut off')
  const runsAt = 5 + 2 * text.readUInt32LE(1)
  if (runsAt > text.length) throw damaged(part, 'a text is longer than its record')
  if (((text[0] ?? 0) & IS_RICH) === 0) return
  const runs = runsAt + 4 <= text.length ? text.readUInt32LE(runsAt) : Number.POSITIVE_INFINITY
  if (runs * RUN_BYTES > text.length) throw damaged(part, 'a text has more runs than its record holds')
}

/** Seven bits a byte, the lowest first, as long as the highest bit says so. Source: [MS-XLSB] 2.1.4. */
function number(bytes: Buffer, from: number, mostBytes: number): { value: number; end: number } {
  let value = 0
  let at = from
  for (let shift = 0; at < from + mostBytes; shift += 7) {
    const byte = bytes[at++] ?? 0
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  return { value, end: at }
}

function damaged(part: string, reason: string): IngestFault {
  return new IngestFault('damaged_file', { part, reason })
}
