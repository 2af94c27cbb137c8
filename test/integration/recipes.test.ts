import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Recipe, type StepInput } from '../../src/contract/recipe.ts'
import { ReadSettings } from '../../src/contract/settings.ts'
import { compareVersions } from '../../src/domains/changes/compareVersions.ts'
import { proposalDiff } from '../../src/domains/changes/proposalDiff.ts'
import { getDataset } from '../../src/domains/datasets/getDataset.ts'
import { getProposal } from '../../src/domains/datasets/getProposal.ts'
import { getRecipe } from '../../src/domains/datasets/getRecipe.ts'
import { listVersions } from '../../src/domains/datasets/listVersions.ts'
import { mergeProposal } from '../../src/domains/datasets/mergeProposal.ts'
import { refresh } from '../../src/domains/datasets/refresh.ts'
import { reread } from '../../src/domains/datasets/reread.ts'
import { setRecipe } from '../../src/domains/datasets/setRecipe.ts'
import { post } from '../factories/post.ts'
import { buildWorld, type World } from '../factories/world.ts'

let world: World
let folder = ''
beforeAll(async () => {
  world = await buildWorld()
  folder = mkdtempSync(join(tmpdir(), 'recipes-'))
})
afterAll(async () => {
  await world.end()
  rmSync(folder, { recursive: true })
})

const lines = (from: number, to: number, header = 'Order,City,Price,Fee,Day') =>
  [
    header,
    ...Array.from({ length: to - from }, (_, i) => {
      const n = from + i
      return `A${n}, ${['oslo', 'Bern', 'lima'][n % 3]},${n}.50,${n % 5},2026-01-${String(1 + (n % 28)).padStart(2, '0')}`
    }),
    '',
  ].join('\n')

async function build(text: string) {
  const path = join(folder, 'orders.csv')
  writeFileSync(path, text)
  const { id, tablesOfVersion } = await world.ingest(path)
  return { datasetId: id, tableId: tablesOfVersion[0]?.id ?? '' }
}

const steps = (...all: StepInput[]) => Recipe.parse({ steps: all.map((step, i) => ({ id: `s${i + 1}`, step })) })

const ten = steps(
  { kind: 'trim', columns: ['c2'], letters: 'title' },
  { kind: 'rename', column: 'c2', name: 'Town' },
  { kind: 'mergeValues', column: 'c2', groups: [{ into: 'South', values: ['Lima'] }] },
  { kind: 'filter', filter: { op: 'gt', column: 'c3', value: 20 } },
  { kind: 'calculate', as: 'net', name: 'Net', formula: '[Price] - [Fee]' },
  { kind: 'replace', column: 'c1', find: 'A', with: 'No ' },
  { kind: 'fill', column: 'c4', with: 'value', value: 0 },
  { kind: 'dedupe', columns: ['c1'] },
  { kind: 'retype', column: 'c4', type: 'decimal' },
  { kind: 'hide', columns: ['c5'] },
)

const tableNow = async (datasetId: string) => (await getDataset(world.ctx, { datasetId })).tablesOfVersion[0]
const columnNow = async (datasetId: string, id: string) =>
  (await tableNow(datasetId))?.columns.find(column => column.id === id)

