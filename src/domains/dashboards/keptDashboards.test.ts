import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildDataset } from '../../../test/factories/buildDataset.ts'
import { buildColumn } from '../../../test/factories/column.ts'
import { buildContext, newId } from '../../../test/factories/context.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import type { Dashboard, DashboardTile, Operation } from '../../contract/dashboard.ts'
import { Question } from '../../contract/question.ts'
import { say } from '../../core/words/say.ts'
import type { Context } from '../../ports/context.ts'
import { setGrantOn } from '../access/grants.ts'
import { listAudit } from '../audit/listAudit.ts'
import { createFolder } from '../datasets/createFolder.ts'
import { deleteDataset } from '../datasets/deleteDataset.ts'
import { getDataset } from '../datasets/getDataset.ts'
import { changeDashboard } from './changeDashboard.ts'
import { copyDashboard } from './copyDashboard.ts'
import { createDashboard } from './createDashboard.ts'
import { dashboardAt } from './dashboardAt.ts'
import { dashboardChanges } from './dashboardChanges.ts'
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
/** A workspace that has a row of its own, as grants need. */
async function housed(): Promise<Context> {
  const ctx = person()
  await database.transaction('system', tx =>
    tx.execute(sql`insert into workspace (id, name, created_at) values (${ctx.workspaceId}, 'Ours', now())`),
  )
  return ctx
}
const all = { limit: 50, sort: 'updated', direction: 'desc' } as const
const columns = [
  buildColumn({ id: 'c1', name: 'Platform', type: 'text' }),
  buildColumn({ id: 'c2', name: 'Global_Sales', type: 'double' }),
]

const make = (ctx: Context, name = 'Sales') => createDashboard(ctx, { name, folderId: null, from: { kind: 'empty' } })

const text = (id: string, more: Partial<DashboardTile> = {}): DashboardTile => ({
  id,
  tabId: 'tab1',
  title: null,
  description: '',
  position: { x: 0, y: 0, width: 4, height: 4 },
  order: 0,
  phone: null,
  config: { kind: 'text', markdown: `About ${id}` },
  ...more,
})

const chart = (id: string, source: Question['source']): DashboardTile => {
  const y = [{ role: 'value' as const, column: 'c2', aggregate: 'sum' as const }]
  const question = Question.parse({ source, type: 'bar', x: [{ role: 'group', column: 'c1' }], y })
  return text(id, { config: { kind: 'chart', question, columns: [] } })
}

const put = (item: DashboardTile): Operation => ({ op: 'putTile', item })

/** Sends one batch, as of a revision. */
const change = (ctx: Context, { id, revision }: Pick<Dashboard, 'id' | 'revision'>, ...operations: Operation[]) =>
  changeDashboard(ctx, { dashboardId: id, base: revision, batchId: newId('batch'), operations })

async function sourceOf(ctx: Context) {
  const datasetId = await buildDataset(ctx, database, { columns })
  const { tablesOfVersion } = await getDataset(ctx, { datasetId })
  return { datasetId, tableId: tablesOfVersion[0]?.id ?? '' }
}

const history = async (ctx: Context, dashboardId: string) =>
  (await dashboardHistory(ctx, { dashboardId, limit: 50 })).items.map(({ what }) =>
    what.map(message => say(message, 'en')).join('; '),
  )

