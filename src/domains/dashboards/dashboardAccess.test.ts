import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { buildTile } from '../../../test/factories/dashboardOperations.ts'
import {
  buildChartTile,
  change,
  makeDashboard,
  put,
  salesColumns,
  salesSource,
} from '../../../test/factories/keptDashboard.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import type { Context } from '../../ports/context.ts'
import { setGrantOn } from '../access/grants.ts'
import { listAudit } from '../audit/listAudit.ts'
import { createFolder } from '../datasets/createFolder.ts'
import { brokenTiles } from './brokenTiles.ts'
import { copyDashboard } from './copyDashboard.ts'
import { createDashboard } from './createDashboard.ts'
import { dashboardAt } from './dashboardAt.ts'
import { dashboardChanges } from './dashboardChanges.ts'
import { dashboardFolders } from './dashboardFolders.ts'
import { dashboardHistory } from './dashboardHistory.ts'
import { deleteDashboard } from './deleteDashboard.ts'
import { discardDraft } from './discardDraft.ts'
import { favouriteDashboard } from './favouriteDashboard.ts'
import { getDashboard } from './getDashboard.ts'
import { listDashboards } from './listDashboards.ts'
import { moveDashboard } from './moveDashboard.ts'
import { publishDashboard } from './publishDashboard.ts'
import { purgeDashboard } from './purgeDashboard.ts'
import { purgeDashboards } from './purgeDashboards.ts'
import { restoreDashboard } from './restoreDashboard.ts'
import { restoreDashboardRevision } from './restoreDashboardRevision.ts'

let database: TestDatabase
let store: Awaited<ReturnType<typeof buildStore>>
beforeAll(async () => {
  database = await createTestDatabase()
  store = await buildStore()
})
afterAll(async () => {
  await database.drop()
  store.removeAll()
})

const person = (given: Partial<Context> & { role?: Role } = {}) => buildContext({ database, store, ...given })
/** A workspace that has a row of its own, as grants need. */
async function housed(): Promise<Context> {
  const ctx = person()
  await database.transaction('system', tx =>
    tx.execute(sql`insert into workspace (id, name, created_at) values (${ctx.workspaceId}, 'Ours', now())`),
  )
  return ctx
}
const all = { limit: 50, sort: 'updated', direction: 'desc' } as const

