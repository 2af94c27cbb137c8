import { createHmac, type Hmac } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type CompoundFile, openCompoundFile } from '../compound/compoundFile.ts'
import { IngestFault } from '../fault.ts'
import { agileKey } from './agile.ts'
import { type PackageKey, SEGMENT_BYTES } from './packageKey.ts'
import { standardKey } from './standard.ts'

const PACKAGE = 'EncryptedPackage'
const INFO_LIMIT_BYTES = 1 << 20
const SIZE_BYTES = 8
/** Excel's own password for workbooks that are locked against changes but open for everybody. */
const OPEN_TO_ALL = 'VelvetSweatshop'

export interface Encrypted {
  path: string
  /** Where the decrypted package is written. */
  target: string
  password?: string | undefined
  signal?: AbortSignal | undefined
}

/**
 * Decrypts an encrypted workbook into a file of its own, in constant memory.
 * @throws IngestFault password_needed, wrong_password, unknown_encryption, damaged_file
 */
export async function decryptPackage({ path, target, password, signal }: Encrypted): Promise<void> {
  const file = await openCompoundFile(path)
  try {
    const key = await keyOf(file, password)
    await pipeline(() => plainChunks(file, key, signal), createWriteStream(target, { flags: 'wx', mode: 0o600 }))
  } finally {
    await file.close()
  }
}

async function keyOf(file: CompoundFile, password: string | undefined): Promise<PackageKey> {
  const info = await file.read('EncryptionInfo', INFO_LIMIT_BYTES)
  const given = password ? [password, OPEN_TO_ALL] : [OPEN_TO_ALL]
  for (const attempt of given) {
    const key = keyBy(info, attempt)
    if (key !== null) return key
  }
  throw new IngestFault(password ? 'wrong_password' : 'password_needed')
}

function keyBy(info: Buffer, password: string): PackageKey | null {
  const [major, minor] = info.length >= 8 ? [info.readUInt16LE(0), info.readUInt16LE(2)] : [0, 0]
  if (major === 4 && minor === 4) return agileKey(info.toString('utf8', 8), password)
  if (minor === 2 && major >= 2 && major <= 4) return standardKey(info.subarray(4), password)
  throw new IngestFault('unknown_encryption', { scheme: `${major}.${minor}` })
}

async function* plainChunks(file: CompoundFile, key: PackageKey, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const { integrity } = key
  const hmac = integrity && createHmac(integrity.hash, integrity.key)
  let left = -1
  let index = 0
  for await (const segment of segments(hashed(file.chunks(PACKAGE, signal), hmac))) {
    if (left < 0) left = plainBytes(segment, file.sizeBytes(PACKAGE) ?? 0)
    else {
      const plain = key.decrypt(segment, index++)
      yield plain.subarray(0, Math.min(left, plain.length))
      left = Math.max(0, left - plain.length)
    }
  }
  if (left !== 0) throw damaged('the package is cut off')
  if (hmac && integrity && !hmac.digest().equals(integrity.value)) throw damaged('the package was changed')
}

/** How long the plain package is: it stands before the encrypted bytes, which may go a little further. */
function plainBytes(head: Buffer, packageBytes: number): number {
  const bytes = head.length === SIZE_BYTES ? head.readBigUInt64LE() : -1n
  if (bytes < 0n || bytes > BigInt(packageBytes)) throw damaged('the size of the package')
  return Number(bytes)
}

async function* hashed(chunks: AsyncIterable<Buffer>, hmac: Hmac | null): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hmac?.update(chunk)
    yield chunk
  }
}

/** The eight bytes of the size first, then one segment after the other; the last may be shorter. */
async function* segments(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  let wanted = SIZE_BYTES
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (; rest.length - at >= wanted; wanted = SEGMENT_BYTES) {
      yield rest.subarray(at, at + wanted)
      at += wanted
    }
    rest = rest.subarray(at)
  }
  // Blocks of the cipher are whole; a few bytes more are padding of the container.
  const whole = rest.length - (rest.length % 16)
  if (whole > 0) yield rest.subarray(0, whole)
}

function damaged(reason: string): IngestFault {
  return new IngestFault('damaged_file', { part: PACKAGE, reason })
}
