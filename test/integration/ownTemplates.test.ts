import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/contract/dataset.ts'
import { createDashboard } from '../../src/domains/dashboards/createDashboard.ts'
import { createTemplate } from '../../src/domains/dashboards/createTemplate.ts'
import { deleteTemplate } from '../../src/domains/dashboards/deleteTemplate.ts'
import { listTemplates } from '../../src/domains/dashboards/listTemplates.ts'
import { previewTemplate } from '../../src/domains/dashboards/previewTemplate.ts'
import { buildContext } from '../factories/context.ts'
import { buildWorldOn, type World } from '../factories/worldOn.ts'
import { createTestDatabase } from '../support/database.ts'

const samples = join(import.meta.dirname, '../../samples')

let database: Awaited<ReturnType<typeof createTestDatabase>>
let world: World
let games: Dataset
beforeAll(async () => {
  database = await createTestDatabase()
  world = await buildWorldOn(database)
  games = await world.ingest(join(samples, 'video-game-sales.csv'))
}, 60_000)
afterAll(async () => {
  await world?.end()
  await database?.drop()
})

const make = () =>
  createDashboard(world.ctx, {
    folderId: null,
    from: { kind: 'template', templateId: 'video-games', datasetId: games.id, slots: {} },
  })

describe('templates of a workspace', () => {
  it('make a dashboard that names the template in its history, with every tile asking this table', async () => {
    const { document, revision, published } = await make()
    expect({ revision, published }).toEqual({ revision: 1, published: null })
    expect(document.tiles).toHaveLength(13)
    const sources = document.tiles.flatMap(({ config }) =>
      'question' in config ? [config.question.source.datasetId] : [],
    )
    expect(new Set(sources)).toEqual(new Set([games.id]))
    expect(document.filters.map(({ label, kind }) => `${label} ${kind}`)).toEqual([
      'Platform category',
      'Genre category',
      'Year number',
    ])
  })

  it('are made of a dashboard, found for the same data, and filled again', async () => {
    const { id: dashboardId } = await make()
    const made = await createTemplate(world.ctx, { dashboardId, name: 'Our games', description: 'Monthly' })
    expect(made).toMatchObject({ isBuiltIn: false, score: 1, unfilled: [], tiles: 13 })
    const { items } = await listTemplates(world.ctx, { datasetId: games.id })
    expect(items.slice(0, 2).map(({ name }) => name)).toEqual(['Our games', 'Video game sales'])
    const { document, unfilled } = await previewTemplate(world.ctx, {
      ...{ templateId: made.id, datasetId: games.id, slots: {} },
    })
    expect({ tiles: document.tiles.length, unfilled }).toEqual({ tiles: 13, unfilled: [] })
    await deleteTemplate(world.ctx, { templateId: made.id })
    await expect(
      previewTemplate(world.ctx, { templateId: made.id, datasetId: games.id, slots: {} }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  it('leave a slot open that a person left open, and refuse slots and columns that are not there', async () => {
    const wish = { templateId: 'video-games', datasetId: games.id }
    const { unfilled } = await previewTemplate(world.ctx, { ...wish, slots: { publisher: null } })
    expect(unfilled).toEqual([{ title: 'Top 10 publishers by global sales', slots: ['publisher'] }])
    for (const slots of [{ nothing: null }, { publisher: 'c99' }])
      await expect(previewTemplate(world.ctx, { ...wish, slots })).rejects.toMatchObject({ code: 'invalid_plan' })
  })

  it('stay when they come with the product, and are made by editors only', async () => {
    await expect(deleteTemplate(world.ctx, { templateId: 'sales' })).rejects.toMatchObject({ code: 'not_allowed' })
    const { id: dashboardId } = await make()
    const viewer = { ...world.ctx, actor: { kind: 'user' as const, id: 'v', name: 'V', role: 'viewer' as const } }
    await expect(createTemplate(viewer, { dashboardId, name: 'x', description: '' })).rejects.toMatchObject({
      code: 'not_allowed',
    })
  })

  it('are not there for another workspace', async () => {
    const { id: dashboardId } = await make()
    const { id: templateId } = await createTemplate(world.ctx, { dashboardId, name: 'Ours', description: '' })
    const stranger = buildContext({ database })
    expect((await listTemplates(stranger, {})).items.map(({ id }) => id)).not.toContain(templateId)
    await expect(deleteTemplate(stranger, { templateId })).rejects.toMatchObject({ code: 'not_found' })
    await expect(createTemplate(stranger, { dashboardId, name: 'x', description: '' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