describe('who may do what with a dashboard', () => {
  const refusals = (dashboardId: string): Record<string, (ctx: Context) => Promise<unknown>> => ({
    changeDashboard: ctx => change(ctx, { id: dashboardId, revision: 1 }, put(buildTile('a'))),
    publishDashboard: ctx => publishDashboard(ctx, { dashboardId, revision: 1 }),
    discardDraft: ctx => discardDraft(ctx, { dashboardId }),
    restoreDashboardRevision: ctx => restoreDashboardRevision(ctx, { dashboardId, revision: 1 }),
    moveDashboard: ctx => moveDashboard(ctx, { dashboardId, visibility: 'restricted' }),
    deleteDashboard: ctx => deleteDashboard(ctx, { dashboardId }),
    dashboardChanges: ctx => dashboardChanges(ctx, { dashboardId, since: 0 }),
    dashboardHistory: ctx => dashboardHistory(ctx, { dashboardId, limit: 5 }),
    dashboardAt: ctx => dashboardAt(ctx, { dashboardId, revision: 1 }),
    copyDashboard: ctx => copyDashboard(ctx, { dashboardId }),
  })

  it('refuses a viewer without a grant whatever changes it, and does not tell it to another workspace', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    await publishDashboard(ctx, { dashboardId: id, revision: 1 })
    const viewer = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    const stranger = person({ role: 'owner' })
    const link = {
      ...person({ workspaceId: ctx.workspaceId }),
      actor: { kind: 'link' as const, id: 'ln_1', seenBy: [] },
    }
    for (const [verb, ask] of Object.entries(refusals(id))) {
      await expect(ask(viewer), verb).rejects.toMatchObject({ code: 'not_allowed' })
      await expect(ask(stranger), verb).rejects.toMatchObject({ code: 'not_found' })
      await expect(ask(link), verb).rejects.toMatchObject({
        code: verb === 'copyDashboard' ? 'not_allowed' : 'not_found',
      })
    }
    await expect(createDashboard(viewer, { folderId: null, from: { kind: 'empty' } })).rejects.toMatchObject({
      code: 'not_allowed',
    })
    const trash = [restoreDashboard, purgeDashboard]
    for (const ask of trash) await expect(ask(viewer, { dashboardId: id })).rejects.toMatchObject({ code: 'not_found' })
    await deleteDashboard(ctx, { dashboardId: id })
    for (const ask of trash) await expect(ask(viewer, { dashboardId: id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('lets a viewer edit who was granted it, until it is taken back', async () => {
    const ctx = await housed()
    const viewer = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    const made = await makeDashboard(ctx)
    const grant = (level: 'edit' | null) =>
      ctx.transaction(tx =>
        setGrantOn(ctx, tx, { of: { kind: 'dashboard', id: made.id }, userId: viewer.actor.id, level }),
      )
    await grant('edit')
    await change(viewer, made, put(buildTile('a')))
    expect(await listDashboards(viewer, all)).toMatchObject({ items: [{ level: 'edit', tiles: 1 }], total: 1 })
    await grant(null)
    await expect(change(viewer, made, put(buildTile('b')))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('hides what is restricted from all but its maker, admins and those who were let in', async () => {
    const ctx = await housed()
    const others = { workspaceId: ctx.workspaceId }
    const [editor, admin] = [person(others), person({ ...others, role: 'admin' })]
    const { id } = await makeDashboard(ctx)
    await publishDashboard(ctx, { dashboardId: id, revision: 1 })
    await moveDashboard(ctx, { dashboardId: id, visibility: 'restricted' })
    await expect(getDashboard(editor, { dashboardId: id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listDashboards(editor, all)).total).toBe(0)
    expect(await getDashboard(admin, { dashboardId: id })).toMatchObject({ level: 'edit' })
    expect((await listDashboards(admin, all)).total).toBe(1)
    await ctx.transaction(tx =>
      setGrantOn(ctx, tx, { of: { kind: 'dashboard', id }, userId: editor.actor.id, level: 'view' }),
    )
    expect(await getDashboard(editor, { dashboardId: id })).toMatchObject({ level: 'view', view: 'published' })
    expect((await listDashboards(editor, all)).total).toBe(1)
  })

  it('does not shut out an editor who restricts what another made', async () => {
    const ctx = await housed()
    const editor = person({ workspaceId: ctx.workspaceId })
    const { id } = await makeDashboard(ctx)
    await moveDashboard(editor, { dashboardId: id, visibility: 'restricted' })
    expect(await getDashboard(editor, { dashboardId: id })).toMatchObject({ level: 'edit' })
    expect(await getDashboard(ctx, { dashboardId: id })).toMatchObject({ level: 'edit' })
  })
})

describe('the list of dashboards', () => {
  it('pages in its order, and narrows by folder, data, favourites and maker', async () => {
    const ctx = person()
    const source = await salesSource(ctx, database)
    const names = ['Delta', 'Alpha', 'Charlie', 'Bravo']
    for (const name of names) await makeDashboard(ctx, name)
    const { id: folderId } = await createFolder(ctx, { name: 'Reports', parentId: null })
    const made = await createDashboard(ctx, { folderId, from: { kind: 'automatic', ...source } })
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await listDashboards(ctx, { limit: 2, sort: 'name', direction: 'asc', cursor })
      found.push(...page.items.map(({ name }) => name))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(found).toEqual(['Alpha', 'Bravo', 'Charlie', 'Delta', made.name])
    for (const narrow of [{ folderId }, { datasetId: source.datasetId }])
      expect((await listDashboards(ctx, { ...all, ...narrow })).items.map(({ id }) => id)).toEqual([made.id])
    expect((await listDashboards(ctx, { ...all, folderId: 'none' })).total).toBe(4)
    expect((await dashboardFolders(ctx)).items).toEqual([{ folderId, dashboards: 1 }])
    const reader = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    expect((await dashboardFolders(reader)).items, 'nothing of it is published').toEqual([])
    await favouriteDashboard(ctx, { dashboardId: made.id, isFavourite: true })
    const favourites = await listDashboards(ctx, { ...all, only: 'favourites' })
    expect(favourites.items).toMatchObject([{ id: made.id, isFavourite: true }])
    const other = person({ workspaceId: ctx.workspaceId })
    expect((await listDashboards(other, { ...all, only: 'mine' })).total).toBe(0)
    expect((await listDashboards(other, all)).total).toBe(5)
    for (const sort of ['updated', 'created'] as const) {
      const page = await listDashboards(ctx, { limit: 3, sort, direction: 'desc' })
      const next = await listDashboards(ctx, { limit: 3, sort, direction: 'desc', cursor: page.nextCursor ?? '' })
      expect(new Set([...page.items, ...next.items].map(({ id }) => id)).size).toBe(5)
    }
  })

  it('keeps what is deleted in the trash for thirty days', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    await deleteDashboard(ctx, { dashboardId: id })
    expect((await listDashboards(ctx, all)).total).toBe(0)
    expect((await listDashboards(ctx, { ...all, only: 'trash' })).items).toMatchObject([{ id }])
    await restoreDashboard(ctx, { dashboardId: id })
    await deleteDashboard(ctx, { dashboardId: id })
    const later = (days: number) => () => new Date(Date.now() + days * 86_400_000)
    await purgeDashboards({ database, now: later(29) })
    expect((await listDashboards(ctx, { ...all, only: 'trash' })).total).toBe(1)
    await purgeDashboards({ database, now: later(31) })
    await expect(restoreDashboard(ctx, { dashboardId: id })).rejects.toMatchObject({ code: 'not_found' })
    const { items } = await listAudit(ctx, { limit: 50 })
    expect(items.map(({ action }) => action)).toEqual([
      'dashboard.deleted',
      'dashboard.restored',
      'dashboard.deleted',
      'dashboard.created',
    ])
  })
})

describe('a version that lacks a column', () => {
  it('breaks the tiles that show it, drafted or published, of dashboards that the asker may see and that follow it', async () => {
    const ctx = person()
    const source = await salesSource(ctx, database)
    const tables = [{ tableId: source.tableId, columns: salesColumns.slice(0, 1) }]
    const broken = (asker = ctx) => brokenTiles(asker, { datasetId: source.datasetId, tables })
    const made = await makeDashboard(ctx)
    await change(ctx, made, put(buildChartTile('a', source)), put(buildTile('b')))
    const name = 'Sales: sum of Global_Sales by Platform'
    const told = [{ id: `${made.id}/a`, dashboardId: made.id, name, missing: ['Global_Sales'] }]
    expect(await broken()).toEqual(told)
    await publishDashboard(ctx, { dashboardId: made.id, revision: 2 })
    await change(ctx, { ...made, revision: 2 }, { op: 'removeTile', id: 'a' })
    expect(await broken()).toEqual(told)
    expect(await brokenTiles(ctx, { datasetId: source.datasetId, tables: [] })).toHaveLength(1)
    await change(ctx, { ...made, revision: 3 }, { op: 'details', fields: { pins: { [source.datasetId]: 'v1' } } })
    await publishDashboard(ctx, { dashboardId: made.id, revision: 4 })
    expect(await broken()).toEqual([])
    const own = await makeDashboard(ctx)
    await change(ctx, own, put(buildChartTile('a', source)))
    await moveDashboard(ctx, { dashboardId: own.id, visibility: 'restricted' })
    expect(await broken()).toHaveLength(1)
    expect(await broken(person({ workspaceId: ctx.workspaceId }))).toEqual([])
  })
})
