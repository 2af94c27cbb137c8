import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { relationships, type SheetFixture, writeXlsx, type XlsxFixture } from '../../../../test/support/xlsx.ts'
import type { Reading } from '../../../contract/reading.ts'
import { ReadSettings } from '../../../contract/settings.ts'
import { readFile } from '../readFile.ts'

let folder = ''
let files = 0
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'structure-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

type Cell = string | number | null
/** Cells by row, from column A on; a row of the sheet that is left out is blank. */
type Grid = Readonly<Record<number, readonly Cell[]>>

function sheetRows(grid: Grid): string {
  const rows = Object.entries(grid).map(([row, cells]) => {
    const filled = cells.map((cell, column) => cellXml(`${String.fromCharCode(65 + column)}${row}`, cell))
    return `<row r="${row}">${filled.join('')}</row>`
  })
  return rows.join('')
}

function cellXml(ref: string, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${ref}"><v>${cell}</v></c>`
  return cell.startsWith('<')
    ? cell.replace('<c', `<c r="${ref}"`)
    : `<c r="${ref}" t="inlineStr"><is><t>${cell}</t></is></c>`
}

interface Read extends Reading {
  /** Cells of each table as text, in the order of the file. */
  cells: (string | null)[][][]
}

async function read(
  grid: Grid,
  options: { sheet?: Partial<SheetFixture>; settings?: object; more?: Partial<XlsxFixture> } = {},
) {
  const path = join(folder, `${files++}.xlsx`)
  const outDir = await mkdtemp(join(folder, 'out-'))
  await writeXlsx(path, { sheets: [{ name: 'S', rows: sheetRows(grid), ...options.sheet }], ...options.more })
  const settings = ReadSettings.parse({ ...options.settings })
  const reading = await readFile({ path, outDir, settings })
  const cells: Read['cells'] = []
  for (const { parts } of reading.tables) cells.push(await rowsOf(join(outDir, parts.data)))
  return { ...reading, cells }
}

async function rowsOf(path: string): Promise<(string | null)[][]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const answer = await connection.runAndReadAll(`SELECT * EXCLUDE (_row) FROM read_parquet('${path}') ORDER BY _row`)
  const rows = answer.getRows().map(row => row.map(cell => (cell === null ? null : String(cell))))
  connection.closeSync()
  instance.closeSync()
  return rows
}

const shapes = ({ tables }: Reading) =>
  tables.map(({ name, index, rowCount, columns }) => [name, index, rowCount, columns.map(column => column.name).join()])
const codes = ({ tables }: Reading, table = 0) =>
  tables[table]?.receipt.repairs.map(({ message }) => message.code) ?? []
const repairOf = ({ tables }: Reading, code: string) =>
  tables.flatMap(({ receipt }) => receipt.repairs).find(({ message }) => message.code === code)
const setting = (table: object) => ({ tables: [{ sheet: 'S', index: 0, columns: [], ...table }] })

describe('several tables in a sheet', () => {
  const stacked: Grid = {
    1: ['name', 'n'],
    2: ['ann', 1],
    3: ['bob', 2],
    5: ['Costs by region'],
    6: ['region', 'cost', 'share'],
    7: ['north', 10, 0.5],
    8: ['south', 20, 0.5],
    9: ['west', 30, 0.1],
  }

  test('one below the other are each a table, with the name of their title', async () => {
    const reading = await read(stacked)
    expect(shapes(reading)).toEqual([
      ['S', 0, 2, 'name,n'],
      ['Costs by region', 1, 3, 'region,cost,share'],
    ])
    expect(repairOf(reading, 'ingest.sheet_split')).toMatchObject({ count: 2, undo: { splitTables: false } })
  })

  test('stay one when a person says so', async () => {
    const reading = await read(stacked, { settings: { splitTables: false } })
    expect(reading.tables).toHaveLength(1)
    expect(codes(reading)).not.toContain('ingest.sheet_split')
  })

  test('side by side are each a table, whatever their heights', async () => {
    const reading = await read({
      1: ['name', 'n', null, 'region', 'cost'],
      2: ['ann', 1, null, 'north', 10],
      3: ['bob', 2, null, 'south', 20],
      4: ['cleo', 3, null, 'west', 30],
      5: ['dan', 4],
      6: ['eve', 5],
    })
    expect(shapes(reading)).toEqual([
      ['S', 0, 5, 'name,n'],
      ['S 2', 1, 3, 'region,cost'],
    ])
    expect(reading.cells[1]).toEqual([
      ['north', '10'],
      ['south', '20'],
      ['west', '30'],
    ])
  })

  test('one beside two that are stacked are three', async () => {
    const reading = await read({
      1: ['name', 'n', null, 'region', 'cost'],
      2: ['ann', 1, null, 'north', 10],
      3: ['bob', 2, null, 'south', 20],
      4: ['cleo', 3],
      5: ['dan', 4, null, 'product', 'price'],
      6: ['eve', 5, null, 'pen', 1.5],
      7: ['fay', 6, null, 'cup', 2.5],
      8: ['gus', 7, null, 'hat', 3.5],
    })
    expect(shapes(reading).map(([, , rows, columns]) => [rows, columns])).toEqual([
      [7, 'name,n'],
      [2, 'region,cost'],
      [3, 'product,price'],
    ])
  })

  test('are one where a blank column merely stands between its columns', async () => {
    const reading = await read({
      1: ['name', 'n', null, 'cost', 'share'],
      2: ['ann', 1, null, 10, 0.1],
      3: ['bob', 2, null, 20, 0.2],
      4: ['cleo', 3, null, 30, 0.3],
    })
    expect(shapes(reading)).toEqual([['S', 0, 3, 'name,n,cost,share']])
  })
})

