import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAIN, type PartContent, relationships, writeXlsx, type XlsxFixture } from '../../../../test/support/xlsx.ts'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { readRows } from './rows.ts'
import { openWorkbook, type Workbook } from './workbook.ts'

let folder = ''
let files = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

type Row = [row: number, ...cells: (string | null)[]]
const KINDS = Object.keys(CellKind)

async function open(fixture: XlsxFixture): Promise<Workbook> {
  const path = join(folder, `${files++}.xlsx`)
  await writeXlsx(path, fixture)
  return openWorkbook(path)
}

/** Rows as `[number, "kind text" ...]`, a text cell without its kind, and the reading that gave them. */
async function read(workbook: Workbook, index = 0) {
  const sheet = workbook.sheets[index]
  if (!sheet) throw new Error(`no sheet ${index}`)
  const reading = readRows(workbook, sheet)
  const rows: Row[] = []
  for await (const batch of reading) {
    for (const { row, cells, kinds } of batch) {
      expect(kinds).toHaveLength(cells.length)
      rows.push([row, ...cells.map((text, i) => shown(text, kinds[i] ?? 0))])
    }
  }
  return { rows, reading }
}

function shown(text: string | null, kind: number): string | null {
  if (kind === CellKind.text || kind === CellKind.blank) return text
  return `${KINDS[kind]} ${text}`
}

async function rowsOf(rows: string, fixture: XlsxFixture = {}): Promise<Row[]> {
  const workbook = await open({ sheets: [{ name: 'Sheet1', rows }], ...fixture })
  const read1 = await read(workbook)
  workbook.close()
  return read1.rows
}

test('each type of cell becomes its canonical text and kind', async () => {
  const rows = await rowsOf(
    '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>12.50</v></c><c r="C1" t="b"><v>1</v></c>' +
      '<c r="D1" t="b"><v>0</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1" t="str"><f>"a"&amp;"b"</f><v>a&lt;b_x000D_</v></c>' +
      '<c r="G1" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c><c r="H1" t="d"><v>2024-02-29T10:00:00</v></c>' +
      '<c r="I1" t="n"><v>7</v></c><c r="J1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
    { strings: ['<t>no</t>', '<t>&#x1F600; __proto__</t>'] },
  )
  expect(rows).toEqual([
    [
      1,
      '😀 __proto__',
      'number 12.5',
      'boolean true',
      'boolean false',
      'error #N/A',
      'a<b\r',
      'in line',
      'timestamp 2024-02-29 10:00:00',
      'number 7',
      'error #DIV/0!',
    ],
  ])
})

test('a number is what its format shows', async () => {
  const rows = await rowsOf(
    '<row r="1"><c r="A1" s="1"><v>45351</v></c><c r="B1" s="2"><v>0.125</v></c><c r="C1" s="3"><v>1.5</v></c>' +
      '<c r="D1" s="4"><v>0.5</v></c><c r="E1" s="5"><v>45351.25</v></c><c r="F1" s="6"><v>9.90</v></c>' +
      '<c r="G1" s="99"><v>1</v></c><c r="H1" s="1"><v>60</v></c><c r="I1" s="1" t="s"><v>0</v></c></row>',
    { formats: [14, '0.0%', '[h]:mm', 'h:mm', 22, '#,##0.00 &quot;€&quot;'], strings: ['<t>text</t>'] },
  )
  expect(rows).toEqual([
    [
      1,
      'date 2024-02-29',
      'percent 0.125',
      'duration 36:00:00',
      'time 12:00:00',
      'timestamp 2024-02-29 06:00:00',
      'currency 9.9',
      'number 1',
      '1900-02-29',
      'text',
    ],
  ])
})

test('a workbook of the 1904 system counts its days from 1904', async () => {
  const rows = await rowsOf('<row r="1"><c r="A1" s="1"><v>42735</v></c></row>', { formats: [14], date1904: true })
  expect(rows).toEqual([[1, 'date 2021-01-01']])
})

test('an extension of the workbook does not hide its date system', async () => {
  const workbook =
    '<workbook><workbookPr date1904="true"/><sheets/><extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>'
  const { date1904, close } = await open({ parts: { 'xl/workbook.xml': workbook } })
  close()
  expect(date1904).toBe(true)
})

test('the cached results of formulas are kept, zero too', async () => {
  const rows = await rowsOf(
    '<row r="1"><c r="A1"><f>1-1</f><v>0</v></c><c r="B1"><f t="shared" si="0"/><v>5</v></c><c r="C1"><f>A1</f></c>' +
      '<c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>A1&gt;B1</f><v>3</v></c></row>',
  )
  expect(rows).toEqual([[1, 'number 0', 'number 5', null, null, 'number 3']])
})

