import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFile } from '../../src/adapters/readers/readFile.ts'
import type { TableReading } from '../../src/contract/reading.ts'
import { ebayFiles } from '../factories/sellers/ebay.ts'
import { etsyFiles } from '../factories/sellers/etsy.ts'
import { mercariFiles } from '../factories/sellers/mercari.ts'
import { poshmarkFiles } from '../factories/sellers/poshmark.ts'

const REPORT = join(import.meta.dirname, '../../../shared/data/mercari/Custom-sales-report_010117-053025_all.csv')
let folder: string
let connection: DuckDBConnection
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sellers-'))
  connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
})
afterAll(() => rmSync(folder, { recursive: true }))

async function read(path: string) {
  const outDir = mkdtempSync(join(folder, 'out-'))
  const { tables, warnings } = await readFile({ path, name: 'report.csv', outDir })
  return { tables, warnings, outDir }
}

/** Sums of the Parquet part in hundredths, by the engine alone. */
async function sumsOf({ columns, parts }: TableReading, outDir: string, where = 'true') {
  const numbers = columns.filter(({ type }) => type === 'decimal' || type === 'integer')
  const sums = numbers.map(({ id }) => `CAST(round(sum("${id}") * 100) AS BIGINT)`)
  const from = `read_parquet('${join(outDir, parts.data)}')`
  const answer = await connection.runAndReadAll(`SELECT ${sums.join(', ')} FROM ${from} WHERE ${where}`)
  const row = answer.getRows()[0] ?? []
  return Object.fromEntries(numbers.map(({ name }, i) => [name, Number(row[i])]))
}

async function firstRow({ columns, parts }: TableReading, outDir: string) {
  const cells = columns.map(({ id }) => `CAST("${id}" AS VARCHAR)`)
  const from = `read_parquet('${join(outDir, parts.data)}')`
  const answer = await connection.runAndReadAll(`SELECT ${cells.join(', ')} FROM ${from} ORDER BY _row LIMIT 1`)
  const row = answer.getRows()[0] ?? []
  return Object.fromEntries(columns.map(({ name }, i) => [name, String(row[i])]))
}

describe("a seller's report is read to the cent:", () => {
  test.each([...mercariFiles(), ...poshmarkFiles(), ...ebayFiles(), ...etsyFiles()])('$name', async file => {
    const path = join(folder, 'report.csv')
    writeFileSync(path, file.text)
    const { tables, outDir } = await read(path)
    expect(tables).toHaveLength(1)
    const [table] = tables
    if (!table) return
    expect([table.rowCount, table.columns.length]).toEqual([file.rows, file.columns])
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual(
      expect.arrayContaining(Object.entries(file.types)),
    )
    expect(await sumsOf(table, outDir)).toMatchObject(file.sums)
    expect(table.receipt.totals).toEqual({ checked: file.totals, agreed: file.totals, disagreements: [] })
    const first = await firstRow(table, outDir)
    for (const [name, cell] of Object.entries(file.first ?? {})) expect(first[name]).toContain(cell)
  })
})

test.skipIf(!existsSync(REPORT))(
  'the real report of a seller: 13 of 13 totals agree, no revenue is doubled',
  async () => {
    const { tables, outDir } = await read(REPORT)
    const [table] = tables
    if (!table) throw new Error('no table')
    expect([tables.length, table.rowCount, table.columns.length]).toEqual([1, 2532, 21])
    expect(table.receipt.totals).toEqual({ checked: 13, agreed: 13, disagreements: [] })
    expect(await sumsOf(table, outDir)).toMatchObject({ 'Item Price': 8_750_652 })
    const status = table.columns.find(({ name }) => name === 'Order Status')?.id
    expect(await sumsOf(table, outDir, `"${status}" = 'Completed'`)).toMatchObject({ 'Item Price': 8_171_595 })
  },
)

if (!existsSync(REPORT)) console.log('Skipped: the real report of a seller, because ../shared/data is not here.')
