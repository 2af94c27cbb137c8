import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '../../contract/problem.ts'
import type { ReceivedFile } from '../../ports/store.ts'

/** Writes a stream to a new file, hashing it on the way. */
export async function writeHashed(stream: Readable, path: string, signal: AbortSignal): Promise<ReceivedFile> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      sizeBytes += chunk.length
      done(null, chunk)
    },
  })
  await pipeline(stream, meter, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal })
  return { path, sizeBytes, sha256: hash.digest('hex') }
}

/** A fault of the disk or of the sender by name; anything else stays what it is. */
export function named(fault: unknown): Error {
  if (fault instanceof DomainError) return fault
  const code = (fault as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new DomainError('disk_full', 'There is no room for this file on the server.', { cause: fault })
  if (code === 'ABORT_ERR' || code === 'ERR_STREAM_PREMATURE_CLOSE')
    return new DomainError('cancelled', 'The sender went away before the file was complete.', { cause: fault })
  return fault as Error
}
