import { open } from 'node:fs/promises'
import { openCompoundFile } from '../compound/compoundFile.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { type Archive, openArchive } from '../xlsx/zip.ts'

/** `encrypted`: a package that a password opens. */
export type WorkbookKind = 'xlsx' | 'xlsb' | 'ods' | 'xls' | 'encrypted'

const ZIP = 'PK'
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const SPREADSHEET = /^application\/vnd\.oasis\.opendocument\.spreadsheet/

/**
 * What workbook a zip or a compound file holds, told by the parts inside it; null when it is none, nor another office
 * document (those are called `xlsx` and `xls`, whose readers say what is wrong with them).
 *
 * @throws IngestFault damaged_file, too_many_entries, too_large
 */
export async function workbookKind(path: string): Promise<WorkbookKind | null> {
  const head = await headOf(path)
  if (head.equals(COMPOUND)) return compoundKind(path)
  return head.toString('latin1', 0, 2) === ZIP ? zipKind(path) : null
}

async function compoundKind(path: string): Promise<WorkbookKind> {
  const file = await openCompoundFile(path)
  try {
    return file.sizeBytes('EncryptedPackage') === null ? 'xls' : 'encrypted'
  } finally {
    await file.close()
  }
}

async function zipKind(path: string): Promise<WorkbookKind | null> {
  // Nothing large is unpacked yet: what unpacks to too much is refused by whoever reads it, in words of its own.
  const archive = await openArchive(path, { ...XLSX_LIMITS, ratio: Number.POSITIVE_INFINITY })
  try {
    if (archive.has('xl/workbook.bin')) return 'xlsb'
    if (archive.has('_rels/.rels') || archive.has('[Content_Types].xml')) return 'xlsx'
    return archive.has('content.xml') && SPREADSHEET.test(await mimeType(archive)) ? 'ods' : null
  } finally {
    archive.close()
  }
}

/** OpenDocument names its type in a part of its own; a file without one is taken for what it looks like. */
async function mimeType(archive: Archive): Promise<string> {
  if (!archive.has('mimetype')) return 'application/vnd.oasis.opendocument.spreadsheet'
  for await (const chunk of archive.chunks('mimetype')) return chunk.toString('latin1', 0, 200)
  return ''
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
