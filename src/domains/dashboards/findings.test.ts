import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plantedShapes } from '../../../test/factories/plantedShapes.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildWorldOn, type World } from '../../../test/factories/worldOn.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Filter, PlanSource } from '../../contract/plan.ts'
import { Recipe } from '../../contract/recipe.ts'
import type { Context } from '../../ports/context.ts'
import { dispatch } from '../audit/dispatch.ts'
import { askChart } from '../charts/askChart.ts'
import { deleteDataset } from '../datasets/deleteDataset.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { purgeDataset } from '../datasets/purgeDataset.ts'
import { setRecipe } from '../datasets/setRecipe.ts'
import { insightsJob, requestInsights } from './insightsJob.ts'
import { listInsights } from './listInsights.ts'

let database: TestDatabase
let world: World
let source: PlanSource
beforeAll(async () => {
  database = await createTestDatabase()
  world = await buildWorldOn(database)
  const path = join(await world.ctx.store.temporaryFolder(), 'sold.csv')
  writeFileSync(path, plantedShapes(3, { withFacts: true }).csv)
  const { id: datasetId, tablesOfVersion } = await world.ingest(path)
  source = { datasetId, tableId: tablesOfVersion[0]?.id ?? '' }
})
afterAll(async () => {
  await world.end()
  await database.drop()
})

/** Delivers what the outbox holds, as if a minute had gone by; the ids of the jobs that it woke. */
async function deliver(): Promise<string[]> {
  const woken: string[] = []
  const queue = { ...world.ctx.queue, wake: async (id: string) => void woken.push(id) }
  const actor = { kind: 'system', id: 'version.created' } as const
  const tell = ({ payload }: { payload: unknown }) => requestInsights({ ...world.ctx, actor, queue }, payload)
  await dispatch({ database, handlers: new Map([['version.created', tell]]), now: () => new Date(Date.now() + 60_000) })
  return woken
}

async function runInsights(jobIds: readonly string[]): Promise<void> {
  const definitions = new Map([[insightsJob.name, insightsJob]])
  const contextFor = (_: unknown, signal: AbortSignal): Context => {
    return { ...world.ctx, actor: { kind: 'system', id: 'insights' }, rowRules: new Map(), signal }
  }
  await runUploads({ database, contextFor, definitions }, jobIds)
}

/** Who must not ask the engine. */
const reader = (): Context => {
  const refuse = () => Promise.reject(new Error('the engine was asked'))
  return { ...world.ctx, engine: { run: refuse, runMany: refuse, close: async () => undefined } }
}

const keptOf = async () => {
  const { rows } = await world.ctx.transaction(tx =>
    tx.execute(sql`select count(*)::int as n from kept_findings where dataset_id = ${source.datasetId}`),
  )
  return rows[0]?.['n']
}