test('a recipe of ten steps makes a version, and runs again on the newer file', async () => {
  const { datasetId, tableId } = await build(lines(0, 100))
  await world.doing(asking => setRecipe(asking, { datasetId, tableId, recipe: ten, what: [], autoMerge: true }))
  const prepared = await tableNow(datasetId)
  expect(prepared).toMatchObject({ rowCount: 80 })
  expect(prepared?.columns.map(({ name }) => name)).toEqual(['Order', 'Town', 'Price', 'Fee', 'Net'])
  expect(prepared?.columns[1]?.profile.top.map(({ value }) => value).sort()).toEqual(['Bern', 'Oslo', 'South'])
  const sum = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => from + i + 0.5 - ((from + i) % 5)).reduce((a, b) => a + b, 0)
  expect(Number((await columnNow(datasetId, 'net'))?.profile.sum)).toBeCloseTo(sum(20, 100), 6)
  expect(await getRecipe(world.ctx, { datasetId, tableId })).toMatchObject({ recipe: ten, rows: 100 })

  const newer = new File([lines(10, 130)], 'newer.csv')
  const { proposalId } = await world.doing(asking =>
    post([newer], incoming => refresh(asking, { datasetId, incoming, autoMerge: true })),
  )
  expect(await getProposal(world.ctx, { proposalId })).toMatchObject({ status: 'merged', mode: 'upsert' })
  expect(await tableNow(datasetId)).toMatchObject({ rowCount: 110 })
  expect(Number((await columnNow(datasetId, 'net'))?.profile.sum)).toBeCloseTo(sum(20, 130), 6)
  expect(await getRecipe(world.ctx, { datasetId, tableId })).toMatchObject({ recipe: ten, rows: 130 })

  await world.doing(asking => setRecipe(asking, { datasetId, tableId, recipe: steps(), what: [], autoMerge: true }))
  expect(await tableNow(datasetId)).toMatchObject({ rowCount: 130 })
  expect((await columnNow(datasetId, 'c2'))?.name).toBe('City')
}, 120_000)

test('a step whose column is gone is left out and listed, and the newer file is still taken', async () => {
  const { datasetId, tableId } = await build(lines(0, 30))
  const recipe = steps(
    { kind: 'rename', column: 'c1', name: 'No' },
    { kind: 'calculate', as: 'net', name: 'Net', formula: '[Price] - [Fee]' },
  )
  await world.doing(asking => setRecipe(asking, { datasetId, tableId, recipe, what: [], autoMerge: true }))
  const without = lines(0, 40)
    .split('\n')
    .map(line =>
      line
        .split(',')
        .filter((_, i) => i !== 3)
        .join(','),
    )
  const newer = new File([without.join('\n')], 'newer.csv')
  const { proposalId } = await world.doing(asking =>
    post([newer], incoming => refresh(asking, { datasetId, incoming, mode: 'replace', autoMerge: false })),
  )
  const diff = await proposalDiff(world.ctx, { proposalId })
  expect(diff.broken).toMatchObject([{ kind: 'step', id: 's2', name: 'calculate' }])
  expect(diff.tables[0]?.columns).toMatchObject({
    added: [],
    removed: [{ id: 'c4', name: 'Fee' }, { id: 'net' }],
    renamed: [],
  })
  await mergeProposal(world.ctx, { proposalId })
  expect((await columnNow(datasetId, 'c1'))?.name).toBe('No')
}, 120_000)

test('a column read as text is a new version of the kept file, and taking the decision back is the old reading again', async () => {
  const { datasetId } = await build(lines(0, 30))
  const asText = ReadSettings.parse({ tables: [{ sheet: null, columns: [{ column: 'c3', type: 'text' }] }] })
  const { proposalId } = await world.doing(asking =>
    reread(asking, { datasetId, change: asText, what: [], autoMerge: false }),
  )
  const { tables } = await proposalDiff(world.ctx, { proposalId })
  expect(tables[0]?.columns.retyped).toMatchObject([{ id: 'c3', from: 'decimal', to: 'text' }])
  expect(tables[0]?.rows).toMatchObject({ before: 30, after: 30, new: 0, gone: 0 })
  await mergeProposal(world.ctx, { proposalId })
  expect((await columnNow(datasetId, 'c3'))?.type).toBe('text')
  const back = ReadSettings.parse({ tables: [{ sheet: null, columns: [{ column: 'c3', type: 'decimal' }] }] })
  await world.doing(asking => reread(asking, { datasetId, change: back, what: [], autoMerge: true }))
  const { items } = await listVersions(world.ctx, { datasetId, limit: 10 })
  expect(items.map(({ origin }) => origin.kind)).toEqual(['reread', 'reread', 'first'])
  const same = await compareVersions(world.ctx, { datasetId, from: items[2]?.id ?? '', to: items[0]?.id ?? '' })
  expect(same.tables[0]).toMatchObject({ rows: { changed: 0, unchanged: 30 }, columns: { retyped: [] } })
}, 120_000)
