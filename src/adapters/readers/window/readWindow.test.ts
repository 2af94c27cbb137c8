import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WindowRequest } from '../../../ports/reader.ts'
import { readFile } from '../readFile.ts'
import { readWindow } from './readWindow.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'window-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let made = 0
/** What a window of a file shows once reading has found what the file is. */
async function windowOf(content: Buffer | string, stretches: WindowRequest['stretches'], name = 'a.csv') {
  const outDir = mkdtempSync(join(folder, 'out-'))
  const path = join(folder, `${made++}`)
  writeFileSync(path, content)
  const { file, tables } = await readFile({ path, name, outDir: mkdtempSync(join(folder, 'read-')) })
  const rows = await readWindow({ path, file, sheet: tables[0]?.sheet ?? null, outDir, stretches })
  expect(readdirSync(outDir)).toEqual([])
  return { rows, file, tables }
}

const report =
  'Sales of May,,\nday,item,price\n2026-05-01,"Cup, blue",$3.50\n2026-05-02,Hat,"$1,204.00"\nTotal,,"$1,207.50"\n'

describe('a window of a file', () => {
  test('shows texts as they stand there, in the rows that are asked for', async () => {
    const { rows } = await windowOf(report, [
      { from: 2, rows: 2 },
      { from: 5, rows: 9 },
    ])
    expect(rows).toEqual([
      { row: 2, cells: ['day', 'item', 'price'] },
      { row: 3, cells: ['2026-05-01', 'Cup, blue', '$3.50'] },
      { row: 5, cells: ['Total', null, '$1,207.50'] },
    ])
  })

  test('decodes what is not UTF-8', async () => {
    const text = `Ort;Preis\n${'Zürich;3,50\nGenève;4,10\n'.repeat(20)}`
    const { rows } = await windowOf(iconv.encode(text, 'windows-1252'), [{ from: 2, rows: 2 }])
    expect(rows?.map(({ cells }) => cells)).toEqual([
      ['Zürich', '3,50'],
      ['Genève', '4,10'],
    ])
  })

  test('cuts columns that are set with spaces, as reading did', async () => {
    const text = `name      amount\n${'Ann         12.5\nBenjamin     7.0\n'.repeat(20)}`
    const { rows } = await windowOf(text, [{ from: 2, rows: 1 }])
    expect(rows?.[0]?.cells.map(cell => cell?.trim())).toEqual(['Ann', '12.5'])
  })

  test('takes quotes that are not doubled for text where reading did', async () => {
    const text = `"id","title"\n${'"1","a "good", blue"\n"2","plain"\n'.repeat(30)}`
    const { rows, file } = await windowOf(text, [{ from: 2, rows: 1 }])
    expect(file.dialect?.isFenced).toBe(true)
    expect(rows?.[0]?.cells).toEqual(['1', 'a "good", blue'])
  })

  test('looks into a packed file', async () => {
    const { rows } = await windowOf(gzipSync(report), [{ from: 4, rows: 1 }], 'a.csv.gz')
    expect(rows).toEqual([{ row: 4, cells: ['2026-05-02', 'Hat', '$1,204.00'] }])
  })

  test('is none where the format has no rows of text', async () => {
    const { rows } = await windowOf('[{"a":1},{"a":2}]', [{ from: 1, rows: 5 }], 'a.json')
    expect(rows).toBeNull()
  })

  test('cuts a giant cell, and says so', async () => {
    const { rows } = await windowOf(`a,b\n1,${'x'.repeat(5000)}\n2,y\n`, [{ from: 2, rows: 1 }])
    expect(rows?.[0]?.cells[1]).toHaveLength(2001)
    expect(rows?.[0]?.cells[1]?.endsWith('…')).toBe(true)
  })
})
