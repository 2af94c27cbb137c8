import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'

/** A part as text, bytes, or pieces made while they are written. */
export type PartContent = string | Buffer | (() => Iterable<string>)

export interface SheetFixture {
  name: string
  /** What stands between `<sheetData>` and its end. */
  rows?: string
  /** What follows the rows. */
  tail?: string
  state?: 'visible' | 'hidden' | 'veryHidden'
  kind?: 'worksheet' | 'chartsheet'
}

export interface XlsxFixture {
  sheets?: readonly SheetFixture[]
  /** Inner XML of each shared string. */
  strings?: readonly string[]
  /** Format codes; the cell style of the first is 1, style 0 is General. A number is a built-in format. */
  formats?: readonly (string | number)[]
  date1904?: boolean
  /** Parts that replace or join the made ones; null leaves one out. */
  parts?: Readonly<Record<string, PartContent | null>>
  /** 0 stores the parts as they are. */
  level?: number
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Writes a workbook as small as a reader accepts. Nothing is escaped: a fixture says its XML itself. */
export async function writeXlsx(path: string, fixture: XlsxFixture): Promise<void> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of Object.entries({ ...partsOf(fixture), ...fixture.parts })) {
    const options = { compress: fixture.level !== 0, compressionLevel: fixture.level ?? 6, mtime: new Date(0) }
    if (content === null) continue
    if (typeof content === 'function') zip.addReadStream(Readable.from(content()), name, options)
    else zip.addBuffer(Buffer.from(content), name, options)
  }
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
}

function partsOf({ sheets = [{ name: 'Sheet1' }], strings, formats = [], date1904 }: XlsxFixture) {
  const parts: Record<string, PartContent> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets, date1904 === true),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((s, i): Link => [`rId${i + 1}`, s.kind ?? 'worksheet', `worksheets/sheet${i + 1}.xml`]),
      ['rIdStyles', 'styles', 'styles.xml'],
      ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml': styles(formats),
  }
  if (strings) parts['xl/sharedStrings.xml'] = sharedStrings(strings)
  for (const [i, sheet] of sheets.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet)
  return parts
}

type Link = readonly [id: string, kind: string, target: string]

export function relationships(links: readonly Link[]): string {
  const items = links.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${items.join('')}</Relationships>`
}

function contentTypes(sheets: number): string {
  const type = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`
  const overrides = Array.from({ length: sheets }, (_, i) => type(`worksheets/sheet${i + 1}`, 'worksheet'))
  overrides.push(type('workbook', 'sheet.main'), type('styles', 'styles'), type('sharedStrings', 'sharedStrings'))
  return (
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ` +
    'ContentType="application/xml"/><Default Extension="rels" ' +
    `ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${overrides.join('')}</Types>`
  )
}

function workbook(sheets: readonly SheetFixture[], date1904: boolean): string {
  const items = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${state ? ` state="${state}"` : ''} r:id="rId${i + 1}"/>`,
  )
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/>` +
    `<sheets>${items.join('')}</sheets></workbook>`
  )
}

function styles(formats: readonly (string | number)[]): string {
  const codes = formats.map((f, i) =>
    typeof f === 'number' ? '' : `<numFmt numFmtId="${200 + i}" formatCode="${f}"/>`,
  )
  const xfs = formats.map((f, i) => `<xf numFmtId="${typeof f === 'number' ? f : 200 + i}" applyNumberFormat="1"/>`)
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>` +
    `<cellXfs><xf numFmtId="0"/>${xfs.join('')}</cellXfs></styleSheet>`
  )
}

export function sharedStrings(items: readonly string[]): string {
  return `${HEAD}<sst xmlns="${MAIN}" count="9">${items.map(item => `<si>${item}</si>`).join('')}</sst>`
}

export function worksheet({ rows = '', tail = '' }: Omit<SheetFixture, 'name'>): string {
  return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${tail}</worksheet>`
}
