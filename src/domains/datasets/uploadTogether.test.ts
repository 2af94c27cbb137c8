import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildWorld, type World } from '../../../test/factories/world.ts'
import { downloadOriginal } from './downloadOriginal.ts'
import { getUpload } from './getUpload.ts'
import { listUploads } from './listUploads.ts'

let world: World
beforeAll(async () => {
  world = await buildWorld()
})
afterAll(() => world.end())

test('files sent together are tables of one dataset, and its original is an archive of them', async () => {
  const { ctx } = world
  const files = [new File(['City,n\nUlm,1\nBern,2\n'], 'towns.csv'), new File(['[{"x":1},{"x":2}]'], 'points.json')]
  const dataset = await world.ingestTogether(files, 'Towns and points')
  expect(dataset).toMatchObject({ name: 'Towns and points', kind: 'zip', tables: 2, rows: 4, warnings: [] })
  expect(dataset.tablesOfVersion.map(({ name, sheet, rowCount }) => [name, sheet, rowCount])).toEqual([
    ['towns', 'towns.csv', 2],
    ['points', 'points.json', 2],
  ])
  const original = await downloadOriginal(ctx, { datasetId: dataset.id })
  expect(original.fileName).toBe('Towns and points.zip')
  const bytes = await buffer(original.stream)
  expect([bytes.length, bytes.toString('latin1', 0, 2)]).toEqual([original.sizeBytes, 'PK'])
  const [sent] = (await listUploads(ctx, { limit: 10 })).items
  expect(await getUpload(ctx, { uploadId: sent?.id ?? '' })).toMatchObject({
    fileName: 'Towns and points.zip',
    status: 'completed',
    processedRows: 4,
  })
})

test('without a name the dataset is called after the first file; one that cannot be read is told', async () => {
  const dataset = await world.ingestTogether([new File(['a\n1\n'], 'first.csv'), new File(['{"a" 1}'], 'second.json')])
  expect(dataset).toMatchObject({ name: 'first', tables: 1 })
  expect(dataset.warnings).toMatchObject([{ code: 'ingest.member_unreadable', params: { name: 'second.json' } }])
})
