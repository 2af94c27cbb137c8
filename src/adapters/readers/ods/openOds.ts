import { IngestFault } from '../fault.ts'
import type { OpenedRows, OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { unescapeXml } from '../xlsx/escapes.ts'
import { XLSX_LIMITS } from '../xlsx/limits.ts'
import { metadataOf } from '../xlsx/metadata.ts'
import type { SheetRow } from '../xlsx/sheetScanner.ts'
import type { Sheet } from '../xlsx/workbook.ts'
import { xmlText } from '../xlsx/xmlText.ts'
import { type Archive, openArchive } from '../xlsx/zip.ts'
import { OdsScanner } from './odsScanner.ts'
import { OdsStyles } from './odsStyles.ts'
import { attribute, type TagHandler, TagStream } from './tagStream.ts'

const CONTENT = 'content.xml'

/**
 * Opens an OpenDocument spreadsheet: one pass over its tags finds the sheets, a second one gives their rows, in constant
 * memory. Sheets are read in their order; an earlier one begins the second pass anew.
 *
 * @throws IngestFault encrypted_other, damaged_file, doctype_refused, ...
 */
export async function openOds(path: string, signal?: AbortSignal): Promise<OpenedWorkbook> {
  const archive = await openArchive(path, XLSX_LIMITS)
  try {
    await refuseEncrypted(archive)
    const styles = await namedStyles(archive)
    const sheets = await sheetsOf(archive, styles, signal)
    let pass = new Pass(archive, styles)
    const passTo = (index: number) => {
      if (pass.at > index) pass = new Pass(archive, styles)
      return pass
    }
    return {
      sheets,
      rows: (sheet, until) => rowsOf(() => passTo(sheet.index), sheet, until),
      close: () => archive.close(),
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

async function refuseEncrypted(archive: Archive): Promise<void> {
  const manifest = await metadataOf(archive, XLSX_LIMITS).read('META-INF/manifest.xml')
  if (archive.has('encrypted-package') || manifest?.includes('encryption-data')) {
    throw new IngestFault('encrypted_other', { kind: '.ods' })
  }
}

async function namedStyles(archive: Archive): Promise<OdsStyles> {
  const styles = new OdsStyles()
  const handler = { open: (name: string, tag: string) => styles.open(name, tag), close: () => {}, text: () => {} }
  if (archive.has('styles.xml')) for await (const _ of scan(archive, 'styles.xml', handler));
  return styles
}

/** Hands a part to a handler, piece by piece. */
async function* scan(archive: Archive, part: string, handler: TagHandler, signal?: AbortSignal): AsyncGenerator<void> {
  const stream = new TagStream(handler, part)
  for await (const text of xmlText(archive.chunks(part, signal), part)) {
    stream.push(text)
    yield
  }
  stream.end()
}

async function sheetsOf(archive: Archive, styles: OdsStyles, signal?: AbortSignal): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  let [depth, sheetDepth] = [0, Number.NaN]
  const handler: TagHandler = {
    open(name, tag) {
      depth++
      if (name === 'office:spreadsheet') sheetDepth = depth
      else if (name === 'table:table' && depth === sheetDepth + 1) sheets.push(sheetOf(tag, sheets.length, styles))
      else if (depth < 5) styles.open(name, tag)
    },
    close: () => {
      depth--
    },
    text: () => {},
  }
  for await (const _ of scan(archive, CONTENT, handler, signal));
  return sheets
}

function sheetOf(tag: string, index: number, styles: OdsStyles): Sheet {
  const name = unescapeXml(attribute(tag, 'table:name') ?? `Sheet${index + 1}`)
  const isHidden = styles.isHiddenTable(attribute(tag, 'table:style-name'))
  return { name, state: isHidden ? 'hidden' : 'visible', kind: 'worksheet', index }
}

/** One pass over the rows of all tables. */
class Pass {
  /** The first table whose rows have not all been given. */
  at = 0
  readonly scanner: OdsScanner
  readonly #pieces: AsyncGenerator<void>

  constructor(archive: Archive, styles: OdsStyles) {
    this.scanner = new OdsScanner(styles)
    this.#pieces = scan(archive, CONTENT, this.scanner)
  }

  async *rows(index: number, signal?: AbortSignal): AsyncGenerator<SheetRow[]> {
    this.at = index
    for (;;) {
      const { tables, table } = this.scanner
      for (const passed of tables.slice(0, index)) passed.rows = []
      const rows = tables[index]?.rows.splice(0) ?? []
      if (rows.length > 0) yield rows
      if (index < tables.length - (table === null ? 0 : 1)) break
      signal?.throwIfAborted()
      if ((await this.#pieces.next()).done && rows.length === 0) break
    }
    this.at = index + 1
  }
}

function rowsOf(passTo: () => Pass, { name, index }: Sheet, signal?: AbortSignal): OpenedRows {
  let pass: Pass | null = null
  const table = () => pass?.scanner.tables[index]
  return {
    get merges() {
      return table()?.merges ?? []
    },
    currencyOf: column => table()?.currencyOf(column) ?? null,
    async *[Symbol.asyncIterator]() {
      pass = passTo()
      try {
        yield* pass.rows(index, signal)
      } catch (error) {
        throw error instanceof IngestFault ? error.within({ sheet: name }) : error
      }
    },
  }
}