describe('a table that is declared', () => {
  const withTable = (attributes: string): Partial<XlsxFixture> => ({
    parts: {
      'xl/worksheets/_rels/sheet1.xml.rels': relationships([['t', 'table', '../tables/table1.xml']]),
      'xl/tables/table1.xml': `<table id="1" name="T" displayName="Sales" ${attributes}/>`,
    },
  })
  const grid: Grid = {
    1: ['Some words', null, 'and others'],
    3: [null, 'who', '2024'],
    4: [null, 'ann', 1, null, 'a note beside'],
    5: [null, 'bob', 2],
    6: [null, null, 3],
    8: ['Words below'],
  }

  test('has the range and the names of its declaration; what stands elsewhere is left out as notes', async () => {
    const reading = await read(grid, { more: withTable('ref="B3:C6" totalsRowCount="1"') })
    expect(shapes(reading)).toEqual([['S', 0, 2, 'who,2024']])
    expect(reading.tables[0]?.receipt.conservation).toEqual({
      read: 5,
      loaded: 2,
      rejected: 0,
      skipped: [
        { reason: 'preamble', count: 1 },
        { reason: 'totals', count: 1 },
        { reason: 'note', count: 1 },
      ],
    })
    expect(reading.tables[0]?.receipt.cells.rejected).toBe(1)
    expect(reading.tables[0]?.receipt.totals).toMatchObject({ checked: 1, agreed: 1 })
  })

  test('without a header gets made names', async () => {
    const reading = await read(grid, { more: withTable('ref="B4:C5" headerRowCount="0"') })
    expect(reading.tables[0]?.columns.map(({ name }) => name)).toEqual(['Column 2', 'Column 3'])
    expect(reading.tables[0]?.rowCount).toBe(2)
  })

  test('a name of a range that stands alone is a table, too', async () => {
    const names = '<definedNames><definedName name="Prices">S!$D$1:$E$3</definedName></definedNames>'
    const workbook = `<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`
    const reading = await read(
      {
        1: ['name', 'n', null, 'item', 'price'],
        2: ['ann', 1, null, 'pen', 10],
        3: ['bob', 2, null, 'cup', 20],
      },
      { more: { parts: { 'xl/workbook.xml': workbook } } },
    )
    expect(shapes(reading).map(([name, , rows, columns]) => [name, rows, columns])).toEqual([
      ['Prices', 2, 'item,price'],
      ['S 2', 2, 'name,n'],
    ])
  })
})

describe('merged cells', () => {
  const grid: Grid = {
    1: ['region', 'city', 'n'],
    2: ['north', 'Oslo', 1],
    3: [null, 'Umeå', 2],
    4: [null, 'Turku', 3],
    5: ['south', 'Rome', 4],
    6: [null, 'Bari', 5],
  }
  const sheet = { tail: '<mergeCells><mergeCell ref="A2:A4"/><mergeCell ref="A5:A6"/></mergeCells>' }

  test('that group rows say their value in each of them, and that can be undone', async () => {
    const reading = await read(grid, { sheet })
    expect(reading.cells[0]?.map(([region]) => region)).toEqual(['north', 'north', 'north', 'south', 'south'])
    const repair = repairOf(reading, 'ingest.merged_filled')
    expect(repair).toMatchObject({ count: 3, message: { params: { ranges: 2 } } })
    expect(repair?.examples).toEqual([
      { row: 3, raw: '', read: 'north' },
      { row: 4, raw: '', read: 'north' },
      { row: 6, raw: '', read: 'south' },
    ])
    const undone = await read(grid, { sheet, settings: repair?.undo ?? {} })
    expect(undone.cells[0]?.map(([region]) => region)).toEqual(['north', null, null, 'south', null])
  })

  test('across the header name the columns below them', async () => {
    const reading = await read(
      {
        1: ['name', '2023', null, '2024', null],
        2: [null, 'n', 'cost', 'n', 'cost'],
        3: ['ann', 1, 2, 3, 4],
        4: ['bob', 5, 6, 7, 8],
        5: ['cleo', 1, 6, 7, 8],
        6: ['dan', 2, 6, 7, 8],
        7: ['eve', 3, 6, 7, 8],
      },
      {
        sheet: {
          tail: '<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="D1:E1"/><mergeCell ref="A1:A2"/></mergeCells>',
        },
      },
    )
    expect(shapes(reading)).toEqual([['S', 0, 5, 'name,2023 n,2023 cost,2024 n,2024 cost']])
  })
})