test('cells and rows without a reference follow the one before', async () => {
  const rows = await rowsOf(
    '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c><v>4</v></c></row><row><c t="inlineStr"><is><t>x</t></is></c></row>',
  )
  expect(rows).toEqual([
    [1, 'number 1', null, null, 'number 2', 'number 3'],
    [5, 'number 4'],
    [6, 'x'],
  ])
})

test('blank rows are left out and the numbers of the rows tell the gaps', async () => {
  const rows = await rowsOf(
    '<row r="2"/><row r="3" ht="20"></row><row r="4"><c r="A4" s="0"/><c r="B4" t="s"><v>0</v></c></row>' +
      '<row r="7" spans="1:2"><c r="B7"><v>1</v></c><c r="C7" s="1"/></row>',
    { strings: ['<t></t>'] },
  )
  expect(rows).toEqual([[7, null, 'number 1']])
})

test('rows are read whatever the prefix, quotes and white space of the writer', async () => {
  const sheet =
    `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>\n <x:row  r='1' >\n  <x:c t='s' r='B1'\n s='1'><x:v>0</x:v></x:c>\n` +
    `<x:c r = "C1" ><x:v xml:space="preserve">2</x:v></x:c><x:c r="D1" t="inlineStr"><x:is><x:t>in</x:t></x:is></x:c></x:row>\n` +
    `<!-- <x:row r="2"/> --><x:row r="3"><x:c r="a3" t="str"><x:v><![CDATA[a<b]]></x:v></x:c><x:extLst><x:ext/></x:extLst></x:row>` +
    `</x:sheetData><x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells><x:rowBreaks/></x:worksheet>`
  const strings = `<x:sst xmlns:x="${MAIN}"><x:si><x:t>shared</x:t></x:si><x:si/></x:sst>`
  const workbook = await open({ parts: { 'xl/worksheets/sheet1.xml': sheet, 'xl/sharedStrings.xml': strings } })
  const { rows, reading } = await read(workbook)
  workbook.close()
  expect(rows).toEqual([
    [1, null, 'shared', 'number 2', 'in'],
    [3, 'a<b'],
  ])
  expect(reading.merges).toEqual(['A1:B2'])
})

test('a sheet reads the same in pieces of any size', async () => {
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `<row r="${i * 2 + 1}"><c r="A${i}" t="s"><v>${i % 3}</v></c><c r="C${i}" s="1"><v>${i}.25</v></c><c t="inlineStr"><is><t>é😀</t></is></c></row><row r="${i * 2 + 2}"/>`,
  ).join('')
  const tail =
    '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="C1:D2"/></mergeCells><rowBreaks count="0"/>'
  const strings = ['<t>zero</t>', '<r><t>o</t></r><r><t>ne</t></r>', '<t>zwei – два</t>']
  const workbook = await open({ sheets: [{ name: 'a', rows, tail }], formats: ['0%'], strings })
  const whole = await read(workbook)
  expect(whole.rows).toHaveLength(40)
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const parts = { ...workbook.parts, archive: inPieces(workbook.parts.archive, size) }
    const cut = await read({ ...workbook, parts })
    expect(cut.rows).toEqual(whole.rows)
    expect(cut.reading.merges).toEqual(['A1:B2', 'C1:D2'])
  }
  workbook.close()
})

function inPieces(archive: Workbook['parts']['archive'], size: number): Workbook['parts']['archive'] {
  return {
    ...archive,
    async *chunks(name, signal) {
      for await (const chunk of archive.chunks(name, signal)) {
        for (let i = 0; i < chunk.length; i += size) yield chunk.subarray(i, i + size)
      }
    },
  }
}

test('the sheets are told with their state and kind, and names are no keys of an object', async () => {
  const workbook = await open({
    sheets: [
      { name: 'a &gt; b', rows: '<row r="1"><c r="A1"><v>1</v></c></row>' },
      { name: '__proto__', state: 'hidden' },
      { name: 'constructor', state: 'veryHidden' },
      { name: 'Chart', kind: 'chartsheet' },
    ],
  })
  expect(workbook.sheets).toEqual([
    { name: 'a > b', state: 'visible', kind: 'worksheet', index: 0 },
    { name: '__proto__', state: 'hidden', kind: 'worksheet', index: 1 },
    { name: 'constructor', state: 'veryHidden', kind: 'worksheet', index: 2 },
    { name: 'Chart', state: 'visible', kind: 'chartsheet', index: 3 },
  ])
  expect((await read(workbook, 1)).rows).toEqual([])
  await expect(read(workbook, 3)).rejects.toMatchObject({
    code: 'not_a_worksheet',
    detail: { sheet: 'Chart', kind: 'chartsheet' },
  })
  workbook.close()
})

