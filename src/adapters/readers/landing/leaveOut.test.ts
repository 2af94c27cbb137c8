import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { ReadSettings } from '../../../contract/settings.ts'
import { readFile } from '../readFile.ts'

const folder = mkdtempSync(join(tmpdir(), 'leave-out-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'report.csv')
writeFileSync(
  path,
  [
    'Region,Item,Amount',
    'North,a,1.50',
    'North,b,2.50',
    'North Total,,4.00',
    'Region,Item,Amount',
    'South,c,5.00',
    'South,d,6.00',
    'South Total,,11.00',
    'Grand Total,,15.00',
    'Average,,3.75',
    'Report generated on: 2025-05-30',
  ].join('\n'),
)

async function read(settings?: ReadSettings) {
  const [table] = (await readFile({ path, outDir: mkdtempSync(join(folder, 'out-')), settings })).tables
  if (!table) throw new Error('no table')
  return table
}

test('rows that are no data are left out, each kind with its rows in the receipt', async () => {
  const { rowCount, receipt } = await read()
  expect(rowCount).toBe(4)
  expect(receipt.totals).toEqual({ checked: 1, agreed: 1, disagreements: [] })
  const lines = receipt.repairs.filter(({ message }) => message.code.startsWith('ingest.left_out_'))
  expect(lines.map(({ count, examples }) => [count, examples?.[0]?.row])).toEqual([
    [1, 5],
    [2, 9],
    [2, 4],
    [1, 11],
  ])
})

test('taking such a line back makes its rows data, and no others', async () => {
  const { receipt } = await read()
  for (const { message, count, undo } of receipt.repairs) {
    if (!message.code.startsWith('ingest.left_out_') || undo === undefined) continue
    const { rowCount, receipt: again } = await read(undo)
    expect([message.code, rowCount]).toEqual([message.code, 4 + count])
    expect(again.repairs.map(repair => repair.message.code)).not.toContain(message.code)
  }
})
