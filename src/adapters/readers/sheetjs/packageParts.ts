import { IngestFault } from '../fault.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { type Archive, openArchive } from '../xlsx/zip.ts'
import { neededRecords } from './neededRecords.ts'

/** What a package may unpack to before a reader that holds it whole gets it. */
const INFLATED_BYTES = 256 * 2 ** 20
const BINARY = /\.bin$/
/** Other binary parts, of printers and programs, may be made of other things than records. */
const OF_RECORDS = /(?:^|\/)(?:(?:workbook|sharedstrings|styles)|worksheets\/sheet\d*)\.bin$/
/** What the parts are, and which sheet is which. */
const DIRECTORIES = /^(?:\[content_types\]\.xml|(?:xl\/)?_rels\/[^/]*\.rels)$/

/**
 * The parts of a binary workbook that its values are read from, by name in small letters, binary ones with the records
 * they are read from alone. Every other part is unpacked once in constant memory: sizes, checksums and ratios are what
 * they say, and within the limits.
 *
 * @throws IngestFault damaged_file, compression_bomb, too_large, too_many_entries, encrypted_file
 */
export async function packageParts(path: string): Promise<Map<string, Buffer>> {
  const archive = await openArchive(path, { ...XLSX_LIMITS, totalBytes: INFLATED_BYTES })
  try {
    const parts = new Map<string, Buffer>()
    for (const name of archive.names()) {
      const part = await partOf(archive, name)
      if (part !== null) parts.set(name, part)
    }
    return parts
  } catch (error) {
    throw error instanceof IngestFault ? error : new IngestFault('damaged_file', {}, { cause: error })
  } finally {
    archive.close()
  }
}

async function partOf(archive: Archive, name: string): Promise<Buffer | null> {
  if (DIRECTORIES.test(name)) return whole(archive.chunks(name))
  if (!BINARY.test(name)) return drain(archive.chunks(name))
  const bytes = await whole(archive.chunks(name))
  try {
    return neededRecords(name, bytes)
  } catch (error) {
    if (OF_RECORDS.test(name)) throw error
    return null
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const chunk of chunks) pieces.push(chunk)
  return Buffer.concat(pieces)
}

async function drain(chunks: AsyncIterable<Buffer>): Promise<null> {
  for await (const _ of chunks);
  return null
}
