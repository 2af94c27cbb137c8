import { createReadStream, createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { IngestFault } from '../fault.ts'

/** What unpacking may cost. */
export interface UnpackLimits {
  /** Bytes that come out, all in all. */
  totalBytes: number
  /** Bytes out per byte in, asked of outputs above `ratioFromBytes` only. */
  ratio: number
  ratioFromBytes: number
  /** Entries of one archive. */
  entries: number
}

export const UNPACK_LIMITS: UnpackLimits = {
  totalBytes: 4 * 2 ** 30,
  ratio: 200,
  ratioFromBytes: 50 * 2 ** 20,
  entries: 1000,
}

/** Writes what an entry of an archive holds. */
export async function unpackMember(chunks: AsyncIterable<Buffer>, to: string, signal?: AbortSignal): Promise<void> {
  await pipeline(Readable.from(chunks, { objectMode: false }), createWriteStream(to), { ...(signal && { signal }) })
}

/** Writes what a gzip file holds. @throws IngestFault archive_damaged, archive_bomb, too_large */
export async function gunzip(from: { path: string; bytes: number }, to: string, signal?: AbortSignal): Promise<void> {
  let bytes = 0
  try {
    await pipeline(
      createReadStream(from.path),
      createGunzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          refuseBomb(from.bytes, bytes)
          yield chunk
        }
      },
      createWriteStream(to),
      { ...(signal && { signal }) },
    )
  } catch (cause) {
    signal?.throwIfAborted()
    throw cause instanceof Error && 'code' in cause && String(cause.code).startsWith('Z_')
      ? new IngestFault('archive_damaged', {}, { cause })
      : cause
  }
}

function refuseBomb(packed: number, unpacked: number): void {
  const { totalBytes, ratio, ratioFromBytes } = UNPACK_LIMITS
  if (unpacked > totalBytes) throw new IngestFault('too_large', { what: 'unpacked bytes', limit: totalBytes })
  if (unpacked > ratioFromBytes && unpacked > ratio * packed) throw new IngestFault('archive_bomb', { limit: ratio })
}
