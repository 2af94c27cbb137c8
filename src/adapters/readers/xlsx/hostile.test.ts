import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  MAIN,
  type PartContent,
  relationships,
  sharedStrings,
  writeXlsx,
  type XlsxFixture,
} from '../../../../test/support/xlsx.ts'
import { IngestFault } from '../fault.ts'
import type { XlsxLimits } from './limits.ts'
import { readRows } from './rows.ts'
import { openWorkbook } from './workbook.ts'

const SHEET = 'xl/worksheets/sheet1.xml'
const PROGRAM = new URL('../../../../test/support/readXlsx.ts', import.meta.url).pathname

let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

async function fileOf(fixture: XlsxFixture): Promise<string> {
  const path = join(folder, `${files++}.xlsx`)
  await writeXlsx(path, fixture)
  return path
}

function fileWith(bytes: Buffer | string): string {
  const path = join(folder, `${files++}.xlsx`)
  writeFileSync(path, bytes)
  return path
}

/** Reads everything; the code of the fault it ends in, or the number of rows. */
async function outcome(path: string, limits: Partial<XlsxLimits> = {}): Promise<string | number> {
  try {
    const workbook = await openWorkbook(path, limits)
    let rows = 0
    try {
      for (const sheet of workbook.sheets) for await (const batch of readRows(workbook, sheet)) rows += batch.length
    } finally {
      workbook.close()
    }
    return rows
  } catch (error) {
    if (error instanceof IngestFault) return error.code
    throw error
  }
}

const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>12</v></c></row>'
const VALID: XlsxFixture = { sheets: [{ name: 'a', rows: ROW }], strings: ['<t>text</t>'], formats: [14] }

test.each([
  ['plain text', 'a,b\n1,2\n', 'not_a_workbook'],
  ['nothing', '', 'not_a_workbook'],
  ['the beginning of a zip alone', 'PK\x03\x04', 'damaged_file'],
  ['a web page', '<html><table></table></html>', 'not_a_workbook'],
])('a file of %s ends in a named fault', async (_, bytes, code) => {
  expect(await outcome(fileWith(bytes))).toBe(code)
})

