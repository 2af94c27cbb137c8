import { open } from 'node:fs/promises'
import { IngestFault } from '../fault.ts'

const ZIP = 'PK'
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * Refuses what is no zip before it is opened as one.
 * @throws IngestFault not_a_workbook
 */
export async function refuseOtherContainers(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    if (buffer.toString('latin1', 0, 2) === ZIP) return
    const isCompound = buffer.equals(COMPOUND_FILE)
    throw new IngestFault('not_a_workbook', {
      found: isCompound ? 'compound_file' : bytesRead === 0 ? 'empty' : 'other',
    })
  } finally {
    await file.close()
  }
}