describe('findings of a new version', () => {
  test('are computed by a job that the version asks for, and read without computing', async () => {
    const jobs = await deliver()
    expect(jobs).toHaveLength(1)
    const waiting = await listInsights(world.ctx, { ...source, wait: 'false' })
    expect(waiting).toMatchObject({ items: [], progress: { done: 0 } })
    await runInsights(jobs)
    const found = await listInsights(reader(), { ...source, wait: 'false' })
    expect(found.progress).toBeNull()
    expect(found.items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['change', 'outstanding', 'evenness']))
    expect(found).toMatchObject({ comparedWith: null, gone: [], warnings: [] })
    expect(found.items.some(({ isNew }) => isNew)).toBe(false)
  })

  test('open a chart each, those about what columns lack, too', async () => {
    const path = join(await world.ctx.store.temporaryFolder(), 'lacking.csv')
    const rows = Array.from({ length: 200 }, (_, i) => {
      const day = i === 7 ? '2099-12-31' : new Date(Date.UTC(2024, 0, 1 + (i % 90))).toISOString().slice(0, 10)
      return [
        day,
        ['a', 'b', 'c'][i % 3],
        i % 3 === 0 ? '' : 10 + ((i * 7919) % 83) / 4,
        i % 40 === 5 ? 9999 : (i * 31) % 67,
      ]
    })
    writeFileSync(path, ['Day,Team,Price,Minutes waited', ...rows.map(row => row.join(','))].join('\n'))
    const { id: datasetId, tablesOfVersion } = await world.ingest(path)
    const lacking = { datasetId, tableId: tablesOfVersion[0]?.id ?? '' }
    const found = [...(await listInsights(world.ctx, source)).items, ...(await listInsights(world.ctx, lacking)).items]
    const about = found.flatMap(({ kind, id }) => (kind === 'quality' ? [id.split(':').at(-1)] : []))
    expect(about.sort()).toEqual(['dates', 'missing', 'placeholder'])
    for (const { id, question } of found) {
      const { model } = await askChart(world.ctx, { question })
      expect(model.type, id).toBe(question.type)
      expect(
        model.series.some(({ values }) => values.some(value => value !== null)),
        id,
      ).toBe(true)
    }
  })

  test('are computed anew, and not kept, for who sees some of the rows', async () => {
    const [table] = (await getDataset(world.ctx, source)).tablesOfVersion
    const batch = table?.columns.find(({ name }) => name === 'Batch')?.id ?? ''
    const rows: Filter = { op: 'eq', column: batch, value: 'Batch 1' }
    const { workspaceId } = world.ctx
    const actor = { kind: 'user', id: 'u_limited', name: 'Lia', role: 'viewer' } as const
    const limits = new Map([[source.datasetId, new Map([[source.tableId, rows]])]])
    const rowRules = new Map([[JSON.stringify([workspaceId, actor]), Promise.resolve(limits)]])
    const limited = { ...world.ctx, actor, rowRules }
    const all = await listInsights(reader(), source)
    const some = await listInsights(limited, { ...source, wait: 'false' })
    expect(some.items.map(({ id }) => id)).not.toEqual(all.items.map(({ id }) => id))
    expect(some.items.every(({ n }) => n < 1200)).toBe(true)
    await expect(listInsights({ ...reader(), actor, rowRules }, source)).rejects.toThrow('was asked')
    expect(await keptOf()).toBe(1)
  })

  test('say what is new and what holds no longer beside the version before', async () => {
    const columns = (await getDataset(world.ctx, source)).tablesOfVersion[0]?.columns ?? []
    const idOf = (name: string) => columns.find(column => column.name === name)?.id ?? ''
    const before = await listInsights(reader(), source)
    const star =
      before.items
        .find(({ kind }) => kind === 'outstanding')
        ?.id.split(':')
        .at(-1) ?? ''
    // A third of the leading seller's rows are left: nobody stands out.
    const left: Filter = {
      op: 'and',
      of: [
        { op: 'eq', column: idOf('Seller'), value: star },
        { op: 'gt', column: idOf('Sales'), value: 60 },
      ],
    }
    const recipe = Recipe.parse({ steps: [{ id: 's1', step: { kind: 'filter', filter: left, keep: false } }] })
    await world.doing(asking => setRecipe(asking, { ...source, recipe, what: [], autoMerge: true }))
    expect((await getDataset(world.ctx, source)).version.number).toBe(2)
    await runInsights(await deliver())
    const after = await listInsights(reader(), source)
    expect(after.comparedWith).toBe(1)
    expect(after.gone.map(({ id }) => id)).toContain(`insight:outstanding:${idOf('Seller')}:${star}`)
    expect(after.items.filter(({ kind }) => kind === 'evenness').every(({ isNew }) => !isNew)).toBe(true)
  })

  test('that time did not suffice for are looked for again after an hour', async () => {
    await world.ctx.transaction(tx => tx.execute(sql`update kept_findings set is_cut = true`))
    const at = (minutes: number): Context => ({ ...reader(), now: () => new Date(Date.now() + minutes * 60_000) })
    expect((await listInsights(at(30), source)).comparedWith).toBe(1)
    await expect(listInsights(at(90), source)).rejects.toThrow('the engine was asked')
  })

  test('of a version that is not the newest any more are not computed, and all go with their dataset', async () => {
    const woken: string[] = []
    const queue = { ...world.ctx.queue, wake: async (id: string) => void woken.push(id) }
    await requestInsights({ ...world.ctx, queue }, { datasetId: source.datasetId, versionId: 'v_gone' })
    await runInsights(woken)
    expect(await keptOf()).toBe(2)
    await deleteDataset(world.ctx, source)
    await purgeDataset(world.ctx, source)
    expect(await keptOf()).toBe(0)
  })
})
