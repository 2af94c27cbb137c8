import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import yazl from 'yazl'
import type { ReadSettings } from '../../../contract/settings.ts'
import { readFile } from '../readFile.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'member-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const two = 'Report of May\norder,price\n1,4.50\n2,3.25\n\nPeople\nname,born,pets\nann,1990-02-01,2\nbob,1985-11-30,0\n'

async function read(settings?: ReadSettings) {
  const path = join(folder, 'file.zip')
  const file = new yazl.ZipFile()
  file.addBuffer(Buffer.from('a,b\n1,2\n'), 'one.csv')
  file.addBuffer(Buffer.from(two), 'shop.csv')
  file.end()
  await pipeline(file.outputStream, createWriteStream(path))
  const outDir = await mkdtemp(join(folder, 'out-'))
  return (await readFile({ path, outDir, settings })).tables
}

test('tables of a packed text are told apart by their file and place, and a repair of one is taken back in it alone', async () => {
  const tables = await read()
  expect(tables.map(({ name, sheet, index, rowCount }) => [name, sheet, index, rowCount])).toEqual([
    ['one', 'one.csv', 0, 1],
    ['shop', 'shop.csv', 0, 2],
    ['shop People', 'shop.csv', 1, 2],
  ])
  const repair = tables[1]?.receipt.repairs.find(({ message }) => message.code === 'ingest.preamble')
  expect(repair?.undo?.tables[0]).toMatchObject({ sheet: 'shop.csv', index: 0, keep: ['preamble'] })
  const undone = await read(repair?.undo)
  expect(undone.map(({ rowCount }) => rowCount)).toEqual([1, 3, 2])
})
