import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { sharedStrings, writeXlsx } from '../../support/xlsx.ts'
import { writeZip, type ZipContent } from '../../support/zip.ts'
import type { HostileFile } from './hostileFile.ts'
import { odsOf, writeOds } from './ods.ts'

const MEGABYTE = 'x'.repeat(2 ** 20)
const ROW = '<row><c><v>1</v></c></row>'
const LAUGHS =
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'

function* repeated(piece: string, times: number): Generator<string> {
  for (let i = 0; i < times; i++) yield piece
}

function* between(head: string, pieces: Iterable<string>, tail: string): Generator<string> {
  yield head
  yield* pieces
  yield tail
}

const sheet = (rows: Iterable<string>) => () =>
  between('<worksheet><sheetData>', rows, '</sheetData></worksheet>') as Iterable<string>

/** Rows whose XML packs no better than that of honest ones: random digits. */
function* randomRows(rows: number): Generator<string> {
  let a = 7
  const next = () => {
    a = (Math.imul(a, 1664525) + 1013904223) >>> 0
    return a
  }
  for (let i = 0; i < rows; i += 1000)
    yield Array.from({ length: 1000 }, () => `<row><c><v>${next() % 97}</v></c></row>`).join('')
}

const workbookWith = (parts: Record<string, () => Iterable<string>>) => (path: string) =>
  writeXlsx(path, { sheets: [{ name: 'S' }], parts })
const SHEET = 'xl/worksheets/sheet1.xml'

/** One packed megabyte under many names: a zip that is larger inside than its bytes can hold. */
async function writeOverlapping(path: string, entries: number): Promise<void> {
  await writeZip(path, [['a.csv', `n\n${'1234567\n'.repeat(2 ** 19)}`]])
  const zip = await readFile(path)
  const [end, start] = [zip.length - 22, zip.readUInt32LE(zip.length - 22 + 16)]
  const directory = zip.subarray(start, end)
  const copies = Array.from({ length: entries }, () => directory)
  const tail = Buffer.from(zip.subarray(end))
  tail.writeUInt16LE(entries, 8)
  tail.writeUInt16LE(entries, 10)
  tail.writeUInt32LE(directory.length * entries, 12)
  await writeFile(path, Buffer.concat([zip.subarray(0, start), ...copies, tail]))
}

async function nestedZip(depth: number): Promise<Buffer> {
  let inner: Buffer = Buffer.from('a,b\n1,2\n')
  const path = `/tmp/nested-${process.pid}.zip`
  for (let i = 0; i < depth; i++) {
    const entries: [string, ZipContent][] = Array.from({ length: 8 }, (_, k) => [
      i === 0 ? `${k}.csv` : `${k}.zip`,
      inner,
    ])
    await writeZip(path, entries)
    inner = await readFile(path)
  }
  return inner
}

async function writeGzip(path: string, pieces: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces), createGzip({ level: 9 }), createWriteStream(path))
}

