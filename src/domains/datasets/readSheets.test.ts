import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorld, type World } from '../../../test/factories/world.ts'
import { writeXlsx } from '../../../test/support/xlsx.ts'
import { listUploads } from './listUploads.ts'
import { readSheets } from './readSheets.ts'

let world: World
const folder = mkdtempSync(join(tmpdir(), 'sheets-'))
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true, force: true })
})

const text = (...cells: string[]) => cells.map(cell => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')
const rows = (...lines: string[][]) => lines.map(cells => `<row>${text(...cells)}</row>`).join('')

async function workbook(): Promise<string> {
  const path = join(folder, 'Budget.xlsx')
  const sheets = [
    { name: 'Plan', rows: rows(['item', 'note'], ['rent', 'a']) },
    { name: 'Costs', rows: rows(['item', 'note'], ['rent', 'b'], ['food', 'c']), state: 'hidden' as const },
    { name: 'Wages', rows: rows(['who', 'note'], ['Ann', 'd']), state: 'veryHidden' as const },
  ]
  await writeXlsx(path, { sheets })
  return path
}

test('hidden sheets are named beside a dataset, and become one of their own when they are asked for', async () => {
  const first = await world.ingest(await workbook())
  expect(first.tablesOfVersion.map(({ name }) => name)).toEqual(['Plan'])
  expect(first.others).toEqual([
    { name: 'Costs', reason: 'hidden' },
    { name: 'Wages', reason: 'very_hidden' },
  ])
  const second = await world.read(ctx => readSheets(ctx, { datasetId: first.id, sheets: ['Costs', 'Wages'] }))
  expect(second).toMatchObject({ name: 'Budget, Costs, Wages', tables: 2, rows: 3 })
  expect(second.tablesOfVersion.map(({ name }) => name)).toEqual(['Costs', 'Wages'])
  expect(second.others).toEqual([{ name: 'Plan', reason: 'not_chosen' }])
  const [sent] = (await listUploads(world.ctx, { limit: 1 })).items
  expect(sent).toMatchObject({ fileName: 'Budget, Costs, Wages.xlsx', sha256: first.file.sha256, status: 'completed' })
})

test('a sheet that was read, or is not there, cannot be asked for', async () => {
  const { id } = await world.ingest(await workbook())
  for (const sheet of ['Plan', 'None'])
    await expect(readSheets(world.ctx, { datasetId: id, sheets: [sheet] })).rejects.toMatchObject({
      code: 'invalid_request',
    })
})
