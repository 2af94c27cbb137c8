import { markedEncoding } from './encoding.ts'

/** What a file is by its first bytes, whatever it is called. `zip` may be a workbook; `text` is what is nothing else. */
export type FileKind =
  | 'empty'
  | 'zip'
  | 'compound'
  | 'parquet'
  | 'gzip'
  | 'pdf'
  | 'image'
  | 'json'
  | 'archive'
  | 'database'
  | 'markup'
  | 'binary'
  | 'text'

const SIGNATURES: readonly (readonly [string, FileKind])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['504b0708', 'zip'],
  ['d0cf11e0a1b11ae1', 'compound'],
  ['50415231', 'parquet'],
  ['1f8b', 'gzip'],
  ['255044462d', 'pdf'],
  ['89504e47', 'image'],
  ['ffd8ff', 'image'],
  ['47494638', 'image'],
  ['425a68', 'archive'],
  ['fd377a585a00', 'archive'],
  ['28b52ffd', 'archive'],
  ['377abcaf271c', 'archive'],
  ['526172211a07', 'archive'],
  ['53514c69746520666f726d6174', 'database'],
  ['7f454c46', 'binary'],
  ['4d5a9000', 'binary'],
]
/** So many say nothing of a short text. */
const FEW_CONTROLS = 2
const JSON_START = /^\s*(?:\[\s*(?:[[{"]|-?\d+\s*[,\]]|(?:true|false|null)\b|\])|\{\s*(?:"|\}))/
const MARKUP_START = /^\s*<(?:\?xml|!doctype|html|table|[a-z]+:?[a-z]*[\s>])/i

/** @param head the first bytes of the file, a few hundred or more */
export function fileKind(head: Uint8Array): FileKind {
  if (head.length === 0) return 'empty'
  const hex = Array.from(head.subarray(0, 16), byte => byte.toString(16).padStart(2, '0')).join('')
  const known = SIGNATURES.find(([signature]) => hex.startsWith(signature))
  if (known) return known[1]
  if (isTar(head)) return 'archive'
  const text = latin(head)
  if (JSON_START.test(text)) return 'json'
  return MARKUP_START.test(text) ? 'markup' : 'text'
}

function isTar(head: Uint8Array): boolean {
  return String.fromCharCode(...head.subarray(257, 262)) === 'ustar'
}

/** The first letters, of UTF-16 those that are Latin. */
function latin(head: Uint8Array): string {
  const { encoding, bomBytes } = markedEncoding(head) ?? { encoding: 'utf-8', bomBytes: 0 }
  const bytes = head.subarray(bomBytes, bomBytes + 512)
  if (!encoding.startsWith('utf-16')) return String.fromCharCode(...bytes)
  const odd = encoding === 'utf-16be' ? 1 : 0
  return String.fromCharCode(...bytes.filter((_, i) => i % 2 === odd))
}

/**
 * Whether bytes in no marked encoding hold control characters no text has. NUL alone is borne with: programs that copy
 * their memory leave it behind the texts.
 */
export function hasControlBytes(head: Uint8Array): boolean {
  let control = 0
  let nul = 0
  for (const byte of head) {
    if (byte === 0) nul++
    else if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) control++
  }
  return control > Math.max(FEW_CONTROLS, head.length / 200) || nul > head.length / 4
}
