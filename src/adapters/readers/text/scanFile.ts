import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { type FileKind, fileKind } from '../../../core/grid/fileKind.ts'
import { fileChunks } from './fileChunks.ts'

export const SAMPLE_BYTES = 256 * 1024

/** Kinds whose bytes are no letters: to look at them as such would cost more than reading them. */
const IN_BYTES: ReadonlySet<FileKind> = new Set([
  'zip',
  'compound',
  'parquet',
  'gzip',
  'archive',
  'database',
  'image',
  'pdf',
])

/** What one pass over the bytes of a file tells. */
export interface FileScan {
  bytes: number
  sha256: string
  head: Buffer
  isUtf8: boolean
  /** Bytes around the first that are not UTF-8; empty when all are. */
  suspect: Buffer
  /** Characters beyond ASCII that are whole UTF-8, and sequences that are not: looked at in suspect stretches only. */
  wholeCharacters: number
  brokenCharacters: number
}

/** Reads a file once, in constant memory. */
export async function scanFile(path: string, signal?: AbortSignal): Promise<FileScan> {
  const hash = createHash('sha256')
  const scan: FileScan = {
    bytes: 0,
    sha256: '',
    head: Buffer.alloc(0),
    isUtf8: true,
    suspect: Buffer.alloc(0),
    wholeCharacters: 0,
    brokenCharacters: 0,
  }
  let rest: Buffer = Buffer.alloc(0)
  let isText = true
  for await (const chunk of fileChunks(path, { signal })) {
    hash.update(chunk)
    if (scan.head.length < SAMPLE_BYTES) {
      scan.head = Buffer.concat([scan.head, chunk.subarray(0, SAMPLE_BYTES - scan.head.length)])
    }
    scan.bytes += chunk.length
    isText &&= !IN_BYTES.has(fileKind(scan.head))
    if (!isText) continue
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const end = text.length - cutBytes(text)
    look(scan, text.subarray(0, end))
    rest = Buffer.from(text.subarray(end))
  }
  look(scan, rest)
  scan.sha256 = hash.digest('hex')
  return scan
}

function look(scan: FileScan, bytes: Buffer): void {
  if (isUtf8(bytes)) return
  if (scan.isUtf8) scan.suspect = Buffer.from(bytes)
  scan.isUtf8 = false
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.split('\ufffd').length - 1
  scan.brokenCharacters += broken
  for (const character of text) if (character > '\u007f') scan.wholeCharacters++
  scan.wholeCharacters -= broken
}

/** Bytes at the end that begin a character the next piece ends. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < characterBytes(byte) ? back : 0
  }
  return 0
}

function characterBytes(first: number): number {
  if (first >= 0xf0) return 4
  return first >= 0xe0 ? 3 : 2
}
