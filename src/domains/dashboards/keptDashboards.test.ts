import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { buildTile } from '../../../test/factories/dashboardOperations.ts'
import { buildChartTile, change, makeDashboard, put, salesSource } from '../../../test/factories/keptDashboard.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import type { Operation } from '../../contract/dashboard.ts'
import { say } from '../../core/words/say.ts'
import type { Context } from '../../ports/context.ts'
import { deleteDataset } from '../datasets/deleteDataset.ts'
import { changeDashboard } from './changeDashboard.ts'
import { copyDashboard } from './copyDashboard.ts'
import { createDashboard } from './createDashboard.ts'
import { dashboardAt } from './dashboardAt.ts'
import { dashboardChanges } from './dashboardChanges.ts'
import { dashboardHistory } from './dashboardHistory.ts'
import { discardDraft } from './discardDraft.ts'
import { getDashboard } from './getDashboard.ts'
import { listDashboards } from './listDashboards.ts'
import { publishDashboard } from './publishDashboard.ts'
import { restoreDashboardRevision } from './restoreDashboardRevision.ts'
import { setOwnValues } from './setOwnValues.ts'

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
const all = { limit: 50, sort: 'updated', direction: 'desc' } as const

const history = async (ctx: Context, dashboardId: string) =>
  (await dashboardHistory(ctx, { dashboardId, limit: 50 })).items.map(({ what }) =>
    what.map(message => say(message, 'en')).join('; '),
  )

