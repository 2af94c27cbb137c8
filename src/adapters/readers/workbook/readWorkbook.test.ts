import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { writeXlsx, type XlsxFixture } from '../../../../test/support/xlsx.ts'
import { openLanding } from '../landing/openLanding.ts'
import type { RawTable } from '../raw.ts'
import { openAnyWorkbook } from './openAnyWorkbook.ts'
import { readWorkbook } from './readWorkbook.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-workbook-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

interface Seen {
  table: RawTable
  names: string[]
  rows: unknown[][]
  rejected: unknown[][]
}

async function read(fixture: XlsxFixture, sheetNames?: string[]) {
  const path = join(folder, 'book.xlsx')
  await writeXlsx(path, fixture)
  const { connection, close } = await openLanding(folder, folder, path)
  const { workbook } = await openAnyWorkbook({ path, kind: 'xlsx', workDir: folder })
  const tables: Seen[] = []
  try {
    const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
    const found = await readWorkbook({ workbook, connection, ...(sheetNames && { sheetNames }) }, async table => {
      const columns = table.columns.map(({ source }) => source).join(', ')
      tables.push({
        table,
        names: table.columns.map(({ name }) => name),
        rows: await all(`SELECT _row::INT, ${columns} FROM ${table.relation} ORDER BY _row`),
        rejected: table.rejectedRelation
          ? await all(`SELECT _row::INT, column_id, raw, reason FROM ${table.rejectedRelation}`)
          : [],
      })
    })
    return { tables, ...found }
  } finally {
    workbook.close()
    close()
  }
}

/** Rows from row 1 on: numbers, texts, and `#` errors; null is no cell. */
function sheetRows(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows
    .map(
      (row, r) =>
        `<row r="${r + 1}">${row.map((value, c) => cell(value, `${String.fromCharCode(65 + c)}${r + 1}`)).join('')}</row>`,
    )
    .join('')
}

function cell(value: string | number | null, reference: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
  if (value.startsWith('#')) return `<c r="${reference}" t="e"><v>${value}</v></c>`
  return `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
}

describe('a worksheet', () => {
  test('is a table with the numbers of its rows and the kinds of its cells', async () => {
    const { tables } = await read({
      sheets: [{ name: 'S', rows: sheetRows([['name', 'n'], ['ann', 1], [], ['bob', 2]]) }],
    })
    expect(tables[0]).toMatchObject({
      names: ['name', 'n'],
      rows: [
        [2, 'ann', '1'],
        [4, 'bob', '2'],
      ],
    })
    expect(tables[0]?.table.columns.map(({ kinds }) => kinds)).toEqual([{ text: 2 }, { number: 2 }])
  })

  test('with merged groups over its names has both in its header', async () => {
    const rows = sheetRows([
      ['shop', 2019, null, 2020, null],
      [null, 'units', 'price', 'units', 'price'],
      ['A', 1, 2, 3, 4],
      ['B', 5, 6, 7, 8],
      ['C', 5, 6, 7, 8],
    ])
    const tail =
      '<mergeCells count="3"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/></mergeCells>'
    const { tables } = await read({ sheets: [{ name: 'S', rows, tail }] })
    expect(tables[0]?.names).toEqual(['shop', '2019 units', '2019 price', '2020 units', '2020 price'])
    expect(tables[0]?.rows).toHaveLength(3)
  })

  test('keeps errors and cells beyond its header apart, and counts no cell of its footer', async () => {
    const rows = sheetRows([
      ['name', 'n', 'm'],
      ['ann', 1, '#N/A'],
      ['bob', 2, 3, 'aside'],
      ['eve', 3, 4],
      ['leo', 4, 5],
      ['Total', 10, 12],
      ['Made by Ann'],
    ])
    const { tables } = await read({ sheets: [{ name: 'S', rows }] })
    expect(tables[0]?.rows).toEqual([
      [2, 'ann', '1', null],
      [3, 'bob', '2', '3'],
      [4, 'eve', '3', '4'],
      [5, 'leo', '4', '5'],
    ])
    expect(tables[0]?.rejected).toEqual([
      [2, 'c3', '#N/A', 'error_cell'],
      [3, 'beyond_4', 'aside', 'beyond_header'],
    ])
    expect(tables[0]?.table.skipped).toEqual([
      { reason: 'totals', count: 1 },
      { reason: 'note', count: 1 },
    ])
    expect(tables[0]?.table.columns.map(({ kinds }) => kinds)).toEqual([
      { text: 4 },
      { number: 4 },
      { error: 1, number: 3 },
    ])
  })

  test('that does not begin in the first column leaves the blank ones out', async () => {
    const rows = sheetRows([
      [null, null, 'a', 'b'],
      [null, null, 'x', 1],
      [null, null, 'y', 2],
    ])
    const { tables } = await read({ sheets: [{ name: 'S', rows }] })
    expect(tables[0]?.names).toEqual(['a', 'b'])
    expect(tables[0]?.table.columns.map(({ id, position }) => [id, position])).toEqual([
      ['c1', 2],
      ['c2', 3],
    ])
  })

  test('that is hidden, empty or all header is no table', async () => {
    const rows = sheetRows([
      ['name', 'n'],
      ['ann', 1],
    ])
    const { tables, others } = await read({
      sheets: [
        { name: 'Shown', rows },
        { name: 'Hidden', rows, state: 'hidden' },
        { name: 'Empty' },
        { name: 'Names', rows: sheetRows([['name', 'n']]) },
      ],
    })
    expect(tables).toHaveLength(1)
    expect(others).toEqual([
      { name: 'Hidden', reason: 'hidden' },
      { name: 'Empty', reason: 'empty' },
      { name: 'Names', reason: 'no_data' },
    ])
  })
  test('is read though hidden when it is chosen, and the others are not', async () => {
    const rows = sheetRows([
      ['name', 'n'],
      ['ann', 1],
    ])
    const sheets = [
      { name: 'Shown', rows },
      { name: 'Hidden', rows, state: 'hidden' as const },
    ]
    const { tables, others } = await read({ sheets }, ['Hidden'])
    expect(tables.map(({ table }) => table.name)).toEqual(['Hidden'])
    expect(others).toEqual([{ name: 'Shown', reason: 'not_chosen' }])
  })

  test('is read though hidden when nothing that can be seen holds rows', async () => {
    const rows = sheetRows([
      ['name', 'n'],
      ['ann', 1],
    ])
    const sheets = [
      { name: 'Charts', kind: 'chartsheet' as const },
      { name: 'Empty' },
      { name: 'Costs', rows, state: 'veryHidden' as const },
      { name: 'Nothing', state: 'hidden' as const },
    ]
    const { tables, others, areHiddenRead } = await read({ sheets })
    expect(tables.map(({ table }) => table.name)).toEqual(['Costs'])
    expect(others).toEqual([
      { name: 'Charts', reason: 'chart_sheet' },
      { name: 'Empty', reason: 'empty' },
      { name: 'Nothing', reason: 'empty' },
    ])
    expect(areHiddenRead).toBe(true)
    await expect(read({ sheets }, ['Empty'])).rejects.toThrow('no_tables')
  })
})
