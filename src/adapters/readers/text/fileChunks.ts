import { open } from 'node:fs/promises'

const CHUNK_BYTES = 1 << 20

/**
 * The bytes of a file from `start` on, piece by piece. All pieces lie in the same memory: each is gone once the next is
 * asked for. A large file would otherwise cost as much in memory given and taken as in reading.
 */
export async function* fileChunks(
  path: string,
  { start = 0, signal }: { start?: number; signal?: AbortSignal | undefined } = {},
): AsyncGenerator<Buffer> {
  const file = await open(path, 'r')
  try {
    const memory = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    for (let at = start; ; ) {
      signal?.throwIfAborted()
      const { bytesRead } = await file.read(memory, 0, CHUNK_BYTES, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}
