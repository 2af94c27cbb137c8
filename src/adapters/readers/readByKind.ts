import type { Dialect } from '../../contract/reading.ts'
import { type FileKind, fileKind } from '../../core/grid/fileKind.ts'
import type { Separation } from '../../core/grid/recordSplitter.ts'
import { readArchive, readGzip } from './archive/readArchive.ts'
import { IngestFault } from './fault.ts'
import { handOver } from './handOver.ts'
import { headOf } from './headOf.ts'
import { readJson } from './json/readJson.ts'
import { readParquet } from './parquet/readParquet.ts'
import type { OnTable, Outcome, Source } from './source.ts'
import { readText } from './text/readText.ts'
import { detectEncoding } from './text/textEncoding.ts'
import type { TextLayout } from './text/textLayout.ts'
import { readWorkbookFile } from './workbook/readWorkbookFile.ts'
import { workbookKind } from './workbook/workbookKind.ts'

/**
 * Reads a file by what it is, whatever it is called, and hands its tables over one by one.
 * @throws IngestFault
 */
export async function readByKind(source: Source, onTable: OnTable): Promise<Outcome> {
  const kind = fileKind(await headOf(source.path))
  switch (kind) {
    case 'text':
      return readOneText(source, onTable)
    case 'zip':
    case 'compound':
      return readSheets(source, onTable)
    case 'json':
      return readJson(source, onTable)
    case 'parquet':
      return readParquet(source, onTable)
    case 'gzip':
      return readGzip(source, onTable, readByKind)
    default:
      return refuse(kind)
  }
}

async function readOneText(source: Source, onTable: OnTable): Promise<Outcome> {
  const encoding = detectEncoding(source.scan, source.settings?.encoding)
  let rows = 0
  const empty: Outcome['others'] = []
  const { layout, separation } = await readText({ ...source, encoding }, async table => {
    const loaded = table.rowsRead - table.skipped.reduce((sum, { count }) => sum + count, 0)
    rows += loaded
    if (loaded > 0) await handOver(table, onTable)
    else empty.push({ name: table.name, reason: 'no_data' })
  })
  if (rows === 0) throw new IngestFault('no_rows')
  const dialect = dialectOf(separation, layout)
  return { format: 'csv', encoding: encoding.encoding, dialect, others: empty, warnings: [] }
}

async function readSheets(source: Source, onTable: OnTable): Promise<Outcome> {
  const kind = await workbookKind(source.path)
  if (kind === null) return readArchive(source, onTable, readByKind)
  return readWorkbookFile(source, kind, onTable)
}

/** With the place of the first table's header. */
function dialectOf(
  { delimiter, quote, escape: mark, isFenced, isOneLine }: Separation,
  { tables }: TextLayout,
): Dialect {
  const place = tables[0]?.place
  const headerRows = place?.headerRows ?? 0
  return {
    delimiter,
    quote,
    escape: mark,
    ...(isFenced && { isFenced }),
    ...(isOneLine && { isOneLine }),
    headerRow: place === undefined || headerRows === 0 ? null : place.header + 1,
    headerRows,
  }
}

function refuse(kind: Exclude<FileKind, 'zip' | 'compound' | 'text' | 'json' | 'parquet' | 'gzip'>): never {
  if (kind === 'empty') throw new IngestFault('empty_file')
  if (kind === 'binary') throw new IngestFault('binary_file')
  throw new IngestFault(`${kind}_not_yet`)
}
