import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { readFile } from '../readers/readFile.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wide-'))
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => rmSync(folder, { recursive: true }))

const COLOURS = ['red', 'green', 'blue', 'black', 'white']
/** What a column may hold, by its row; the last ones are empty now and then, padded, dressed, marked as missing. */
const KINDS: readonly ((row: number, i: number) => string)[] = [
  (row, i) => COLOURS[(row + i) % 5] ?? '',
  (row, i) => String((row * 7919 + i * 31) % 100_000),
  (row, i) => ((row * 37 + i) / 100).toFixed(2),
  row => `2024-0${1 + (row % 9)}-1${row % 10}`,
  row => `${1 + (row % 28)}/0${1 + (row % 9)}/2024`,
  row => (row % 3 === 0 ? 'yes' : 'no'),
  row => (row % 7 === 0 ? '' : `  ${row} &amp; more `),
  row => (row % 5 === 0 ? 'n/a' : `$${row}.50`),
  row => `2024-03-1${row % 10} 1${row % 10}:30:00`,
  row => (row % 4 === 0 ? '-' : (COLOURS[row % 5]?.toUpperCase().slice(0, 2) ?? '')),
]

async function readCsv(name: string, columns: readonly number[], rows: number, kinds = KINDS) {
  const cell = (row: number, i: number) => kinds[i % kinds.length]?.(row, i) ?? ''
  const lines = Array.from({ length: rows }, (_, row) => columns.map(i => cell(row, i)).join(','))
  const path = join(folder, name)
  writeFileSync(path, `${columns.map(i => `name ${i}`).join(',')}\n${lines.join('\n')}\n`)
  const { tables } = await readFile({ path, name, outDir: mkdtempSync(join(folder, 'out-')) })
  const [table] = tables
  if (table === undefined) throw new Error('no table')
  return table
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}

test('a small table of many columns is written in the memory of a narrow one', async () => {
  const table = await readCsv('wide.csv', range(0, 240), 300)
  expect(table.columns.length).toBe(240)
  expect(table.rowCount).toBe(300)
}, 120_000)

test('a file of few letters is read with few questions, however many columns it has', async () => {
  const questions = vi.spyOn(DuckDBConnection.prototype, 'runAndReadAll')
  const table = await readCsv('line.csv', range(0, 700), 1, KINDS.slice(0, 3))
  expect(table.columns.length).toBe(700)
  expect(questions.mock.calls.length).toBeLessThan(200)
}, 120_000)

test('columns that are asked together answer what they answer by themselves', async () => {
  const together = await readCsv('all.csv', range(0, 80), 50)
  const apart = [await readCsv('a.csv', range(0, 40), 50), await readCsv('b.csv', range(40, 80), 50)]
  const plain = (columns: typeof together.columns) => columns.map(({ id: _, ...column }) => column)
  expect(plain(together.columns)).toEqual(plain(apart.flatMap(({ columns }) => columns)))
  const lines = (table: typeof together) =>
    table.receipt.repairs
      .filter(({ message }) => message.code !== 'repair.sorted')
      .map(({ message, count, examples }) => ({ message, count, examples }))
  expect(lines(together)).toEqual(expect.arrayContaining(apart.flatMap(lines)))
}, 120_000)
