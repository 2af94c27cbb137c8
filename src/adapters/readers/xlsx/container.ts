import { type FileHandle, open } from 'node:fs/promises'
import { IngestFault } from '../fault.ts'

const ZIP = 'PK'
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const DIRECTORY_BYTES = 4096

/**
 * Refuses what is no zip before it is opened as one: Excel wraps an encrypted workbook in a compound file.
 * @throws IngestFault encrypted_file, not_a_workbook
 */
export async function refuseOtherContainers(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const head = await bytesAt(file, 0, 512)
    if (head.toString('latin1', 0, 2) === ZIP) return
    if (!head.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
      throw new IngestFault('not_a_workbook', { found: head.length === 0 ? 'empty' : 'other' })
    }
    const isEncrypted = (await directoryOf(file, head)).includes(ENCRYPTED)
    throw isEncrypted
      ? new IngestFault('encrypted_file')
      : new IngestFault('not_a_workbook', { found: 'compound_file' })
  } finally {
    await file.close()
  }
}

/** The first sectors of the list of streams ([MS-CFB] 2.2: sector shift at byte 30, first directory sector at 48). */
async function directoryOf(file: FileHandle, head: Buffer): Promise<Buffer> {
  if (head.length < 52) return head
  const sectorBytes = head.readUInt16LE(30) === 12 ? 4096 : 512
  return bytesAt(file, (head.readUInt32LE(48) + 1) * sectorBytes, DIRECTORY_BYTES)
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
