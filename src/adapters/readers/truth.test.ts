import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DATA, hasRealFiles, REFUSED } from '../../../test/support/realFiles.ts'
import type { Column } from '../../contract/column.ts'
import type { Reading, TableReading } from '../../contract/reading.ts'
import { readFile } from './readFile.ts'

/**
 * Every text, JSON and Parquet file at hand, held against an independent reading of it: rows, columns, sums, missing
 * cells. Where we read otherwise, it stands here with the reason.
 */
/** Columns whose missing cells are counted otherwise, and why. */
const MISSING: Readonly<Record<string, string>> = {
  'csv_messy/messytables/utf-16le_encoded.csv Organisation_name': 'a lone "-" among names is missing',
  'json_parquet_ts/amazon_cellphones.ndjson prices': 'an empty text is missing',
  'json_parquet_ts/userdata1.csv comments': 'texts of blanks alone are missing',
  'json_parquet_ts/penguins.json Sex': 'a lone "." is missing',
}

interface TrueColumn {
  name: string
  type: 'text' | 'number' | 'boolean' | 'time'
  missing: number
  sum?: number
}
type Truth = Record<string, { rows: number; columns: TrueColumn[] }>
const truth: Truth = hasRealFiles ? JSON.parse(readFileSync(join(DATA, 'truth/text.json'), 'utf8')).files : {}
const files = hasRealFiles ? ['csv_messy', 'json_parquet_ts'].flatMap(filesBelow) : []

let outDir = ''
beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'truth-'))
})
afterEach(() => rm(outDir, { recursive: true, force: true }))

describe.runIf(hasRealFiles)('read as an independent reader reads it:', () => {
  test.each(files.filter(file => file in truth))('%s', async file => {
    const [table] = (await read(file)).tables
    const expected = truth[file]
    if (!table || !expected) throw new Error('no table')
    expect(table.rowCount).toBe(expected.rows)
    expect(table.columns.map(({ name }) => name)).toEqual(expected.columns.map(({ name }) => name))
    for (const [i, column] of table.columns.entries()) {
      const other = expected.columns[i]
      if (other) expectColumn(`${file} ${column.name}`, column, other)
    }
  })

  test.each(files.filter(file => !(file in truth)))('%s, which has no reference, balances', async file => {
    const { tables } = await read(file)
    expect(tables.length).toBeGreaterThan(0)
  })

  test('userdata1.parquet holds the people of userdata1.csv', async () => {
    const [table] = (await read('json_parquet_ts/userdata1.parquet')).tables
    const expected = truth['json_parquet_ts/userdata1.csv']
    expect(table?.rowCount).toBe(expected?.rows)
    expect(table?.columns.map(({ name }) => name)).toEqual(expected?.columns.map(({ name }) => name))
    // One row of the Parquet file was cut at the comma of "Bonaire, ...": its salary stands under title.
    const shifted = 61871.37
    const salary = expected?.columns.find(({ name }) => name === 'salary')
    const found = table?.columns.find(({ name }) => name === 'salary')
    expect(Number(found?.profile.sum) + shifted).toBeCloseTo(salary?.sum ?? Number.NaN, 4)
    expect(found?.profile.nulls).toBe((salary?.missing ?? 0) + 1)
  })

  test('flights-3m.parquet is whole', async () => {
    const [table] = (await read('json_parquet_ts/flights-3m.parquet')).tables
    expect(table?.rowCount).toBe(3_000_000)
    expect(table?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'date timestamp',
      'delay integer',
      'distance integer',
      'origin text',
      'destination text',
    ])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(join(DATA, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(DATA.length + 1))
    .filter(file => !(file in REFUSED))
    .sort()
}

async function read(file: string): Promise<Reading> {
  const reading = await readFile({ path: join(DATA, file), outDir })
  reading.tables.forEach(expectBalanced)
  return reading
}

function expectBalanced({ receipt, rowCount }: TableReading): void {
  const { read: rows, loaded, rejected, skipped } = receipt.conservation
  expect(rows).toBe(loaded + rejected + skipped.reduce((sum, { count }) => sum + count, 0))
  expect(loaded).toBe(rowCount)
  const { read: cells, typed, missing, rejected: lost } = receipt.cells
  expect(cells).toBe(typed + missing + lost)
}

function expectColumn(name: string, column: Column, other: TrueColumn): void {
  const { nulls, sum } = column.profile
  if (!(name in MISSING)) expect(nulls - column.rejected, `missing in ${name}`).toBe(other.missing)
  if (other.type !== 'number' || other.sum === undefined || column.type === 'text') return
  expect(Math.abs(Number(sum) - other.sum), `sum of ${name}`).toBeLessThanOrEqual(1e-9 * Math.abs(other.sum) + 1e-9)
}
