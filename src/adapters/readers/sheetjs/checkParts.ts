import { IngestFault } from '../fault.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { openArchive } from '../xlsx/zip.ts'
import { checkRecords } from './checkRecords.ts'

/** What a package may unpack to before a reader that holds it whole gets it. */
const INFLATED_BYTES = 256 * 2 ** 20
/** Other binary parts, of printers and programs, are made of other things. */
const OF_RECORDS = /(?:^|\/)(?:(?:workbook|sharedstrings|styles|metadata)|worksheets\/sheet\d*)\.bin$/i

/**
 * Unpacks every part of a package once, in constant memory: sizes, checksums and ratios are what they say, and within
 * the limits, and binary parts are whole records, before a reader that checks none of this sees it.
 *
 * @throws IngestFault damaged_file, compression_bomb, too_large, too_many_entries, encrypted_file
 */
export async function checkParts(path: string): Promise<void> {
  const archive = await openArchive(path, { ...XLSX_LIMITS, totalBytes: INFLATED_BYTES })
  try {
    for (const name of archive.names()) {
      if (OF_RECORDS.test(name)) checkRecords(name, await whole(archive.chunks(name)))
      else await drain(archive.chunks(name))
    }
  } catch (error) {
    throw error instanceof IngestFault ? error : new IngestFault('damaged_file', {}, { cause: error })
  } finally {
    archive.close()
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const chunk of chunks) pieces.push(chunk)
  return Buffer.concat(pieces)
}

async function drain(chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of chunks);
}
