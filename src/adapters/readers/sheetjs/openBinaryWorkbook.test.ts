import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellObject, type WorkBook, write } from '@e965/xlsx'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { unzip, zipOf } from '../../../../test/factories/hostile/zipParts.ts'
import { CellKind } from '../../../core/grid/cellKind.ts'
import { IngestFault } from '../fault.ts'
import type { OpenedWorkbook } from '../workbook/openedWorkbook.ts'
import { workbookKind } from '../workbook/workbookKind.ts'
import { BINARY_LIMIT_BYTES, openBinaryWorkbook } from './openBinaryWorkbook.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'binary-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Row = (CellObject | null)[]
const text = (v: string): CellObject => ({ t: 's', v })
const number = (v: number, z?: string): CellObject => ({ t: 'n', v, ...(z !== undefined && { z }) })

function bookOf(sheets: Readonly<Record<string, Row[]>>, more: Partial<WorkBook> = {}): WorkBook {
  const Sheets: WorkBook['Sheets'] = {}
  for (const [name, rows] of Object.entries(sheets)) {
    const width = Math.max(1, ...rows.map(row => row.length))
    // The cast: the types of the package do not know dense sheets.
    Sheets[name] = {
      '!data': rows.map(row => row.map(cell => cell ?? undefined)),
      '!ref': `A1:${String.fromCharCode(64 + width)}${Math.max(1, rows.length)}`,
    } as unknown as WorkBook['Sheets'][string]
  }
  return { SheetNames: Object.keys(sheets), Sheets, ...more }
}

const KINDS = [
  ['xls', 'biff8'],
  ['xlsb', 'xlsb'],
] as const
type Kind = (typeof KINDS)[number][0]

async function save(book: WorkBook, bookType: 'biff8' | 'biff5' | 'xlsb'): Promise<string> {
  const path = join(folder, `${bookType}.bin`)
  await writeFile(path, write(book, { type: 'buffer', bookType, compression: true }))
  return path
}

interface Read {
  rows: [number, ...(string | null)[]][]
  kinds: number[][]
  merges: readonly string[]
  currencies: (string | null)[]
}

async function readAll(workbook: OpenedWorkbook, index = 0): Promise<Read> {
  const sheet = workbook.sheets[index]
  if (!sheet) throw new Error('no such sheet')
  const found = workbook.rows(sheet)
  const read: Read = { rows: [], kinds: [], merges: [], currencies: [] }
  for await (const batch of found) {
    for (const { row, cells, kinds } of batch) {
      read.rows.push([row, ...cells])
      read.kinds.push([...kinds])
    }
  }
  return { ...read, merges: found.merges, currencies: [0, 1, 2].map(column => found.currencyOf(column)) }
}

async function reading(kind: Kind, path: string): Promise<OpenedWorkbook> {
  expect(await workbookKind(path)).toBe(kind)
  return openBinaryWorkbook(path, kind)
}