describe('a sheet', () => {
  test('whose rows and columns are hidden is read whole, and that is said', async () => {
    const rows = sheetRows({ 1: ['a', 'n'], 2: ['x', 1], 3: ['y', 2], 4: ['z', 3] }).replace(
      '<row r="3"',
      '<row r="3" hidden="1"',
    )
    const path = join(folder, 'hidden.xlsx')
    const xml = `<worksheet><cols><col min="2" max="2" width="0" hidden="1"/></cols><sheetData>${rows}</sheetData></worksheet>`
    await writeXlsx(path, { sheets: [{ name: 'S' }], parts: { 'xl/worksheets/sheet1.xml': xml } })
    const { tables } = await readFile({ path, outDir: await mkdtemp(join(folder, 'out-')) })
    expect(tables[0]?.rowCount).toBe(3)
    expect(tables[0]?.receipt.repairs.map(({ message, count }) => [message.code, count])).toEqual([
      ['ingest.hidden_rows', 1],
      ['ingest.hidden_columns', 1],
    ])
  })

  test('whose formulas were never computed says so', async () => {
    const { warnings, cells } = await read({
      1: ['a', 'n'],
      2: ['x', '<c><f>1+1</f></c>'],
      3: ['y', '<c><f>1+2</f><v>3</v></c>'],
    })
    expect(warnings).toEqual([{ code: 'ingest.formulas_uncomputed', params: { count: 1, row: 2, sheet: 'S' } }])
    expect(cells[0]).toEqual([
      ['x', null],
      ['y', '3'],
    ])
  })

  test('with data away from A1 and notes beside it gives the table alone', async () => {
    const reading = await read({
      4: [null, null, 'name', 'n'],
      5: [null, null, 'ann', 1, null, 'see the appendix'],
      6: [null, null, 'bob', 2],
      7: [null, null, 'cleo', 3],
    })
    expect(shapes(reading)).toEqual([['S', 0, 3, 'name,n']])
    expect(reading.tables[0]?.receipt.cells.rejected).toBe(1)
  })
})

describe('what a person says', () => {
  const grid: Grid = {
    1: ['Report of', 'May'],
    3: ['name', 'n', 'rate'],
    4: ['ann', 1, 5],
    5: ['bob', 2, 6],
    6: ['Total', 3, 11],
  }

  test('of the header is obeyed', async () => {
    expect(shapes(await read(grid, { settings: setting({ headerRow: 4 }) }))).toMatchObject([['S', 0, 1, 'ann,1,5']])
    const bare = await read(grid, { settings: setting({ headerRow: null, keep: ['preamble', 'totals'] }) })
    expect(bare.tables[0]?.columns.map(({ name }) => name)).toEqual(['Column 1', 'Column 2', 'Column 3'])
  })

  test('of the range is obeyed, in rows of the sheet', async () => {
    const reading = await read(grid, { settings: setting({ range: 'B3:C5' }) })
    expect(shapes(reading)).toEqual([['S', 0, 2, 'n,rate']])
    expect(reading.cells[0]).toEqual([
      ['1', '5'],
      ['2', '6'],
    ])
    await expect(read(grid, { settings: setting({ range: 'A900:B901' }) })).rejects.toMatchObject({
      code: 'setting_range_outside',
    })
    await expect(read(grid, { settings: setting({ headerRow: 40 }) })).rejects.toMatchObject({
      code: 'setting_header_row',
    })
  })

  test('of rows to keep is obeyed', async () => {
    const usual = await read(grid)
    expect(usual.tables[0]?.rowCount).toBe(2)
    expect((await read(grid, { settings: setting({ keep: ['totals'] }) })).tables[0]?.rowCount).toBe(3)
    const undone = await read(grid, { settings: repairOf(usual, 'ingest.preamble')?.undo ?? {} })
    expect(undone.cells[0]?.[0]).toEqual(['Report of', 'May', null])
  })

  test('raw is every cell as it stands', async () => {
    const reading = await read(grid, { settings: { raw: true } })
    expect(reading.tables[0]?.columns.every(({ type }) => type === 'text')).toBe(true)
    expect(reading.tables[0]?.receipt.conservation).toMatchObject({ read: 4, loaded: 4 })
  })
})
