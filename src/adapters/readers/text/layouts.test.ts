import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFile } from '../readFile.ts'

const fixtures = join(import.meta.dirname, '../../../../test/fixtures/text')
let outDir = ''
beforeEach(async () => {
  outDir = await mkdtemp(join(tmpdir(), 'layouts-'))
})
afterEach(() => rm(outDir, { recursive: true, force: true }))

async function read(name: string) {
  const { file, tables, warnings } = await readFile({ path: join(fixtures, name), outDir })
  return { file, table: tables[0], warnings }
}

describe("a seller's report", () => {
  test('of Poshmark begins below three lines; a cell beyond the header is kept apart', async () => {
    const { table, file } = await read('poshmark.csv')
    expect(file.dialect).toMatchObject({ headerRow: 4, headerRows: 1 })
    expect(table?.columns.map(({ name }) => name)).toContain('Buyer Zip Code')
    expect(table?.columns.find(({ name }) => name === 'Buyer Zip Code')?.type).toBe('text')
    expect(table?.receipt.conservation).toEqual({
      read: 7,
      loaded: 4,
      rejected: 0,
      skipped: [
        { reason: 'preamble', count: 2 },
        { reason: 'blank', count: 1 },
      ],
    })
    expect(table?.receipt.cells.rejected).toBe(1)
  })

  test('of eBay begins below its keys and values', async () => {
    const { table, file } = await read('ebay-transactions.csv')
    expect(file.dialect).toMatchObject({ headerRow: 8, headerRows: 1 })
    expect(table?.columns).toHaveLength(11)
    expect(table?.columns[9]?.name).toBe('Very high "item not as described" fee')
    expect(table?.rowCount).toBe(4)
  })

  test('of Etsy in Spanish has semicolons and decimal commas', async () => {
    const { table, file } = await read('etsy-statement-es.csv')
    expect(file).toMatchObject({ encoding: 'utf-8', dialect: { delimiter: ';' } })
    expect(table?.columns.map(({ name }) => name)).toEqual([
      'Date',
      'Type',
      'Title',
      'Currency',
      'Amount',
      'Fees & Taxes',
      'Net',
    ])
    expect(table?.rowCount).toBe(3)
    expect(table?.columns[6]).toMatchObject({ type: 'decimal', profile: { max: 1016.5 } })
  })
})