describe('a kept dashboard', () => {
  it('is a draft that opens as it was made, and whose changes are in its history in plain words', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    expect(made).toMatchObject({ name: 'Sales', revision: 1, published: null, view: 'draft', level: 'edit', tiles: 0 })
    const { revision, revisions } = await change(
      ctx,
      made,
      put(buildTile('a', { title: 'Notes' })),
      put(buildTile('b')),
    )
    expect([revision, revisions.length]).toEqual([2, 1])
    await change(
      ctx,
      { id: made.id, revision: 2 },
      { op: 'setTile', id: 'a', fields: { position: { x: 4, y: 0, width: 4, height: 4 } } },
    )
    await change(ctx, { id: made.id, revision: 3 }, { op: 'removeTile', id: 'b' })
    const found = await getDashboard(ctx, { dashboardId: made.id })
    expect(found.document.tiles.map(({ id, position }) => [id, position.x])).toEqual([['a', 4]])
    expect(await history(ctx, made.id)).toEqual([
      'Removed “About b”',
      'Moved “Notes”',
      'Added 2 tiles',
      'Made the dashboard',
    ])
  })

  it('is made of the automatic one, its charts as questions whose columns are named', async () => {
    const ctx = person()
    const source = await salesSource(ctx, database)
    const made = await createDashboard(ctx, { folderId: null, from: { kind: 'automatic', ...source } })
    expect(made.tiles).toBeGreaterThan(1)
    expect(made.datasets).toEqual([{ id: source.datasetId, name: made.name }])
    const asked = made.document.tiles.map(({ config }) => (config.kind === 'chart' ? config : null))
    expect(asked).not.toContain(null)
    const names = new Set(asked.flatMap(config => config?.columns.map(({ name }) => name) ?? []))
    expect(names).toContain('Global_Sales')
  })

  it('has the columns of a new question filled in, and refuses one about data that cannot be seen', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    const source = await salesSource(ctx, database)
    const { revisions } = await change(ctx, made, put(buildChartTile('a', source)))
    expect(revisions[0]?.operations[0]).toMatchObject({
      item: { config: { columns: [{ name: 'Platform' }, { name: 'Global_Sales' }] } },
    })
    const theirs = await salesSource(person(), database)
    await expect(change(ctx, made, put(buildChartTile('b', theirs)))).rejects.toMatchObject({ code: 'invalid_plan' })
  })

  it('takes a tile back whose data was deleted meanwhile', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    const source = await salesSource(ctx, database)
    await change(ctx, made, put(buildChartTile('a', source)))
    await change(ctx, { ...made, revision: 2 }, { op: 'removeTile', id: 'a' })
    await deleteDataset(ctx, { datasetId: source.datasetId })
    await change(ctx, { ...made, revision: 3 }, put(buildChartTile('a', source)))
    expect((await getDashboard(ctx, { dashboardId: made.id })).document.tiles).toHaveLength(1)
  })

  it('is changed once by a batch that is sent twice, and answers the same', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    const batch = { dashboardId: id, base: 1, batchId: 'batch-of-mine', operations: [put(buildTile('a'))] }
    const first = await changeDashboard(ctx, batch)
    await change(ctx, { id, revision: 2 }, put(buildTile('b')))
    expect(await changeDashboard(ctx, batch)).toEqual(first)
    expect((await getDashboard(ctx, { dashboardId: id })).revision).toBe(3)
    const other = person({ workspaceId: ctx.workspaceId })
    await expect(changeDashboard(other, batch)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('tells who writes over what others had just changed, and keeps what it was', async () => {
    const ann = person()
    const ben = person({ workspaceId: ann.workspaceId })
    const made = await makeDashboard(ann)
    await change(ann, made, put(buildTile('a', { title: 'First' })))
    const base = { id: made.id, revision: 2 }
    await change(ann, base, { op: 'setTile', id: 'a', fields: { title: 'Of Ann', order: 3 } })
    const { overwrote, revisions } = await change(ben, base, {
      op: 'setTile',
      id: 'a',
      fields: { title: 'Of Ben', description: 'x' },
    })
    expect(overwrote).toEqual([{ what: 'tile/a/title', by: 'Mina', revision: 3 }])
    expect(revisions.map(({ revision }) => revision)).toEqual([3, 4])
  })

  it('keeps to its limits', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    const tabs = Array.from(
      { length: 31 },
      (_, i): Operation => ({
        op: 'putTab',
        item: { id: `t${i}`, title: '', order: i },
      }),
    )
    await expect(change(ctx, made, ...tabs)).rejects.toMatchObject({ code: 'invalid_plan' })
    await expect(change(ctx, { ...made, revision: 7 }, put(buildTile('a')))).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

describe('the history of a dashboard', () => {
  it('shows what it was, restores it, and takes the restoring back', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    await change(ctx, { id, revision: 1 }, put(buildTile('a')), {
      op: 'putTab',
      item: { id: 'x', title: 'More', order: 1 },
    })
    await change(ctx, { id, revision: 2 }, put(buildTile('b', { tabId: 'x' })), { op: 'removeTile', id: 'a' })
    const before = await getDashboard(ctx, { dashboardId: id })
    const old = await dashboardAt(ctx, { dashboardId: id, revision: 1 })
    const restored = await restoreDashboardRevision(ctx, { dashboardId: id, revision: 1 })
    expect(restored.document).toEqual(old.document)
    expect((await history(ctx, id))[0]).toBe('Went back to revision 1')
    const undone = await restoreDashboardRevision(ctx, { dashboardId: id, revision: 3 })
    expect(undone.document).toEqual(before.document)
    const again = restoreDashboardRevision(ctx, { dashboardId: id, revision: 3 })
    await expect(again).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is replayed exactly over many revisions, also where documents were written down in between', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    for (let n = 1; n <= 55; n += 1)
      await change(ctx, { id, revision: n }, put(buildTile(`t${n % 7}`, { order: n, description: String(n) })))
    const { revisions } = await dashboardChanges(ctx, { dashboardId: id, since: 1 })
    expect(revisions).toHaveLength(55)
    for (const revision of [2, 49, 50, 51, 56]) {
      const { document } = await dashboardAt(ctx, { dashboardId: id, revision })
      const last = Math.max(...document.tiles.map(({ order }) => order))
      expect(last).toBe(revision - 1)
    }
    await expect(dashboardAt(ctx, { dashboardId: id, revision: 57 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('comes a page at a time', async () => {
    const ctx = person()
    const { id } = await makeDashboard(ctx)
    for (let n = 1; n <= 4; n += 1) await change(ctx, { id, revision: n }, put(buildTile(`t${n}`)))
    const first = await dashboardHistory(ctx, { dashboardId: id, limit: 3 })
    const cursor = first.nextCursor ?? ''
    const rest = await dashboardHistory(ctx, { dashboardId: id, limit: 3, cursor })
    expect([...first.items, ...rest.items].map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1])
    expect(rest.nextCursor).toBeNull()
  })
})

describe('publishing', () => {
  it('shows one revision to everybody, who do not see what is drafted after it', async () => {
    const ctx = person()
    const viewer = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    const made = await makeDashboard(ctx)
    await expect(getDashboard(viewer, { dashboardId: made.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listDashboards(viewer, all)).total).toBe(0)
    await publishDashboard(ctx, { dashboardId: made.id, revision: 1 })
    await change(ctx, made, { op: 'details', fields: { name: 'Secret plans' } }, put(buildTile('a')))
    const seen = await getDashboard(viewer, { dashboardId: made.id, view: 'draft' })
    expect(seen).toMatchObject({ name: 'Sales', view: 'published', revision: 1, documentRevision: 1, level: 'comment' })
    const { items } = await listDashboards(viewer, all)
    expect(items).toMatchObject([{ name: 'Sales', tiles: 0, revision: 1 }])
    expect((await listDashboards(viewer, { ...all, search: 'secret' })).total).toBe(0)
    expect((await listDashboards(ctx, { ...all, search: 'secret' })).total).toBe(1)
    const asked = dashboardHistory(viewer, { dashboardId: made.id, limit: 5 })
    await expect(asked).rejects.toMatchObject({ code: 'not_allowed' })
  })

  it('can be taken back to, and that is the published revision from then on', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    const none = discardDraft(ctx, { dashboardId: made.id })
    await expect(none).rejects.toMatchObject({ code: 'conflict' })
    await publishDashboard(ctx, { dashboardId: made.id, revision: 1 })
    await change(ctx, made, put(buildTile('a')))
    const back = await discardDraft(ctx, { dashboardId: made.id })
    expect(back).toMatchObject({ tiles: 0, revision: 3, published: { revision: 3 } })
    const late = publishDashboard(ctx, { dashboardId: made.id, revision: 4 })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('what somebody keeps for themselves', () => {
  it('is how the filters stand, beside those of the dashboard', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    const filter = (id: string): Operation => ({
      op: 'putFilter',
      item: {
        ...{ id, label: id, order: 0, kind: 'search', column: null, tabId: null, targets: {}, metrics: [] },
        value: { kind: 'search', text: 'all' },
      },
    })
    await change(ctx, made, filter('f'), filter('g'))
    await setOwnValues(ctx, { dashboardId: made.id, values: { f: { kind: 'search', text: 'mine' } } })
    const { ownValues } = await getDashboard(ctx, { dashboardId: made.id })
    expect(ownValues).toEqual({ f: { kind: 'search', text: 'mine' }, g: { kind: 'search', text: 'all' } })
    const other = person({ workspaceId: ctx.workspaceId })
    expect((await getDashboard(other, { dashboardId: made.id })).ownValues.f).toEqual({ kind: 'search', text: 'all' })
    const foreign = setOwnValues(ctx, { dashboardId: made.id, values: { h: null } })
    await expect(foreign).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('is a copy, of what they see or of an earlier revision', async () => {
    const ctx = person()
    const made = await makeDashboard(ctx)
    await change(ctx, made, put(buildTile('a')))
    const copy = await copyDashboard(ctx, { dashboardId: made.id })
    expect(copy).toMatchObject({ name: 'Sales (copy)', tiles: 1, revision: 1, published: null })
    expect(await history(ctx, copy.id)).toEqual(['Copied from “Sales”'])
    const older = await copyDashboard(ctx, { dashboardId: made.id, revision: 1, name: 'Once' })
    expect(older).toMatchObject({ name: 'Once', tiles: 0 })
  })
})
