import { createReadStream, createWriteStream } from 'node:fs'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import iconv from 'iconv-lite'

const REPLACEMENT = '\ufffd'

/** Writes a text as UTF-8 without a byte order mark; answers how many characters could not be decoded. */
export async function transcode(from: string, to: string, encoding: string, signal?: AbortSignal): Promise<number> {
  let broken = 0
  await pipeline(
    createReadStream(from, { highWaterMark: 1 << 18 }),
    iconv.decodeStream(encoding, { stripBOM: true }) as unknown as Duplex,
    async function* (texts: AsyncIterable<string>) {
      for await (const text of texts) {
        for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) broken++
        yield Buffer.from(text, 'utf8')
      }
    },
    createWriteStream(to),
    { ...(signal && { signal }) },
  )
  return broken
}