test('the strict namespaces, absolute targets, backslashes and parts of any name are followed', async () => {
  const strict = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
  const toStrict = (xml: string) =>
    xml.replaceAll('http://schemas.openxmlformats.org/officeDocument/2006/relationships', strict)
  const parts: Record<string, PartContent | null> = {
    '_rels/.rels': toStrict(relationships([['a', 'officeDocument', '/book/main.xml']])),
    'book/main.xml': `<workbook xmlns="m" xmlns:q="${strict}"><sheets><sheet name="S" sheetId="1" q:id="b"/></sheets></workbook>`,
    'book/_rels/main.xml.rels': toStrict(
      relationships([
        ['b', 'worksheet', '../Sheets/./one.xml'],
        ['c', 'sharedStrings', '/strings.xml'],
      ]),
    ),
    'sheets/ONE.xml': '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>',
    'strings.xml': '<sst><si><t>found</t></si></sst>',
    'xl/workbook.xml': null,
  }
  const path = join(folder, 'strict.xlsx')
  await writeXlsx(path, { parts })
  // Some writers separate folders so, which the zip writer here refuses.
  const bytes = readFileSync(path, 'latin1').replaceAll('sheets/ONE.xml', 'sheets\\ONE.xml')
  writeFileSync(path, bytes, 'latin1')
  const workbook = await openWorkbook(path)
  expect((await read(workbook)).rows).toEqual([[1, 'found']])
  workbook.close()
})

test('declared tables are told with their sheet and range', async () => {
  const workbook = await open({
    sheets: [{ name: 'Data' }],
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([['t', 'table', '../tables/table1.xml']]),
      'xl/tables/table1.xml': `<table xmlns="${MAIN}" id="1" name="T" displayName="Sales" ref="B2:F9"><autoFilter/></table>`,
    },
  })
  expect(workbook.definedTables).toEqual([
    { sheet: 'Data', name: 'Sales', ref: 'B2:F9', hasHeader: true, totalsRows: 0 },
  ])
  workbook.close()
})

test('the currency of a column is the one most of its cells show', async () => {
  const cell = (ref: string, style: number) => `<c r="${ref}" s="${style}"><v>1</v></c>`
  const workbook = await open({
    sheets: [
      {
        name: 'a',
        rows: `<row r="1">${cell('A1', 1)}${cell('B1', 2)}</row><row r="2">${cell('A2', 2)}</row><row r="3">${cell('A3', 2)}${cell('C3', 0)}</row>`,
      },
    ],
    formats: ['[$$-409]0', '0 &quot;€&quot;'],
  })
  const { reading } = await read(workbook)
  workbook.close()
  expect([0, 1, 2].map(reading.currencyOf)).toEqual(['EUR', 'EUR', null])
})

test('the declared dimension is not believed', async () => {
  const workbook = await open({ sheets: [{ name: 'a', rows: '<row r="1"><c r="B1"><v>1</v></c></row>' }] })
  expect((await read(workbook)).rows).toEqual([[1, null, 'number 1']])
  workbook.close()
})

test('the progress of a reading ends near its total', async () => {
  const rows = '<row><c><v>1</v></c></row>'.repeat(5000)
  const workbook = await open({ sheets: [{ name: 'a', rows }] })
  const { reading } = await read(workbook)
  workbook.close()
  expect(reading.bytesTotal).toBeGreaterThan(rows.length)
  expect(reading.bytesRead / reading.bytesTotal).toBeCloseTo(1, 2)
})

test('a reading ends with the reason of its signal, before and while it runs', async () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `<row><c><v>${i}</v></c><c><v>${i * 7919}</v></c></row>`).join(
    '',
  )
  const workbook = await open({ sheets: [{ name: 'a', rows }] })
  const [sheet] = workbook.sheets
  if (!sheet) throw new Error('no sheet')
  const abort = new AbortController()
  const consume = async () => {
    for await (const _ of readRows(workbook, sheet, abort.signal)) abort.abort(new Error('stop'))
  }
  await expect(consume()).rejects.toThrow('stop')
  await expect(consume()).rejects.toThrow('stop')
  workbook.close()
})

test('a sheet can be left early at any time and read again', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `<row><c><v>${i}</v></c><c><v>${i * 7919}</v></c></row>`).join(
    '',
  )
  for (const level of [0, 6]) {
    const workbook = await open({ sheets: [{ name: 'a', rows }], level })
    const [sheet] = workbook.sheets
    if (!sheet) throw new Error('no sheet')
    for (let i = 0; i < 15; i++) for await (const _ of readRows(workbook, sheet)) break
    expect((await read(workbook)).rows).toHaveLength(30_000)
    workbook.close()
  }
})
