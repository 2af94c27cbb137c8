import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CFB } from '@e965/xlsx'
import yazl from 'yazl'
import { mulberry32 } from '../samples/random.ts'

/* Large workbooks of the kinds that are not .xlsx, for measuring what reading them takes. */

type Value = number | string

/** Numbers, whole and not, and texts, few and many: what sales files are made of. */
function* rowsOf(rows: number, columns: number): Generator<Value[]> {
  const random = mulberry32(7)
  for (let r = 0; r < rows; r++)
    yield Array.from({ length: columns }, (_, c) => {
      const x = random()
      if (c % 4 === 0) return r * columns + c
      if (c % 4 === 1) return Math.round(x * 1e6) / 100
      return c % 4 === 2 ? `Category ${Math.floor(x * 60)}` : `note ${Math.floor(x * 20_000)}`
    })
}

const names = (columns: number) => Array.from({ length: columns }, (_, c) => `Column ${c + 1}`)

/** An old workbook, record by record. Source: [MS-XLS] 2.1.4, 2.4. */
export async function writeXls(path: string, { rows, columns }: { rows: number; columns: number }): Promise<void> {
  const opening = (kind: number) => oldRecord(0x809, [0x600, kind, 0, 0, 0, 0, 0, 0])
  const name = Buffer.from('Data')
  const globals = (sheetAt: number) =>
    Buffer.concat([
      opening(5),
      oldRecord(0x85, [], Buffer.concat([uint32(sheetAt), Buffer.from([0, 0, name.length, 0]), name])),
      oldRecord(0x0a, []),
    ])
  const cells = [names(columns), ...rowsOf(rows, columns)].map((row, r) => oldRow(r, row))
  const sheet = Buffer.concat([opening(0x10), ...cells, oldRecord(0x0a, [])])
  const book = CFB.utils.cfb_new()
  CFB.utils.cfb_add(book, '/Workbook', Buffer.concat([globals(globals(0).length), sheet]))
  // The cast: `write` for a buffer gives one in Node.
  await writeFile(path, CFB.write(book, { type: 'buffer' }) as Uint8Array)
}

function oldRow(r: number, row: readonly Value[]): Buffer {
  return Buffer.concat(
    row.map((value, c) => {
      if (typeof value === 'string')
        return oldRecord(0x204, [r, c, 0, value.length], Buffer.from(`\0${value}`, 'latin1'))
      const double = Buffer.alloc(8)
      double.writeDoubleLE(value)
      return oldRecord(0x203, [r, c, 0], double)
    }),
  )
}

/** Words of two bytes, then the rest as it is. */
function oldRecord(type: number, words: readonly number[], rest: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(Uint16Array.from(words).buffer), rest])
  return Buffer.concat([Buffer.from(Uint16Array.of(type, body.length).buffer), body])
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const BINARY = 'application/vnd.ms-excel'

/** A binary workbook, record by record. Source: [MS-XLSB] 2.1.4, 2.4. */
export async function writeXlsb(path: string, { rows, columns }: { rows: number; columns: number }): Promise<void> {
  const zip = new yazl.ZipFile()
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${BINARY}.${type}"/>`
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('xl/workbook.bin', 'sheet.binary.macroEnabled.main')}${part('xl/worksheets/sheet1.bin', 'worksheet')}${part('xl/styles.bin', 'styles')}</Types>`
  const relation = (type: string, target: string, id = 1) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = (...all: string[]) =>
    Buffer.from(`<Relationships xmlns="${RELATIONS}">${all.join('')}</Relationships>`)
  const styles = Buffer.concat([
    record(278),
    record(617, uint32(1)),
    record(47, Buffer.alloc(16)),
    record(618),
    record(279),
  ])
  const book = Buffer.concat([
    record(131),
    record(143),
    record(156, Buffer.concat([uint32(0), uint32(1), wide('rId1'), wide('Data')])),
    record(144),
    record(132),
  ])
  zip.addBuffer(Buffer.from(types), '[Content_Types].xml')
  zip.addBuffer(relations(relation('officeDocument', 'xl/workbook.bin')), '_rels/.rels')
  const parts = [relation('worksheet', 'worksheets/sheet1.bin'), relation('styles', 'styles.bin', 2)]
  zip.addBuffer(relations(...parts), 'xl/_rels/workbook.bin.rels')
  zip.addBuffer(styles, 'xl/styles.bin')
  zip.addBuffer(book, 'xl/workbook.bin')
  zip.addReadStream(Readable.from(binarySheet(rows, columns)), 'xl/worksheets/sheet1.bin')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

function* binarySheet(rows: number, columns: number): Generator<Buffer> {
  yield Buffer.concat([record(129), record(145)])
  let pieces = [binaryRow(0, names(columns))]
  let r = 1
  for (const row of rowsOf(rows, columns)) {
    pieces.push(binaryRow(r++, row))
    if (pieces.length === 500) {
      yield Buffer.concat(pieces)
      pieces = []
    }
  }
  yield Buffer.concat([...pieces, record(146), record(130)])
}

function binaryRow(r: number, row: readonly Value[]): Buffer {
  const head = Buffer.concat([uint32(r), uint32(0), Buffer.from([0x2c, 1, 0, 0, 0]), uint32(0)])
  const cells = row.map((value, c) => {
    const place = Buffer.concat([uint32(c), uint32(0)])
    if (typeof value === 'string') return record(6, Buffer.concat([place, wide(value)]))
    const double = Buffer.alloc(8)
    double.writeDoubleLE(value)
    return record(5, Buffer.concat([place, double]))
  })
  return Buffer.concat([record(0, head), ...cells])
}

function record(type: number, body: Buffer = Buffer.alloc(0)): Buffer {
  const head = type < 128 ? [type] : [(type & 0x7f) | 0x80, type >> 7]
  for (let length = body.length, more = true; more; length >>= 7) {
    more = length > 0x7f
    head.push((length & 0x7f) | (more ? 0x80 : 0))
  }
  return Buffer.concat([Buffer.from(head), body])
}

function uint32(n: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(n)
  return bytes
}

const wide = (text: string) => Buffer.concat([uint32(text.length), Buffer.from(text, 'utf16le')])

const ODF = 'urn:oasis:names:tc:opendocument:xmlns'

/** An OpenDocument spreadsheet, as LibreOffice writes its cells. */
export async function writeOds(path: string, { rows, columns }: { rows: number; columns: number }): Promise<void> {
  const zip = new yazl.ZipFile()
  zip.addBuffer(Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'mimetype', { compress: false })
  zip.addReadStream(Readable.from(odsContent(rows, columns)), 'content.xml')
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

function* odsContent(rows: number, columns: number): Generator<string> {
  const spaces = ['office', 'table', 'text'].map(name => `xmlns:${name}="${ODF}:${name}:1.0"`).join(' ')
  yield `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${spaces}><office:body><office:spreadsheet><table:table table:name="Data">${odsRow(names(columns))}`
  let pieces = ''
  for (const row of rowsOf(rows, columns)) {
    pieces += odsRow(row)
    if (pieces.length > 1 << 18) {
      yield pieces
      pieces = ''
    }
  }
  yield `${pieces}</table:table></office:spreadsheet></office:body></office:document-content>`
}

function odsRow(row: readonly Value[]): string {
  const cells = row.map(value =>
    typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`,
  )
  return `<table:table-row>${cells.join('')}</table:table-row>`
}
