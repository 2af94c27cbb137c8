import { stat } from 'node:fs/promises'
import { type ParsingOptions, parse_zip, read, set_cptable, type WorkBook } from '@e965/xlsx'
import * as codepages from '@e965/xlsx/dist/cpexcel.full'
import { openCompoundFile } from '../compound/compoundFile.ts'
import { IngestFault } from '../fault.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { packageParts } from './packageParts.ts'
import { rowsOf, type StoredSheet } from './rowsOf.ts'
import { sheetsOf } from './sheetsOf.ts'
import { withoutFormulas } from './withoutFormulas.ts'

declare module '@e965/xlsx' {
  /** A package whose parts are at hand unpacked: the types of the package leave it out. */
  export function parse_zip(
    zip: { files: Record<string, { name: string; asNodeBuffer(): Buffer }> },
    options: ParsingOptions,
  ): WorkBook
}

/** SheetJS holds a workbook in memory whole, at some twenty times the size of its file. */
export const BINARY_LIMIT_BYTES = 30 * 2 ** 20

// Files before Excel 97 write their texts in the code page of their country.
set_cptable(codepages)

/**
 * Opens an .xls or .xlsb with SheetJS, which reads the whole of it.
 * @throws IngestFault too_large, encrypted_other, not_a_workbook, damaged_file
 */
export async function openBinaryWorkbook(path: string, kind: 'xls' | 'xlsb'): Promise<OpenedWorkbook> {
  const { size } = await stat(path)
  const limit = BINARY_LIMIT_BYTES
  if (size > limit) throw new IngestFault('binary_too_large', { kind, bytes: size, megabytes: limit / 2 ** 20 })
  const book = kind === 'xls' ? readStream(await workbookStream(path)) : readParts(await packageParts(path))
  const sheets = sheetsOf(book)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  return {
    sheets,
    rows: (sheet, signal) => rowsOf(cellsOf(book, sheets, sheet.index), { sheet: sheet.name, date1904, signal }),
    close: () => {},
  }
}

async function workbookStream(path: string): Promise<Buffer> {
  const file = await openCompoundFile(path)
  try {
    const name = ['Workbook', 'Book'].find(stream => file.sizeBytes(stream) !== null)
    if (name === undefined) throw new IngestFault('not_a_workbook', { found: 'another kind of document' })
    return withoutFormulas(await file.read(name, BINARY_LIMIT_BYTES))
  } finally {
    await file.close()
  }
}

const OPTIONS: ParsingOptions = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellText: false,
  cellFormula: false,
  cellHTML: false,
  cellDates: false,
}

function readStream(stream: Buffer): WorkBook {
  return named(() => read(stream, OPTIONS))
}

function readParts(parts: ReadonlyMap<string, Buffer>): WorkBook {
  const files = [...parts].map(([name, bytes]) => [name, { name, asNodeBuffer: () => bytes }])
  return named(() => parse_zip({ files: Object.fromEntries(files) }, OPTIONS))
}

function named(parse: () => WorkBook): WorkBook {
  try {
    return parse()
  } catch (cause) {
    if (cause instanceof Error && /password|encrypt/i.test(cause.message)) {
      throw new IngestFault('encrypted_other', { kind: '.xls' }, { cause })
    }
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new IngestFault('damaged_file', { part: 'workbook', reason }, { cause })
  }
}

/** SheetJS leaves out a sheet it cannot read to the end; here that is a fault. */
function cellsOf(book: WorkBook, sheets: readonly Sheet[], index: number): StoredSheet {
  const name = sheets[index]?.name ?? ''
  // The cast: with `dense` a sheet is its rows in `!data`, which the types of the package leave out.
  const sheet = Object.hasOwn(book.Sheets, name) ? (book.Sheets[name] as StoredSheet | undefined) : undefined
  if (!sheet) throw new IngestFault('malformed_part', { part: name })
  return sheet
}
