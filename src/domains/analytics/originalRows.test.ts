import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorld, type World } from '../../../test/factories/world.ts'
import { originalRows } from './originalRows.ts'

let world: World
let folder = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'original-'))
  world = await buildWorld()
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

async function original(name: string, content: string, window = { from: 1, rows: 100 }) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const { id: datasetId, tablesOfVersion } = await world.ingest(path)
  const tableId = tablesOfVersion[0]?.id ?? ''
  return originalRows(world.ctx, { datasetId, tableId, ...window })
}

const days = Array.from(
  { length: 120 },
  (_, i) => `2026-05-${String((i % 28) + 1).padStart(2, '0')},item ${i},$${i}.50`,
)
const total = days.reduce((sum, _, i) => sum + i + 0.5, 0)
const report = ['Sales of May', 'day,item,price', ...days, `Total,,"$${total.toFixed(2)}"`, ''].join('\n')

test('shows the file as it stands, and what became of each row', async () => {
  const found = await original('report.csv', report)
  expect(found).toMatchObject({ fileName: 'report.csv', sheet: null, source: 'file', lastRow: 123 })
  expect(found.columns.map(({ name, position }) => [name, position])).toEqual([
    ['day', 0],
    ['item', 1],
    ['price', 2],
  ])
  expect(found.rows.slice(0, 3).map(({ kind, cells }) => [kind, cells])).toEqual([
    ['preamble', ['Sales of May']],
    ['header', ['day', 'item', 'price']],
    ['data', ['2026-05-01', 'item 0', '$0.50']],
  ])
})

test('a window at the end shows the totals row, and ends with it', async () => {
  const found = await original('end.csv', report, { from: 122, rows: 50 })
  expect(found.rows.map(({ row, kind }) => [row, kind])).toEqual([
    [122, 'data'],
    [123, 'totals'],
  ])
  expect(found.columns).toHaveLength(3)
})

test('a cell that could not be read is marked in its row', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => `${i === 7 ? 'many' : i},a${i}`)
  const found = await original('units.csv', ['units,name', ...rows].join('\n'), { from: 8, rows: 3 })
  expect(found.rows.map(({ row, rejected, cells }) => [row, rejected, cells[0]])).toEqual([
    [8, [], '6'],
    [9, ['c1'], 'many'],
    [10, [], '8'],
  ])
})

test('of a format without rows of text the values are shown, and it is said', async () => {
  const found = await original(
    'a.json',
    JSON.stringify([
      { a: 1, b: 'x' },
      { a: 2, b: null },
    ]),
  )
  expect(found.source).toBe('values')
  expect(found.rows.map(({ cells }) => cells)).toEqual([
    ['1', 'x'],
    ['2', null],
  ])
})