/** Small files that ask for much. */
export const bombs: readonly HostileFile[] = [
  {
    title: 'a workbook of 24 million rows in a small zip',
    name: 'rows.xlsx',
    write: workbookWith({ [SHEET]: sheet(repeated(ROW.repeat(1000), 24_000)) }),
    ends: ['compression_bomb', 'too_many_rows'],
    isLarge: true,
  },
  {
    title: 'a workbook of 3 million rows that packs as honest ones do',
    name: 'many.xlsx',
    write: workbookWith({ [SHEET]: sheet(randomRows(3_000_000)) }),
    ends: ['too_many_rows'],
    isLarge: true,
  },
  {
    title: 'a workbook of one cell of 600 MB',
    name: 'cell.xlsx',
    write: workbookWith({
      [SHEET]: sheet(between('<row><c t="inlineStr"><is><t>', repeated(MEGABYTE, 600), '</t></is></c></row>')),
    }),
    ends: ['compression_bomb', 'row_too_long'],
    isLarge: true,
  },
  {
    title: 'a workbook of one shared text of 40 MB',
    name: 'string.xlsx',
    write: workbookWith({
      [SHEET]: sheet(['<row><c t="s"><v>0</v></c></row>']),
      'xl/sharedStrings.xml': () => between('<sst><si><t>', repeated(MEGABYTE, 40), '</t></si></sst>'),
    }),
    ends: ['string_too_long'],
  },
  {
    title: 'a workbook whose row has a tag of 40 MB',
    name: 'tag.xlsx',
    write: workbookWith({ [SHEET]: sheet(between('<row><c x="', repeated(MEGABYTE, 40), '"><v>1</v></c></row>')) }),
    ends: ['row_too_long'],
  },
  {
    title: 'a workbook with five million short shared texts',
    name: 'strings.xlsx',
    write: workbookWith({
      [SHEET]: sheet(['<row><c t="s"><v>0</v></c></row>']),
      'xl/sharedStrings.xml': () =>
        between('<sst>', repeated('<si><t>a</t></si><si><t>b</t></si>'.repeat(500), 5000), '</sst>'),
    }),
    ends: ['shared_strings_too_large', 'compression_bomb'],
    isLarge: true,
  },
  {
    title: 'a zip of sixty thousand entries',
    name: 'entries.zip',
    write: path => writeOverlapping(path, 60_000),
    ends: ['too_many_entries'],
  },
  {
    title: 'a zip whose thousand entries are the same bytes',
    name: 'overlap.zip',
    write: path => writeOverlapping(path, 900),
    ends: ['damaged_file'],
  },
  {
    title: 'zips in zips in zips',
    name: 'nested.zip',
    write: async path => writeFile(path, await nestedZip(5)),
    ends: ['archive_without_tables', 'archive_too_deep'],
  },
  {
    title: 'a zip of many texts of zeros',
    name: 'zeros.zip',
    write: path =>
      writeZip(
        path,
        Array.from({ length: 60 }, (_, i) => [`${i}.csv`, () => repeated('0\n'.repeat(2 ** 19), 40)] as const),
      ),
    ends: ['archive_bomb'],
    isLarge: true,
  },
  {
    title: 'a gzip of a gigabyte of zeros',
    name: 'zeros.csv.gz',
    write: path => writeGzip(path, repeated('0'.repeat(2 ** 20), 1024)),
    ends: ['archive_bomb'],
    isLarge: true,
  },
  {
    title: 'a gzip in a gzip in a gzip',
    name: 'deep.csv.gz',
    write: path => writeFile(path, gzipSync(gzipSync(gzipSync('a,b\n1,2\n')))),
    ends: ['archive_too_deep'],
  },
  ...['xl/sharedStrings.xml', SHEET, 'xl/styles.xml', 'xl/workbook.xml'].map(
    (part): HostileFile => ({
      title: `a billion laughs in ${part}`,
      name: 'laughs.xlsx',
      write: path => writeXlsx(path, { sheets: [{ name: 'S', rows: ROW }], parts: { [part]: `${LAUGHS}<a>&c;</a>` } }),
      ends: ['doctype_refused'],
    }),
  ),
  {
    title: 'a billion laughs in an .ods',
    name: 'laughs.ods',
    write: path => writeOds(path, `${LAUGHS}${odsOf('<table:table-row/>')}`),
    ends: ['doctype_refused'],
    isLegacy: true,
  },
  {
    title: 'an .ods that repeats a row a million times, and its cells',
    name: 'repeat.ods',
    write: path =>
      writeOds(
        path,
        odsOf(
          '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
        ),
      ),
    ends: ['too_many_cells', 'too_many_rows', 'too_many_columns'],
    isLegacy: true,
  },
  {
    title: 'shared texts that nobody declared',
    name: 'lost.xlsx',
    write: path =>
      writeXlsx(path, {
        sheets: [{ name: 'S', rows: '<row><c t="s"><v>99999999999</v></c></row><row><c><v>1</v></c></row>' }],
        parts: { 'xl/sharedStrings.xml': sharedStrings(['<t>a</t>']) },
      }),
    ends: ['malformed_sheet'],
  },
]
