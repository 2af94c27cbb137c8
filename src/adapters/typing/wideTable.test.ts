import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFile } from '../readers/readFile.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wide-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const names = ['red', 'green', 'blue', 'black', 'white']

test('a small table of many columns is written in the memory of a narrow one', async () => {
  const columns = Array.from({ length: 240 }, (_, i) => i)
  const cell = (row: number, i: number) =>
    i % 3 === 0 ? names[(row + i) % 5] : String((row * 7919 + i * 31) % 100_000)
  const rows = Array.from({ length: 300 }, (_, row) => columns.map(i => cell(row, i)).join(','))
  const path = join(folder, 'wide.csv')
  writeFileSync(path, `${columns.map(i => `c${i}`).join(',')}\n${rows.join('\n')}\n`)
  const outDir = mkdtempSync(join(folder, 'out-'))
  const { tables } = await readFile({ path, name: 'wide.csv', outDir })
  expect(tables[0]?.columns.length).toBe(240)
  expect(tables[0]?.rowCount).toBe(300)
}, 60_000)
