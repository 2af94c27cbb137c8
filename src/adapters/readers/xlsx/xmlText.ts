import { isAscii } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import { IngestFault } from '../fault.ts'
import { literalXml } from './literalXml.ts'

const PROLOG_CHARACTERS = 64 * 1024

/**
 * A part as text, beginning at its root element.
 *
 * What a scanner must not meet is gone: the byte order mark, the prolog, comments, CDATA (escaped instead) and carriage
 * returns (XML 1.0, 2.11: a line ends in \n).
 *
 * @throws IngestFault doctype_refused: no workbook needs one, and entities are the way to make a small file huge
 */
export async function* xmlText(chunks: AsyncIterable<Buffer>, part: string): AsyncGenerator<string> {
  const literal = literalXml(part)
  let prolog: string | null = ''
  for await (const text of decoded(chunks, part)) {
    if (prolog === null) {
      yield literal.push(text)
      continue
    }
    prolog += text
    const root = rootStart(prolog, part)
    if (root === null) continue
    yield literal.push(prolog.slice(root))
    prolog = null
  }
  if (prolog !== null) throw new IngestFault('malformed_part', { part, reason: 'no root element' })
  yield literal.end()
}

async function* decoded(chunks: AsyncIterable<Buffer>, part: string): AsyncGenerator<string> {
  let decode: ((chunk: Buffer) => string) | null = null
  for await (const chunk of chunks) {
    decode ??= decoderFor(chunk, part)
    yield decode(chunk)
  }
}

function decoderFor(head: Buffer, part: string): (chunk: Buffer) => string {
  const [first, second] = head
  if (first === 0xff && second === 0xfe) return streaming(new TextDecoder('utf-16le'))
  if (first === 0xfe && second === 0xff) return streaming(new TextDecoder('utf-16be'))
  const encoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(head.toString('latin1', 0, 200))?.[1] ?? 'utf-8'
  if (!/^(utf-?8|us-ascii)$/i.test(encoding)) throw new IngestFault('unsupported_encoding', { part, encoding })
  return utf8()
}

function streaming(decoder: {
  decode(chunk: Buffer, options: { stream: boolean }): string
}): (chunk: Buffer) => string {
  return chunk => decoder.decode(chunk, { stream: true })
}

/** Most chunks of a sheet are plain ASCII, which need no decoding at all: 4 times faster than a decoder. */
function utf8(): (chunk: Buffer) => string {
  const decoder = new StringDecoder('utf8')
  let isBetweenCharacters = true
  return chunk => {
    if (isBetweenCharacters && isAscii(chunk)) return chunk.toString('latin1')
    isBetweenCharacters = (chunk.at(-1) ?? 0) < 0x80
    return decoder.write(chunk)
  }
}

/** Where the root element begins; null when more text is needed to tell. */
function rootStart(text: string, part: string): number | null {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  for (;;) {
    while (/\s/.test(text.charAt(at))) at++
    const kind = prologItem(text, at)
    if (kind === 'root') return at
    if (kind === 'doctype') throw new IngestFault('doctype_refused', { part })
    if (kind === 'other') throw new IngestFault('malformed_part', { part, reason: 'not XML' })
    const end = kind === 'unknown' ? -1 : text.indexOf(kind, at)
    if (end < 0 || kind === 'unknown') return waitForMore(text, part)
    at = end + kind.length
  }
}

/** What begins here, a comment and an instruction told by the text that ends them. */
function prologItem(text: string, at: number): 'root' | 'doctype' | 'other' | 'unknown' | '?>' | '-->' {
  if (text.length < at + 4) return 'unknown'
  if (text.startsWith('<?', at)) return '?>'
  if (text.startsWith('<!--', at)) return '-->'
  if (text.startsWith('<!', at)) return 'doctype'
  return text.startsWith('<', at) ? 'root' : 'other'
}

function waitForMore(text: string, part: string): null {
  if (text.length > PROLOG_CHARACTERS) throw new IngestFault('malformed_part', { part, reason: 'no root element' })
  return null
}
