import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Column } from '../../../contract/column.ts'
import type { TableReading } from '../../../contract/reading.ts'
import { readFile } from '../readFile.ts'

/* The messy text files of the shared collection, beside what pandas reads with options set by hand. */

const data = join(import.meta.dirname, '../../../../../shared/data')
const truthPath = join(data, 'truth/text.json')
const isThere = existsSync(truthPath)
if (!isThere) console.warn('skipped: ../shared/data is not there, so no messy text is read beside its truth')

interface TruthColumn {
  name: string
  type: 'text' | 'number' | 'time' | 'boolean'
  missing: number
  sum?: number
  min?: string
  max?: string
}
type Truth = Record<string, { rows: number; columns: TruthColumn[] }>

// Made by truth/text.py, whose shape this is.
const truth: Truth = isThere ? (JSON.parse(readFileSync(truthPath, 'utf8')) as { files: Truth }).files : {}
const files = Object.keys(truth).filter(path => path.startsWith('csv_messy/'))

/** Where we read more than the truth's reader did: it took these cells for text, or one text for a value. */
const known: Readonly<Record<string, string>> = {
  'csv_messy/messytables/utf-16le_encoded.csv: Organisation_name': 'a dash alone is missing',
}

let outDir = ''
beforeAll(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'truth-'))
})
afterAll(() => rm(outDir, { recursive: true, force: true }))

async function onlyTable(path: string): Promise<TableReading> {
  const { tables } = await readFile({ path: join(data, path), outDir })
  const [table] = tables
  if (table === undefined || tables.length > 1) throw new Error(`${tables.length} tables`)
  return table
}

function expectSame({ name, type, profile }: Column, told: TruthColumn): void {
  const { missing, sum = 0, min, max } = told
  expect([name, profile.nulls]).toEqual([name, missing])
  if (told.type === 'number') {
    expect([name, type]).not.toEqual([name, 'text'])
    expect(Math.abs(Number(profile.sum) - sum)).toBeLessThanOrEqual(1e-9 * Math.abs(sum))
  }
  if (told.type === 'time') expect([profile.min, profile.max]).toEqual([min?.slice(0, 10), max?.slice(0, 10)])
}

describe.skipIf(!isThere)('a messy text is read as an independent reader reads it:', () => {
  it.each(files)('%s', async path => {
    const table = await onlyTable(path)
    const expected = truth[path]
    expect(table.rowCount).toBe(expected?.rows)
    expect(table.columns.map(({ name }) => name)).toEqual(expected?.columns.map(({ name }) => name))
    for (const [i, told] of (expected?.columns ?? []).entries()) {
      const column = table.columns[i]
      if (column !== undefined && !(`${path}: ${told.name}` in known)) expectSame(column, told)
    }
  })

  // Cell for cell as pandas.read_fwf(header=None) has it; the file has no header.
  it('epa78.txt, twelve columns of fixed width, most of them with empty cells', async () => {
    const { rowCount, columns } = await onlyTable('csv_messy/readr/epa78.txt')
    expect(rowCount).toBe(20)
    expect(columns.map(({ profile }) => profile.nulls)).toEqual([0, 6, 7, 7, 14, 14, 12, 12, 17, 17, 0, 0])
    // Its second column begins with zeros and stays text.
    expect(columns.slice(2, 10).map(({ profile }) => profile.sum)).toEqual([1169, 254, 511, 77, 749, 186, 251, 36])
    expect(columns[11]?.profile.sum).toBe(1_560_622_406)
    expect(columns[0]?.profile.top[0]).toEqual({ value: 'ASTON MARTIN', count: 2 })
  })

  it('weird_head_padding.csv, whose points part thousands', async () => {
    const { columns } = await onlyTable('csv_messy/messytables/weird_head_padding.csv')
    expect(columns.slice(2).map(({ type, profile }) => [type, Number(profile.max)])).toEqual([
      ['integer', 1613],
      ['integer', 2003],
      ['integer', 2287],
      ['integer', 2392],
      ['integer', 2494],
      ['integer', 2592],
      ['integer', 2722],
      ['integer', 2830],
    ])
  })
})
