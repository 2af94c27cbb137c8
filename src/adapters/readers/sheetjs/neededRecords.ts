import { IngestFault } from '../fault.ts'

/** Cells that hold something, row headers, shared texts, formats, sheets, merged cells, and what stands around them. */
const NEEDED: ReadonlySet<number> = new Set([
  ...[0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18, 62],
  ...[0x13, 0x9f, 0xa0, 0x2c, 0x2f, 0x269, 0x26a, 0x94, 0x99, 0x9c, 0xb0],
])
/** Records that hold a text, and where in them it begins. Source: [MS-XLSB] 2.4. */
const TEXTS: Readonly<Record<number, number>> = { 6: 8, 8: 8, 17: 4, 44: 2, 153: 8 }
/** A sheet: which part it is, or nothing, and then its name. */
const SHEET = { type: 0x9c, partAt: 8 }
/** Records that begin a rich text, and where in them: a shared text, a cell's own. Source: [MS-XLSB] 2.4.719, 2.4.304. */
const RICH_TEXTS: Readonly<Record<number, number>> = { 19: 0, 62: 8 }
const NO_TEXT = 0xffffffff
const RUN_BYTES = 4
const IS_RICH = 1

/**
 * The records of a binary part that values are read from, as the part would be if there were no others: formulas, names
 * and links count what they hold, and a reader that believes any count goes round in circles on a lie. Each record ends
 * within the part, and no text counts more than its record holds.
 *
 * @throws IngestFault damaged_file
 */
export function neededRecords(part: string, bytes: Buffer): Buffer {
  const needed: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const type = number(bytes, at, 2)
    const size = number(bytes, type.end, 4)
    const end = size.end + size.value
    if (end > bytes.length) throw damaged(part, 'a record does not end')
    if (NEEDED.has(type.value)) {
      checkTexts(part, type.value, bytes.subarray(size.end, end))
      needed.push(bytes.subarray(at, end))
    }
    at = end
  }
  return Buffer.concat(needed)
}

function checkTexts(part: string, type: number, record: Buffer): void {
  const textAt = TEXTS[type]
  const richAt = RICH_TEXTS[type]
  if (textAt !== undefined && record.length > textAt) endOfText(part, record, textAt)
  if (richAt !== undefined) checkRuns(part, record.subarray(richAt))
  if (type === SHEET.type) endOfText(part, record, endOfName(part, record, SHEET.partAt))
}

function checkRuns(part: string, text: Buffer): void {
  const runsAt = endOfText(part, text, 1)
  if (((text[0] ?? 0) & IS_RICH) === 0) return
  const runs = runsAt + 4 <= text.length ? text.readUInt32LE(runsAt) : Number.POSITIVE_INFINITY
  if (runs * RUN_BYTES > text.length) throw damaged(part, 'a text has more runs than its record holds')
}

/** As `endOfText`, of a text that may be none. */
function endOfName(part: string, record: Buffer, at: number): number {
  const isNone = at + 4 <= record.length && record.readUInt32LE(at) === NO_TEXT
  return isNone ? at + 4 : endOfText(part, record, at)
}

/** Where the text that begins at `at` ends: four bytes that count its letters, then the letters. */
function endOfText(part: string, record: Buffer, at: number): number {
  if (at + 4 > record.length) throw damaged(part, 'a text is cut off')
  const letters = record.readUInt32LE(at)
  const end = at + 4 + 2 * letters
  if (end > record.length) throw damaged(part, 'a text is longer than its record')
  return end
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
