import { existsSync } from 'node:fs'
import { mkdtemp, readFile as readBytes, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Column } from '../../contract/column.ts'
import type { Reading, TableReading } from '../../contract/reading.ts'
import { readFile } from './readFile.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const hasData = existsSync(join(data, 'truth/text.json'))
if (!hasData) console.log('Skipped: readings of real files, because ../shared/data is not here.')

let outDir = ''
beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'read-file-'))
})
afterEach(() => rm(outDir, { recursive: true, force: true }))

const read = (file: string): Promise<Reading> => readFile({ path: join(data, file), outDir })

/** What differs from the reference reading, and why it should. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'csv_messy/messytables/mixedGLB.csv': 'which asterisks mean "missing" is decided by typing',
  'csv_messy/readr/massey-rating.txt': 'columns of fixed width are not told apart yet: one column of text',
}

describe.runIf(hasData)('real text files', async () => {
  const truth: Record<string, Truth> = hasData
    ? JSON.parse(await readBytes(join(data, 'truth/text.json'), 'utf8')).files
    : {}
  const files = Object.keys(truth).filter(file => /\.(csv|tsv|psv|ssv|txt)$/.test(file))

  test.each(files.filter(file => !(file in DIFFERENCES)))(
    '%s is read as an independent reader reads it',
    async file => {
      const { tables } = await read(file)
      const [table] = tables
      expect(table?.rowCount).toBe(truth[file]?.rows)
      expect(table?.columns.map(({ name }) => name)).toEqual(truth[file]?.columns.map(({ name }) => name))
      expectBalanced(table)
      for (const [i, { type, sum }] of (truth[file]?.columns ?? []).entries()) {
        const column = table?.columns[i]
        if (type !== 'number' || sum === undefined || column?.type === 'text') continue
        expect(await sumOf(table, column), column?.name).toBeCloseTo(sum, 2)
      }
    },
  )

  test('mixedGLB.csv, with lines ended by CR alone, is found below its preamble', async () => {
    const { tables } = await read('csv_messy/messytables/mixedGLB.csv')
    expect(tables[0]?.rowCount).toBe(133)
    expect(tables[0]?.columns.map(({ name }) => name)).toEqual(
      truth['csv_messy/messytables/mixedGLB.csv']?.columns.map(({ name }) => name),
    )
    expect(tables[0]?.receipt.conservation.skipped).toEqual([
      { reason: 'preamble', count: 2 },
      { reason: 'blank', count: 1 },
    ])
  })

  test('vgsales.csv loses nothing', async () => {
    const { file, tables } = await read('templates/vgsales.csv')
    const [table] = tables
    expect(file.sha256.slice(0, 12)).toBe('e2076095ffca')
    expect(table?.receipt.conservation).toEqual({ read: 16598, loaded: 16598, rejected: 0, skipped: [] })
    const nulls = Object.fromEntries(table?.columns.map(({ name, profile }) => [name, profile.nulls]) ?? [])
    expect(nulls).toMatchObject({ Year: 271, Publisher: 58, Rank: 0 })
    expect(await sumOf(table, table?.columns[10])).toBeCloseTo(8920.44, 6)
  })

  test("a Mercari report comes out at its own totals, for all its exporter's wrongly doubled quotes", async () => {
    const { tables } = await read('mercari/Custom-sales-report_010117-053025_all.csv')
    const [table] = tables
    expect(table?.receipt.conservation).toEqual({
      read: 2534,
      loaded: 2532,
      rejected: 0,
      skipped: [
        { reason: 'totals', count: 1 },
        { reason: 'note', count: 1 },
      ],
    })
    expect(table?.columns).toHaveLength(21)
    expect(await sumOf(table, table?.columns[8])).toBeCloseTo(87506.52, 6)
    expect(await sumOf(table, table?.columns[15])).toBeCloseTo(70844.89, 6)
  })

  test.each(['tidy', 'timeseries', 'mercari'])('every file of %s keeps all of its records', async folder => {
    for (const name of await readdir(join(data, folder))) {
      const { tables } = await read(`${folder}/${name}`)
      expect(tables, name).toHaveLength(1)
      expectBalanced(tables[0])
      expect(tables[0]?.columns.length, name).toBeGreaterThan(1)
    }
  })

  test('of other kinds are refused by name', async () => {
    await expect(read('workbooks/poi/password.xls')).rejects.toMatchObject({ code: 'encrypted_other' })
    expect(await readdir(outDir)).toEqual([])
  })
})

describe.runIf(hasData)('real workbooks', () => {
  test('deaths.xlsx is found between the notes above and below it', async () => {
    const { tables } = await read('workbooks/readxl/deaths.xlsx')
    for (const table of tables) {
      expect(table.rowCount).toBe(10)
      expect(table.columns.map(({ name }) => name)).toEqual([
        'Name',
        'Profession',
        'Age',
        'Has kids',
        'Date of birth',
        'Date of death',
      ])
      expect(table.receipt.conservation.skipped).toEqual([
        { reason: 'preamble', count: 4 },
        { reason: 'note', count: 4 },
      ])
      expectBalanced(table)
    }
  })

  test('sheets that are no tables are listed with the reason', async () => {
    const { others } = await read('workbooks/calamine/any_sheets.xlsx')
    expect(others).toEqual([
      { name: 'Hidden', reason: 'hidden' },
      { name: 'VeryHidden', reason: 'very_hidden' },
      { name: 'Chart', reason: 'chart_sheet' },
    ])
  })

  test('cells that hold an error are kept apart', async () => {
    const { tables } = await read('workbooks/sheetjs/ErrorTypes.xlsx')
    expect(tables[0]?.receipt.cells.rejected).toBe(20)
    expectBalanced(tables[0])
  })

  test('all .xlsx files balance', async () => {
    for (const file of (await readdir(join(data, 'workbooks'), { recursive: true })).filter(name =>
      /\.xlsx$/.test(name),
    )) {
      const { tables } = await read(`workbooks/${file}`)
      for (const table of tables) expectBalanced(table)
    }
  })
})

describe('a file', () => {
  test.each([
    ['', 'empty_file'],
    ['\n\n\n', 'no_rows'],
    ['name,n\n', 'no_rows'],
    ['PK\u0003\u0004nonsense', 'damaged_file'],
    ['\u0000\u0001\u0002\u0003\u0004', 'binary_file'],
    ['<html><table></table>', 'markup_not_yet'],
  ])('of %j is refused as %s and leaves nothing behind', async (content, code) => {
    const path = join(outDir, 'in.csv')
    await writeFile(path, content)
    const parts = join(outDir, 'parts')
    await expect(readFile({ path, outDir: parts })).rejects.toMatchObject({ code })
    expect(existsSync(parts) ? await readdir(parts) : []).toEqual([])
  })

  test('of one column is one', async () => {
    const path = join(outDir, 'in.csv')
    await writeFile(path, 'n\n1\n2\n\n3\n')
    const { tables } = await readFile({ path, name: 'mine.csv', outDir })
    expect(tables[0]).toMatchObject({ name: 'mine', rowCount: 3 })
    expect(tables[0]?.receipt.conservation).toEqual({
      read: 4,
      loaded: 3,
      rejected: 0,
      skipped: [{ reason: 'blank', count: 1 }],
    })
  })

  test('says how far it is read', async () => {
    const path = join(outDir, 'in.csv')
    await writeFile(path, `n,m\n${'1,2\n'.repeat(5000)}`)
    const stages: string[] = []
    await readFile({
      path,
      outDir,
      onProgress: ({ stage, processed, total }) => {
        stages.push(stage)
        if (total !== null) expect(processed).toBeLessThanOrEqual(total)
      },
    })
    expect([...new Set(stages)]).toEqual(['sniffing', 'reading', 'typing', 'writing', 'profiling'])
  })
})

interface Truth {
  rows: number
  columns: { name: string; type: string; missing: number; sum?: number }[]
}

function expectBalanced(table: TableReading | undefined): void {
  const { read = 0, loaded = 0, rejected = 0, skipped = [] } = table?.receipt.conservation ?? {}
  expect(read).toBeGreaterThan(0)
  expect(loaded).toBe(table?.rowCount)
  expect(read).toBe(loaded + rejected + skipped.reduce((sum, { count }) => sum + count, 0))
}

async function sumOf(table: TableReading | undefined, column: Column | undefined): Promise<number> {
  const instance = await DuckDBInstance.create()
  const connection = await instance.connect()
  try {
    const path = join(outDir, table?.parts.data ?? '')
    const answer = await connection.runAndReadAll(`SELECT sum("${column?.id}")::DOUBLE FROM read_parquet('${path}')`)
    return Number(answer.getRows()[0]?.[0])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
