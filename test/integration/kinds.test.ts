import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import type { Dataset, DatasetTable } from '../../src/contract/dataset.ts'
import { QueryPlan } from '../../src/contract/plan.ts'
import { listRows } from '../../src/domains/analytics/listRows.ts'
import { runPlan } from '../../src/domains/analytics/runPlan.ts'
import { buildWorld, type World } from '../factories/world.ts'
import { DATA, hasRealFiles, REFUSED } from '../support/realFiles.ts'

/* The whole way of real files of every kind: taken in, read in a child process, kept, and asked by plans. */

interface Told {
  rows: number
  /** Of columns that are numbers. */
  sums: Readonly<Record<string, number>>
}
interface TextTruth {
  rows: number
  columns: { name: string; type: string; sum?: number }[]
}

const texts: Record<string, TextTruth> = hasRealFiles
  ? JSON.parse(readFileSync(join(DATA, 'truth/text.json'), 'utf8')).files
  : {}

/** What R says of its own data, which readxl brings as workbooks. */
const R_DATA: Readonly<Record<string, Told>> = {
  mtcars: { rows: 32, sums: { mpg: 642.9, cyl: 198, disp: 7383.1, hp: 4694, drat: 115.09, wt: 102.952, qsec: 571.16 } },
  chickwts: { rows: 71, sums: { weight: 18553 } },
  quakes: { rows: 1000, sums: { lat: -20642.75, long: 179462.02, depth: 311371, mag: 4620.4, stations: 33418 } },
}

let world: World
const folder = mkdtempSync(join(tmpdir(), 'kinds-'))
beforeAll(async () => {
  world = await buildWorld()
}, 120_000)
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

describe.runIf(hasRealFiles)('a file is the same from its first byte to the answer of a plan:', () => {
  it.each([
    ['csv_messy/csvkit/FY09_EDU_Recipients_by_State.csv', 'csv'],
    ['csv_messy/readr/massey-rating.txt', 'csv'],
    ['json_parquet_ts/unemployment.tsv', 'csv'],
    ['json_parquet_ts/cars.json', 'json'],
    ['json_parquet_ts/amazon_cellphones.ndjson', 'ndjson'],
  ])('%s', async (file, kind) => {
    const dataset = await world.ingest(join(DATA, file))
    expect(dataset.kind).toBe(kind)
    await expectTable(dataset, dataset.tablesOfVersion[0], toldOf(file))
  })

  it.each(['xlsx', 'xls'])('datasets.%s, a table for each sheet', async ending => {
    const dataset = await world.ingest(join(DATA, `workbooks/readxl/datasets.${ending}`))
    expect(dataset.kind).toBe(ending)
    expect(dataset.tablesOfVersion.map(({ sheet }) => sheet)).toEqual(Object.keys(R_DATA))
    for (const table of dataset.tablesOfVersion) await expectTable(dataset, table, R_DATA[table.name])
  })

  it('pivot_table_test.xlsb', async () => {
    const dataset = await world.ingest(join(DATA, 'workbooks/sheetjs/pivot_table_test.xlsb'))
    expect(dataset.kind).toBe('xlsb')
    await expectTable(dataset, dataset.tablesOfVersion[0], { rows: 8, sums: { Sales: 28069 } })
  })

  it('merge_cells.ods', async () => {
    const dataset = await world.ingest(join(DATA, 'workbooks/sheetjs/merge_cells.ods'))
    expect(dataset).toMatchObject({ kind: 'ods', tables: 1, rows: 1 })
  })

  it('userdata1.parquet, whose people are those of userdata1.csv', async () => {
    const dataset = await world.ingest(join(DATA, 'json_parquet_ts/userdata1.parquet'))
    expect(dataset.kind).toBe('parquet')
    const { rows, sums } = toldOf('json_parquet_ts/userdata1.csv')
    // One row of the Parquet file was cut at a comma: its salary stands in another column.
    await expectTable(dataset, dataset.tablesOfVersion[0], { rows, sums: { salary: (sums.salary ?? 0) - 61871.37 } })
  })

  it('a text packed by gzip, and called after what is in it', async () => {
    const path = join(folder, 'states.csv.gz')
    const file = 'csv_messy/csvkit/FY09_EDU_Recipients_by_State.csv'
    await pipeline(createReadStream(join(DATA, file)), createGzip(), createWriteStream(path))
    const dataset = await world.ingest(path)
    expect(dataset.name).toBe('states')
    await expectTable(dataset, dataset.tablesOfVersion[0], toldOf(file))
  })

  it('files of several kinds in one archive, each as it is alone', async () => {
    const files = ['cars.json', 'unemployment.tsv', 'seattle-weather.csv'].map(name => `json_parquet_ts/${name}`)
    const dataset = await world.ingest(await zipped(files))
    expect(dataset).toMatchObject({ name: 'several', kind: 'zip', tables: 3 })
    for (const [i, file] of files.entries()) await expectTable(dataset, dataset.tablesOfVersion[i], toldOf(file))
  })

  it.each(Object.entries(REFUSED))('%s ends with its sentence', async (file, sentence) => {
    await expect(world.ingest(join(DATA, file))).rejects.toThrow(sentence)
  })
})

describe('what holds no table ends with a sentence', () => {
  it.each([
    ['empty.csv', '', 'The file is empty.'],
    ['junk.bin', Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 151) % 31)), 'neither text nor a workbook'],
    ['page.xls', '<html><body><table><tr><td>1</td></tr></table></body></html>', 'a web page'],
    ['broken.json', '[{"a": 1},\n{"a" 2}]', 'The JSON is broken in line 2'],
  ])('%s', async (name, body, sentence) => {
    const path = join(folder, name)
    writeFileSync(path, body)
    await expect(world.ingest(path)).rejects.toThrow(sentence)
  })
})

function toldOf(file: string): Told {
  const { rows, columns } = texts[file] ?? { rows: Number.NaN, columns: [] }
  const sums = columns.filter(({ type, sum }) => type === 'number' && sum !== undefined)
  return { rows, sums: Object.fromEntries(sums.map(({ name, sum }) => [name, Number(sum)])) }
}

/** Counts and adds by one plan, and walks to the last row. */
async function expectTable(dataset: Dataset, table: DatasetTable | undefined, told: Told | undefined): Promise<void> {
  if (!table || !told) throw new Error('no table')
  const source = { datasetId: dataset.id, tableId: table.id }
  const names = Object.keys(told.sums)
  const columns = names.map(name => table.columns.find(column => column.name === name))
  const sums = columns.map((column, i) => ({ as: `s${i}`, aggregate: 'sum', column: column?.id ?? '' }))
  const plan = QueryPlan.parse({ source, measures: [{ as: 'n', aggregate: 'count' }, ...sums] })
  const { table: answer, bill } = await runPlan(world.ctx, { plan })
  const [[count] = [], ...totals] = answer.data
  expect([count, bill.rowsUsed, table.rowCount]).toEqual([told.rows, told.rows, told.rows])
  for (const [i, name] of names.entries()) {
    const expected = told.sums[name] ?? Number.NaN
    expect(Math.abs(Number(totals[i]?.[0]) - expected), name).toBeLessThanOrEqual(1e-9 * Math.abs(expected) + 1e-9)
  }
  const page = await listRows(world.ctx, { ...source, limit: 20_000 })
  expect(page.items).toHaveLength(told.rows)
}

async function zipped(files: readonly string[]): Promise<string> {
  const path = join(folder, 'several.zip')
  const zip = new yazl.ZipFile()
  for (const file of files) zip.addFile(join(DATA, file), basename(file))
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}