test('a compound file is none of the kind this reader opens', async () => {
  expect(await outcome(fileWith(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toBe('not_a_workbook')
})

test('a zip that is no workbook is none', async () => {
  expect(await outcome(await fileOf({ parts: { 'xl/workbook.xml': null } }))).toBe('not_a_workbook')
  expect(await outcome(await fileOf({ parts: { 'xl/workbook.xml': '<document/>' } }))).toBe('not_a_workbook')
  const binary = relationships([['a', 'officeDocument', 'xl/workbook.bin']])
  expect(await outcome(await fileOf({ parts: { '_rels/.rels': binary } }))).toBe('not_a_workbook')
})

test('a workbook cut short anywhere ends in a named fault', async () => {
  const bytes = readFileSync(await fileOf(VALID))
  for (let length = 2; length < bytes.length; length += 37) {
    expect(await outcome(fileWith(bytes.subarray(0, length)))).toBe('damaged_file')
  }
})

test('a part that holds more than it declares is refused', async () => {
  const bytes = readFileSync(await fileOf(VALID))
  // The uncompressed size stands 22 bytes before the name in the central directory.
  const name = bytes.lastIndexOf(SHEET)
  bytes.writeUInt32LE(50, name - 22)
  expect(await outcome(fileWith(bytes))).toBe('damaged_file')
})

test('a part whose checksum differs is refused', async () => {
  const bytes = readFileSync(await fileOf({ ...VALID, level: 0 }))
  bytes.write('13', bytes.indexOf('<v>12</v>') + 3)
  expect(await outcome(fileWith(bytes))).toBe('damaged_file')
})

test('an encrypted part is refused', async () => {
  const bytes = readFileSync(await fileOf(VALID))
  const name = bytes.lastIndexOf(SHEET)
  bytes.writeUInt16LE(bytes.readUInt16LE(name - 38) | 1, name - 38)
  expect(await outcome(fileWith(bytes))).toBe('encrypted_file')
})

test('too many parts, or too many declared bytes, are refused before anything is inflated', async () => {
  expect(await outcome(await fileOf(VALID), { entries: 5 })).toBe('too_many_entries')
  expect(await outcome(await fileOf(VALID), { totalBytes: 500 })).toBe('too_large')
})

const LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'

test.each([
  ['xl/sharedStrings.xml', `${LAUGHS}<sst><si><t>&c;</t></si></sst>`],
  [SHEET, `<?xml version="1.0"?>${LAUGHS}<worksheet><sheetData/></worksheet>`],
  ['xl/styles.xml', `${LAUGHS}<styleSheet/>`],
  ['xl/workbook.xml', `${LAUGHS}<workbook/>`],
  ['xl/_rels/workbook.xml.rels', `${LAUGHS}<Relationships/>`],
  ['_rels/.rels', `<!-- -->\n${LAUGHS}<Relationships/>`],
])('a DOCTYPE in %s is refused', async (part, xml) => {
  expect(await outcome(await fileOf({ ...VALID, parts: { [part]: xml } }))).toBe('doctype_refused')
})

test.each([
  ['<row r="1048577"><c r="A1"><v>1</v></c></row>', 'too_many_rows'],
  ['<row r="1"><c r="XFE1"><v>1</v></c></row>', 'too_many_columns'],
  ['<row r="1"><c r="XFD1"><v>1</v></c><c><v>1</v></c></row>', 'too_many_columns'],
  ['<row r="1"><c r="ZZZZZZZZZZZZZZZ1"><v>1</v></c></row>', 'too_many_columns'],
  ['<row r="0"><c r="A1"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="x"><c r="A1"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="5"><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="1"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1" t="s"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><v>1</v></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><v>1</v></row><row r="2"><c r="A2"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><c r="B1"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><v </c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1"><v>1</v></c><row r="2"><c r="A2"><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r=A1><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c wide><v>1</v></c></row>', 'malformed_sheet'],
  ['<row r="1"><c r="A1><v>1</v></c></row>', 'malformed_sheet'],
])('the row %s is refused', async (rows, code) => {
  expect(await outcome(await fileOf({ sheets: [{ name: 'a', rows }], strings: ['<t>a</t>'] }))).toBe(code)
})

test('a sheet that ends within its rows, or has none, is refused', async () => {
  const sheet = (xml: string) => fileOf({ ...VALID, parts: { [SHEET]: xml } })
  expect(await outcome(await sheet(`<worksheet><sheetData>${ROW}`))).toBe('malformed_sheet')
  expect(await outcome(await sheet(`<worksheet><sheetData>${ROW.slice(0, -20)}`))).toBe('malformed_sheet')
  expect(await outcome(await sheet('<worksheet/>'))).toBe('malformed_sheet')
  expect(await outcome(await sheet('<(.*)*:worksheet><sheetData/></x>'))).toBe(0)
  expect(await outcome(await sheet('<worksheet><sheetData/></worksheet>'))).toBe(0)
  expect(await outcome(await fileOf({ ...VALID, parts: { [SHEET]: null } }))).toBe('missing_part')
})

test('too many merged ranges are refused', async () => {
  const tail = `<mergeCells>${'<mergeCell ref="A1:B2"/>'.repeat(11)}</mergeCells>`
  expect(await outcome(await fileOf({ sheets: [{ name: 'a', tail }] }), { merges: 10 })).toBe('too_many_merges')
})

test('metadata beyond its budget is refused', async () => {
  const parts = { 'xl/styles.xml': () => repeated('<styleSheet>', '<xf numFmtId="1"/>', 3_000_000, '</styleSheet>') }
  expect(await outcome(await fileOf({ ...VALID, parts }), { ratio: 1e9 })).toBe('part_too_large')
})

test('a workbook with any of its bytes changed is read, or ends in a named fault', async () => {
  const next = sequence(7)
  for (const level of [0, 6]) {
    const bytes = readFileSync(await fileOf({ ...VALID, level }))
    for (let i = 0; i < 250; i++) {
      const changed = Buffer.from(bytes)
      for (let n = next() % 3; n >= 0; n--) changed[next() % bytes.length] = next() % 256
      await outcome(fileWith(changed))
    }
  }
})

test('a sheet with any of its characters changed is read, or ends in a named fault', async () => {
  const next = sequence(8)
  const sheet = `<worksheet><sheetData>${ROW}<row><c t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>`
  const marks = '<>/="\' !-[]&;x0'
  for (let i = 0; i < 400; i++) {
    const characters = [...sheet]
    for (let n = next() % 3; n >= 0; n--) characters[next() % sheet.length] = marks.charAt(next() % marks.length)
    await outcome(await fileOf({ ...VALID, parts: { [SHEET]: characters.join('') } }))
  }
})

function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state >> 8
  }
}

function* repeated(before: string, item: string, count: number, after: string): Generator<string> {
  yield before
  const many = item.repeat(Math.ceil(65_536 / item.length))
  for (let left = count; left > 0; left -= many.length / item.length) yield many
  yield after
}

function* numbered(before: string, item: (i: number) => string, count: number, after: string): Generator<string> {
  yield before
  for (let i = 0; i < count; i += 1000) {
    let piece = ''
    for (let k = i; k < i + 1000; k++) piece += item(k)
    yield piece
  }
  yield after
}

const sheetOf = (inner: string): [string, string] => [
  `<worksheet xmlns="${MAIN}"><sheetData>${inner}`,
  '</sheetData></worksheet>',
]

/** A sheet of one item many times over, within the rows. */
function rowsOf(open: string, item: string, count: number, close: string): Record<string, PartContent> {
  const [before, after] = sheetOf(open)
  return { [SHEET]: () => repeated(before, item, count, close + after) }
}

const MILLION = 1_000_000
/** A bomb that compresses honestly enough: the guard against compression is off, so that the next guard must hold. */
const OFF = { ratio: 1e9 }

const WORST: [string, Record<string, PartContent>, Partial<XlsxLimits>, string | null][] = [
  ['24 million rows', rowsOf('', '<row><c><v>1</v></c></row>', 24 * MILLION, ''), {}, 'compression_bomb'],
  ['24 million rows, unguarded', rowsOf('', '<row><c><v>1</v></c></row>', 24 * MILLION, ''), OFF, 'too_many_rows'],
  ['24 million blank rows', rowsOf('', '<row/>', 24 * MILLION, ''), OFF, 'too_many_rows'],
  [
    'a cell of 600 MB',
    rowsOf('<row><c t="str"><v>', 'abcdefghij', 60 * MILLION, '</v></c></row>'),
    {},
    'compression_bomb',
  ],
  [
    'a cell of 300 MB, unguarded',
    rowsOf('<row><c t="str"><v>', 'abcdefghij', 30 * MILLION, '</v></c></row>'),
    OFF,
    'row_too_long',
  ],
  [
    'a sheet of rows of 7 MB',
    rowsOf('', `<row><c t="str"><v>${'a'.repeat(7 * MILLION)}</v></c></row>`, 30, ''),
    OFF,
    null,
  ],
  ['a sparse sheet', rowsOf('', '<row><c r="XFD1"><v>1</v></c></row>', MILLION, ''), OFF, 'too_many_cells'],
  ['cells that do not end', rowsOf('<row>', '<c><f>', 8 * MILLION, '</row>'), OFF, 'row_too_long'],
  ['cells without values', rowsOf('', `<row>${'<c><f>1</f></c>'.repeat(16_000)}</row>`, 100, ''), OFF, null],
  ['values that do not end', rowsOf('<row><c>', '<v ', 2 * MILLION, '</c></row>'), OFF, 'malformed_sheet'],
  ['tags that do not end', rowsOf('', '<row ', 4 * MILLION, ''), OFF, 'malformed_sheet'],
  ['a comment that does not end', rowsOf('<!--', ' -- ', 20 * MILLION, ''), OFF, 'malformed_part'],
  ['markup of nothing', rowsOf('', '<', 60 * MILLION, ''), OFF, 'row_too_long'],
  ['entities', rowsOf('<row><c t="str"><v>', '&#x41', MILLION, '</v></c></row>'), OFF, null],
  [
    'a head that does not end',
    { [SHEET]: () => repeated('<worksheet>', '<cols>', 20 * MILLION, '') },
    OFF,
    'malformed_sheet',
  ],
  [
    'merged ranges that do not end',
    { [SHEET]: () => repeated('<worksheet><sheetData/><mergeCell ', 'ref="A1" ', 8 * MILLION, '') },
    OFF,
    null,
  ],
  [
    'ten million strings',
    {
      'xl/sharedStrings.xml': () => numbered('<sst>', i => `<si><t>text number ${i}</t></si>`, 10 * MILLION, '</sst>'),
    },
    OFF,
    'shared_strings_too_large',
  ],
  [
    'ten million empty strings',
    { 'xl/sharedStrings.xml': () => repeated('<sst>', '<si/>', 10 * MILLION, '') },
    OFF,
    'shared_strings_too_large',
  ],
  [
    'a string that does not end',
    { 'xl/sharedStrings.xml': () => repeated('<sst><si><t>', 'abc', 20 * MILLION, '') },
    OFF,
    'string_too_long',
  ],
  [
    'strings that do not end',
    { 'xl/sharedStrings.xml': () => repeated('<sst>', '<si>', 20 * MILLION, '') },
    OFF,
    'string_too_long',
  ],
  [
    'an archive of one huge string',
    { 'xl/sharedStrings.xml': sharedStrings([`<t>${'x'.repeat(60 * MILLION)}</t>`]) },
    {},
    'compression_bomb',
  ],
]

const run = promisify(execFile)

test.each(WORST)('%s end within 10 s and 300 MB', async (_, parts, limits, code) => {
  const path = await fileOf({ ...VALID, parts, level: limits === OFF ? 1 : 9 })
  const { stdout } = await run(process.execPath, ['--import', 'tsx', PROGRAM, path, JSON.stringify(limits)])
  const ended = JSON.parse(stdout)
  console.log(`${ended.code ?? 'read'}: ${ended.cpuSeconds.toFixed(1)} s, ${ended.peakMegabytes.toFixed(0)} MB`)
  expect(ended.code).toBe(code)
  expect(ended.cpuSeconds).toBeLessThan(10)
  expect(ended.peakMegabytes).toBeLessThan(300)
  rmSync(path)
})