describe.each(KINDS)('an .%s', (kind, bookType) => {
  const read = async (book: WorkBook) => reading(kind, await save(book, bookType))

  test('gives numbers, texts, booleans and errors as the file declares them', async () => {
    const row: Row = [text('añb'), number(1.5), { t: 'b', v: true }, { t: 'e', v: 42 }, { t: 'e', v: 7 }]
    const { rows, kinds } = await readAll(await read(bookOf({ S: [row] })))
    expect(rows).toEqual([[1, 'añb', '1.5', 'true', '#N/A', '#DIV/0!']])
    expect(kinds).toEqual([[CellKind.text, CellKind.number, CellKind.boolean, CellKind.error, CellKind.error]])
  })

  test('keeps the cached value of a formula, 0 too', async () => {
    const row: Row = [
      { t: 'n', v: 0, f: '1-1' },
      { t: 'n', v: 3, f: '1+2' },
      { t: 's', v: 'x', f: '"x"' },
    ]
    expect((await readAll(await read(bookOf({ S: [row] })))).rows).toEqual([[1, '0', '3', 'x']])
  })

  test('tells dates, times, durations, percents and money by their formats, in no time zone', async () => {
    const row: Row = [
      number(44562, 'yyyy-mm-dd'),
      number(44562.5, 'yyyy-mm-dd hh:mm'),
      number(0.25, 'hh:mm'),
      number(1.5, '[h]:mm'),
      number(0.125, '0.0%'),
      number(9.5, '[$€-407] #,##0.00'),
      number(60, 'yyyy-mm-dd'),
    ]
    const { rows, kinds } = await readAll(await read(bookOf({ S: [row] })))
    expect(rows).toEqual([
      [1, '2022-01-01', '2022-01-01 12:00:00', '06:00:00', '36:00:00', '0.125', '9.5', '1900-02-29'],
    ])
    const { date, timestamp, time, duration, percent, currency, text } = CellKind
    expect(kinds[0]).toEqual([date, timestamp, time, duration, percent, currency, text])
  })

  test('counts days from 1904 when the workbook says so', async () => {
    const book = bookOf({ S: [[number(0, 'yyyy-mm-dd'), number(43100, 'yyyy-mm-dd')]] })
    book.Workbook = { WBProps: { date1904: true } }
    expect((await readAll(await read(book))).rows).toEqual([[1, '1904-01-01', '2022-01-01']])
  })

  test('lists hidden sheets as what they are, in the order of the tabs', async () => {
    const rows: Row[] = [[text('a')]]
    const book = bookOf({ Shown: rows, Hidden: rows, Deep: rows })
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] }
    const { sheets } = await read(book)
    expect(sheets.map(({ name, state, index }) => [name, state, index])).toEqual([
      ['Shown', 'visible', 0],
      ['Hidden', 'hidden', 1],
      ['Deep', 'veryHidden', 2],
    ])
  })

  test('gives merged ranges, gaps between rows, and no row for blank cells however many', async () => {
    const rows: Row[] = [
      [text('a'), null, text('b')],
      [],
      [null, null, number(1)],
      ...Array(500).fill([text(''), null]),
    ]
    const book = bookOf({ S: rows })
    const sheet = book.Sheets.S
    if (sheet) sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]
    const { rows: found, merges } = await readAll(await read(book))
    expect(found).toEqual([
      [1, 'a', null, 'b'],
      [3, null, null, '1'],
    ])
    expect(merges).toEqual(['A1:B1'])
  })

  test('names the currency most cells of a column show', async () => {
    const rows: Row[] = [1, 2, 3].map(n => [number(n, n === 1 ? '"$"0.00' : '0.00 "€"')])
    expect((await readAll(await read(bookOf({ S: rows })))).currencies).toEqual(['EUR', null, null])
  })

  test('cut short anywhere ends in a named fault, or lost nothing', async () => {
    const rows: Row[] = Array.from({ length: 300 }, (_, i) => [text(`row ${i}`), number(i)])
    const whole = await readAll(await read(bookOf({ S: rows })))
    const { size } = await stat(join(folder, `${bookType}.bin`))
    for (let length = size - 1; length > 600; length -= Math.ceil(size / 40)) {
      const path = await save(bookOf({ S: rows }), bookType)
      await truncate(path, length)
      const outcome = await openBinaryWorkbook(path, kind)
        .then(workbook => readAll(workbook))
        .catch((fault: unknown) => fault as IngestFault)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(IngestFault)
      else expect(outcome.rows).toEqual(whole.rows)
    }
  })

  test('beyond what fits in memory is refused before it is read', async () => {
    const path = await save(bookOf({ S: [[text('a')]] }), bookType)
    await truncate(path, BINARY_LIMIT_BYTES + 1)
    await expect(openBinaryWorkbook(path, kind)).rejects.toMatchObject({ code: 'binary_too_large' })
  })
})

test('an .xls of before Excel 97 is read in the code page it names', async () => {
  const path = await save(bookOf({ S: [[text('caf~'), number(2)]] }), 'biff5')
  const bytes = await readFile(path)
  bytes[bytes.indexOf('caf~') + 3] = 0xe9
  await writeFile(path, bytes)
  expect((await readAll(await reading('xls', path))).rows).toEqual([[1, 'café', '2']])
})

test('a name in an .xlsb that says it stands for two milliards of areas is passed over', async () => {
  const name = Buffer.alloc(34)
  name.writeUInt32LE(1, 9)
  name.write('a', 13, 'utf16le')
  // A formula of seven bytes, areas kept in memory; how many there are follows.
  name.writeUInt32LE(7, 15)
  name[19] = 0x26
  name.writeUInt32LE(4, 26)
  name.writeUInt32LE(0x7fffffff, 30)
  const path = await save(bookOf({ S: [[text('a')], [number(1)]] }), 'xlsb')
  const parts = unzip(await readFile(path)).map(part =>
    part.name === 'xl/workbook.bin' ? { ...part, content: withName(part.content, name) } : part,
  )
  await writeFile(path, zipOf(parts))
  expect((await readAll(await openBinaryWorkbook(path, 'xlsb'))).rows).toEqual([
    [1, 'a'],
    [2, '1'],
  ])
})

/** Behind the list of sheets. */
function withName(workbook: Buffer, name: Buffer): Buffer {
  const at = workbook.indexOf(Buffer.from([0x90, 0x01, 0x00])) + 3
  return Buffer.concat([workbook.subarray(0, at), Buffer.from([0x27, name.length]), name, workbook.subarray(at)])
}