describe('a kept dashboard', () => {
  it('is a draft that opens as it was made, and whose changes are in its history in plain words', async () => {
    const ctx = person()
    const made = await make(ctx)
    expect(made).toMatchObject({ name: 'Sales', revision: 1, published: null, view: 'draft', level: 'edit', tiles: 0 })
    const { revision, revisions } = await change(ctx, made, put(text('a', { title: 'Notes' })), put(text('b')))
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
    const source = await sourceOf(ctx)
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
    const made = await make(ctx)
    const source = await sourceOf(ctx)
    const { revisions } = await change(ctx, made, put(chart('a', source)))
    expect(revisions[0]?.operations[0]).toMatchObject({
      item: { config: { columns: [{ name: 'Platform' }, { name: 'Global_Sales' }] } },
    })
    const theirs = await sourceOf(person())
    await expect(change(ctx, made, put(chart('b', theirs)))).rejects.toMatchObject({ code: 'invalid_plan' })
  })

  it('takes a tile back whose data was deleted meanwhile', async () => {
    const ctx = person()
    const made = await make(ctx)
    const source = await sourceOf(ctx)
    await change(ctx, made, put(chart('a', source)))
    await change(ctx, { ...made, revision: 2 }, { op: 'removeTile', id: 'a' })
    await deleteDataset(ctx, { datasetId: source.datasetId })
    await change(ctx, { ...made, revision: 3 }, put(chart('a', source)))
    expect((await getDashboard(ctx, { dashboardId: made.id })).document.tiles).toHaveLength(1)
  })

  it('is changed once by a batch that is sent twice, and answers the same', async () => {
    const ctx = person()
    const { id } = await make(ctx)
    const batch = { dashboardId: id, base: 1, batchId: 'batch-of-mine', operations: [put(text('a'))] }
    const first = await changeDashboard(ctx, batch)
    await change(ctx, { id, revision: 2 }, put(text('b')))
    expect(await changeDashboard(ctx, batch)).toEqual(first)
    expect((await getDashboard(ctx, { dashboardId: id })).revision).toBe(3)
    const other = person({ workspaceId: ctx.workspaceId })
    await expect(changeDashboard(other, batch)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('tells who writes over what others had just changed, and keeps what it was', async () => {
    const ann = person()
    const ben = person({ workspaceId: ann.workspaceId })
    const made = await make(ann)
    await change(ann, made, put(text('a', { title: 'First' })))
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
    const made = await make(ctx)
    const tabs = Array.from(
      { length: 31 },
      (_, i): Operation => ({
        op: 'putTab',
        item: { id: `t${i}`, title: '', order: i },
      }),
    )
    await expect(change(ctx, made, ...tabs)).rejects.toMatchObject({ code: 'invalid_plan' })
    await expect(change(ctx, { ...made, revision: 7 }, put(text('a')))).rejects.toMatchObject({
      code: 'invalid_request',
    })
  })
})

describe('the history of a dashboard', () => {
  it('shows what it was, restores it, and takes the restoring back', async () => {
    const ctx = person()
    const { id } = await make(ctx)
    await change(ctx, { id, revision: 1 }, put(text('a')), { op: 'putTab', item: { id: 'x', title: 'More', order: 1 } })
    await change(ctx, { id, revision: 2 }, put(text('b', { tabId: 'x' })), { op: 'removeTile', id: 'a' })
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
    const { id } = await make(ctx)
    for (let n = 1; n <= 55; n += 1)
      await change(ctx, { id, revision: n }, put(text(`t${n % 7}`, { order: n, description: String(n) })))
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
    const { id } = await make(ctx)
    for (let n = 1; n <= 4; n += 1) await change(ctx, { id, revision: n }, put(text(`t${n}`)))
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
    const made = await make(ctx)
    await expect(getDashboard(viewer, { dashboardId: made.id })).rejects.toMatchObject({ code: 'not_found' })
    expect((await listDashboards(viewer, all)).total).toBe(0)
    await publishDashboard(ctx, { dashboardId: made.id, revision: 1 })
    await change(ctx, made, { op: 'details', fields: { name: 'Secret plans' } }, put(text('a')))
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
    const made = await make(ctx)
    const none = discardDraft(ctx, { dashboardId: made.id })
    await expect(none).rejects.toMatchObject({ code: 'conflict' })
    await publishDashboard(ctx, { dashboardId: made.id, revision: 1 })
    await change(ctx, made, put(text('a')))
    const back = await discardDraft(ctx, { dashboardId: made.id })
    expect(back).toMatchObject({ tiles: 0, revision: 3, published: { revision: 3 } })
    const late = publishDashboard(ctx, { dashboardId: made.id, revision: 4 })
    await expect(late).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('who may do what with a dashboard', () => {
  const refusals = (dashboardId: string): Record<string, (ctx: Context) => Promise<unknown>> => ({
    changeDashboard: ctx => change(ctx, { id: dashboardId, revision: 1 }, put(text('a'))),
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
    const { id } = await make(ctx)
    await publishDashboard(ctx, { dashboardId: id, revision: 1 })
    const viewer = person({ workspaceId: ctx.workspaceId, role: 'viewer' })
    const stranger = person({ role: 'owner' })
    const link = { ...person({ workspaceId: ctx.workspaceId }), actor: { kind: 'link' as const, id: 'ln_1' } }
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
    const made = await make(ctx)
    const grant = (level: 'edit' | null) =>
      ctx.transaction(tx =>
        setGrantOn(ctx, tx, { of: { kind: 'dashboard', id: made.id }, userId: viewer.actor.id, level }),
      )
    await grant('edit')
    await change(viewer, made, put(text('a')))
    expect(await listDashboards(viewer, all)).toMatchObject({ items: [{ level: 'edit', tiles: 1 }], total: 1 })
    await grant(null)
    await expect(change(viewer, made, put(text('b')))).rejects.toMatchObject({ code: 'not_found' })
  })

  it('hides what is restricted from all but its maker, admins and those who were let in', async () => {
    const ctx = await housed()
    const others = { workspaceId: ctx.workspaceId }
    const [editor, admin] = [person(others), person({ ...others, role: 'admin' })]
    const { id } = await make(ctx)
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
    const { id } = await make(ctx)
    await moveDashboard(editor, { dashboardId: id, visibility: 'restricted' })
    expect(await getDashboard(editor, { dashboardId: id })).toMatchObject({ level: 'edit' })
    expect(await getDashboard(ctx, { dashboardId: id })).toMatchObject({ level: 'edit' })
  })
})

describe('the list of dashboards', () => {
  it('pages in its order, and narrows by folder, data, favourites and maker', async () => {
    const ctx = person()
    const source = await sourceOf(ctx)
    const names = ['Delta', 'Alpha', 'Charlie', 'Bravo']
    for (const name of names) await make(ctx, name)
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
    const { id } = await make(ctx)
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

describe('what somebody keeps for themselves', () => {
  it('is how the filters stand, beside those of the dashboard', async () => {
    const ctx = person()
    const made = await make(ctx)
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
    const made = await make(ctx)
    await change(ctx, made, put(text('a')))
    const copy = await copyDashboard(ctx, { dashboardId: made.id })
    expect(copy).toMatchObject({ name: 'Sales (copy)', tiles: 1, revision: 1, published: null })
    expect(await history(ctx, copy.id)).toEqual(['Copied from “Sales”'])
    const older = await copyDashboard(ctx, { dashboardId: made.id, revision: 1, name: 'Once' })
    expect(older).toMatchObject({ name: 'Once', tiles: 0 })
  })
})
