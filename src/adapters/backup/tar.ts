import type { Readable } from 'node:stream'

/** One file of an archive; its body has to be read, or drained, before the next one comes. */
export interface TarEntry {
  name: string
  sizeBytes: number
  body: AsyncIterable<Buffer>
}

const BLOCK = 512
const OCTAL_SIZE_MAX = 8 ** 11 - 1

/** Header blocks of a file: ustar, with a pax header before it when its name or size does not fit. */
export function tarHeader(name: string, sizeBytes: number): Buffer {
  const needsPax = Buffer.byteLength(name) > 100 || sizeBytes > OCTAL_SIZE_MAX
  const plain = ustar(Buffer.from(name).subarray(0, 100), sizeBytes > OCTAL_SIZE_MAX ? 0 : sizeBytes, '0')
  if (!needsPax) return plain
  const records = Buffer.from(paxRecord('path', name) + paxRecord('size', String(sizeBytes)))
  return Buffer.concat([ustar(Buffer.from('pax'), records.length, 'x'), records, tarPadding(records.length), plain])
}

/** What fills a body up to a whole block. */
export function tarPadding(sizeBytes: number): Buffer {
  return Buffer.alloc((BLOCK - (sizeBytes % BLOCK)) % BLOCK)
}

/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** Reads an archive front to back in constant memory. @throws Error when it ends early or is no archive */
export async function* readTar(source: Readable): AsyncGenerator<TarEntry> {
  const blocks = new ByteReader(source)
  let pax: Record<string, string> = {}
  for (;;) {
    const header = await blocks.take(BLOCK)
    if (header.every(byte => byte === 0)) return
    if (header.toString('latin1', 257, 262) !== 'ustar') throw new Error('This is not a tar archive, or it is damaged.')
    const sizeBytes = Number(pax.size ?? Number.parseInt(header.toString('latin1', 124, 136), 8))
    if (header.toString('latin1', 156, 157) === 'x') {
      pax = parsePax(await blocks.take(sizeBytes))
      await blocks.take(tarPadding(sizeBytes).length)
      continue
    }
    const name = pax.path ?? header.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const body = blocks.stream(sizeBytes)
    yield { name, sizeBytes, body }
    for await (const _rest of body);
    await blocks.take(tarPadding(sizeBytes).length)
    pax = {}
  }
}

function ustar(name: Buffer, sizeBytes: number, kind: '0' | 'x'): Buffer {
  const block = Buffer.alloc(BLOCK)
  name.copy(block)
  block.write('0000600\0', 100)
  block.write('0000000\0'.repeat(2), 108)
  block.write(`${sizeBytes.toString(8).padStart(11, '0')} `, 124)
  block.write('00000000000 ', 136)
  block.write('        ', 148)
  block.write(kind, 156)
  block.write('ustar\x0000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = Buffer.byteLength(rest)
  // The record's length counts its own digits.
  let length = bytes + 1
  while (bytes + String(length).length !== length) length++
  return `${length}${rest}`
}

function parsePax(records: Buffer): Record<string, string> {
  const found: Record<string, string> = {}
  for (let at = 0; at < records.length; ) {
    const space = records.indexOf(' ', at)
    const length = Number(records.toString('latin1', at, space))
    if (!(length > 0)) throw new Error('This archive has a damaged header.')
    const [key = '', ...value] = records.toString('utf8', space + 1, at + length - 1).split('=')
    found[key] = value.join('=')
    at += length
  }
  return found
}

/** Cuts a stream into pieces of the lengths asked for. */
class ByteReader {
  private rest: Buffer = Buffer.alloc(0)
  private readonly chunks: AsyncIterator<Buffer>

  constructor(source: Readable) {
    this.chunks = source[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.stream(length)) parts.push(part)
    return Buffer.concat(parts)
  }

  async *stream(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.rest.length === 0) await this.fill()
      const part = this.rest.subarray(0, left)
      this.rest = this.rest.subarray(part.length)
      left -= part.length
      yield part
    }
  }

  private async fill(): Promise<void> {
    const { value, done } = await this.chunks.next()
    if (done) throw new Error('The archive ends in the middle: it was not written or copied whole.')
    this.rest = value
  }
}
