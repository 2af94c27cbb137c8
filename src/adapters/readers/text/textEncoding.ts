import iconv from 'iconv-lite'
import { markedEncoding } from '../../../core/grid/encoding.ts'
import { hasControlBytes } from '../../../core/grid/fileKind.ts'
import { IngestFault } from '../fault.ts'
import { type EncodingGuess, guessEncoding } from './guessEncoding.ts'
import type { FileScan } from './scanFile.ts'

const UTF8 = 'utf-8'

export interface TextEncoding {
  /** As iconv knows it; 'utf-8' when the bytes can be read as they are. */
  encoding: string
  bomBytes: number
  /** Where it was guessed from its letters: what else it may be. */
  others?: EncodingGuess['others']
  /** Bytes must be decoded even though they are called UTF-8, because some of them are damaged. */
  isDamaged: boolean
}

/**
 * The encoding of a text: by its mark, by the pattern of its bytes, by being UTF-8, and else by what its letters suggest.
 * @throws IngestFault binary_file, unsupported_encoding
 */
export function detectEncoding(scan: FileScan, given?: string | null): TextEncoding {
  if (given) return givenEncoding(scan, given)
  const marked = markedEncoding(scan.head)
  if (marked && marked.encoding !== UTF8) return { ...readable(marked.encoding), bomBytes: marked.bomBytes }
  if (hasControlBytes(scan.head)) throw new IngestFault('binary_file')
  const bomBytes = marked?.bomBytes ?? 0
  if (scan.isUtf8) return { encoding: UTF8, bomBytes, isDamaged: false }
  if (marked || scan.brokenCharacters * 10 <= scan.wholeCharacters) return { encoding: UTF8, bomBytes, isDamaged: true }
  const { encoding, others } = guessEncoding(lettersOf(scan.suspect))
  return { ...readable(encoding), bomBytes: 0, others }
}

/** As a person says; a mark that agrees is still no part of the text. */
function givenEncoding(scan: FileScan, given: string): TextEncoding {
  const { encoding } = readable(given)
  const marked = markedEncoding(scan.head)
  const bomBytes = marked !== null && sameName(marked.encoding) === sameName(encoding) ? marked.bomBytes : 0
  const isUtf8 = sameName(encoding) === 'utf8'
  return { encoding: isUtf8 ? UTF8 : encoding, bomBytes, isDamaged: isUtf8 && !scan.isUtf8 }
}

function sameName(encoding: string): string {
  return encoding.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Lines with letters beyond ASCII: the others only dilute the evidence. */
function lettersOf(bytes: Buffer): Buffer {
  const lines: Buffer[] = []
  let size = 0
  for (let from = 0; from < bytes.length && size < 65_536; ) {
    const at = bytes.indexOf(10, from)
    const end = at < 0 ? bytes.length : at + 1
    const line = bytes.subarray(from, end)
    if (line.some(byte => byte > 127)) {
      lines.push(line)
      size += line.length
    }
    from = end
  }
  return Buffer.concat(lines)
}

function readable(encoding: string): TextEncoding {
  if (!iconv.encodingExists(encoding)) throw new IngestFault('unsupported_encoding', { encoding })
  return { encoding: encoding.toLowerCase(), bomBytes: 0, isDamaged: false }
}
