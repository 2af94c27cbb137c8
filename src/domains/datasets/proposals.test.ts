import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { buildDesk, reading, refusing, sending } from '../../../test/factories/desk.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { DomainError } from '../../contract/problem.ts'
import { listAudit } from '../audit/listAudit.ts'
import { listNotifications } from '../notifications/listNotifications.ts'
import { cancelProposal } from './cancelProposal.ts'
import { deleteDataset } from './deleteDataset.ts'
import { discardProposal } from './discardProposal.ts'
import { editProposal } from './editProposal.ts'
import { getDataset } from './getDataset.ts'
import { getProposal } from './getProposal.ts'
import { getUpload } from './getUpload.ts'
import { listProposals } from './listProposals.ts'
import { listVersions } from './listVersions.ts'
import { mergeProposal } from './mergeProposal.ts'
import { originalKey } from './originalKey.ts'
import { purgeDataset } from './purgeDataset.ts'
import { restoreVersion } from './restoreVersion.ts'

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

const build = () => buildDesk({ database, store })
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  )

describe('a proposed change', () => {
  test('is seen by nobody until it is merged, and then is the next version', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const before = await getDataset(ctx, { datasetId })
    const proposalId = await reading(desk)
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'preparing', versionId: null })
    expect(await code(mergeProposal(ctx, { proposalId }))).toBe('conflict')
    await desk.work()
    const ready = await getProposal(ctx, { proposalId })
    expect(ready).toMatchObject({ status: 'open', isStale: false, processedRows: 3 })
    expect(await getDataset(ctx, { datasetId })).toEqual(before)
    expect((await listVersions(ctx, { datasetId, limit: 10 })).items).toHaveLength(1)
    const candidate = await getDataset(ctx, { datasetId, versionId: ready.versionId ?? '' })
    expect(candidate.version).toMatchObject({ number: 0, id: ready.versionId })
    expect(await mergeProposal(ctx, { proposalId })).toMatchObject({ status: 'merged', isStale: false })
    expect((await getDataset(ctx, { datasetId })).version).toMatchObject({ number: 2, id: ready.versionId })
    expect(await code(discardProposal(ctx, { proposalId }))).toBe('conflict')
    expect(await code(editProposal(ctx, { proposalId }))).toBe('conflict')
    const { items } = await listAudit(ctx, { limit: 10 })
    expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['proposal.merged', 'reread.proposed']))
  })

  test('is stale when another was merged first, and prepared again on the version of then', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const [first, second] = [await reading(desk), await reading(desk)]
    await desk.work()
    await mergeProposal(ctx, { proposalId: first })
    expect(await getProposal(ctx, { proposalId: second })).toMatchObject({ status: 'open', isStale: true })
    expect(await code(mergeProposal(ctx, { proposalId: second }))).toBe('conflict')
    expect(await editProposal(ctx, { proposalId: second })).toMatchObject({ status: 'preparing' })
    await desk.work()
    expect(await mergeProposal(ctx, { proposalId: second })).toMatchObject({ status: 'merged' })
    const { items } = await listVersions(ctx, { datasetId, limit: 10 })
    expect(items.map(({ number, isCurrent }) => [number, isCurrent])).toEqual([
      [3, true],
      [2, false],
      [1, false],
    ])
  })

  test('that is discarded leaves no version and no file', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const folders = async () => (await store.foldersIn(`versions/${ctx.workspaceId}/${datasetId}`)).length
    const { proposalId, uploadId } = await sending(desk)
    await desk.work()
    const { sha256 } = await getUpload(ctx, { uploadId })
    const original = originalKey(ctx.workspaceId, sha256 ?? '')
    expect(await store.has(original)).toBe(true)
    expect(await folders()).toBe(2)
    const open = await getProposal(ctx, { proposalId })
    expect(await discardProposal(ctx, { proposalId })).toMatchObject({ status: 'discarded', versionId: null })
    expect(await folders()).toBe(1)
    expect(await code(getDataset(ctx, { datasetId, versionId: open.versionId ?? '' }))).toBe('not_found')
    expect(await store.has(original)).toBe(false)
    expect((await getDataset(ctx, { datasetId })).version.number).toBe(1)
  })

  test('that cannot be prepared says why, tells who asked, and can be tried again', async () => {
    const desk = await build()
    const { ctx } = desk
    const proposalId = await reading(desk)
    await desk.work(refusing)
    expect(await getProposal(ctx, { proposalId })).toMatchObject({
      status: 'failed',
      reason: { params: { code: 'unreadable_file', detail: 'Broken.' } },
    })
    const { items } = await listNotifications(ctx, { limit: 10 })
    expect(items[0]).toMatchObject({ isBad: true, about: { kind: 'proposal', id: proposalId } })
    await editProposal(ctx, { proposalId })
    await desk.work()
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'open', reason: null })
  })

  test('can be cancelled while it waits, and no more when it is ready', async () => {
    const desk = await build()
    const { ctx } = desk
    const proposalId = await reading(desk)
    expect(await cancelProposal(ctx, { proposalId })).toMatchObject({ status: 'discarded' })
    await desk.work()
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'discarded' })
    const other = await reading(desk)
    await desk.work()
    expect(await code(cancelProposal(ctx, { proposalId: other }))).toBe('conflict')
  })

  test('is not found in another workspace, nor when its dataset lies in the trash; purging takes it along', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const proposalId = await reading(desk)
    await desk.work()
    const stranger = buildContext({ database, store })
    expect(await code(getProposal(stranger, { proposalId }))).toBe('not_found')
    await deleteDataset(ctx, { datasetId })
    expect(await code(getProposal(ctx, { proposalId }))).toBe('not_found')
    expect(await code(mergeProposal(ctx, { proposalId }))).toBe('not_found')
    await purgeDataset(ctx, { datasetId })
    expect(await store.foldersIn(`versions/${ctx.workspaceId}/${datasetId}`)).toEqual([])
  })

  test('with autoMerge is merged on the version that is there when it begins, one after the other', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    await reading(desk, true)
    await reading(desk, true)
    await desk.work()
    expect((await getDataset(ctx, { datasetId })).version.number).toBe(3)
    const { items } = await listProposals(ctx, { datasetId, limit: 10, status: 'merged' })
    expect(items).toHaveLength(2)
  })
})

describe('versions', () => {
  test('come the newest first, a page at a time, and the newest cannot be gone back to', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    await reading(desk, true)
    await desk.work()
    const first = await listVersions(ctx, { datasetId, limit: 1 })
    expect(first.items).toMatchObject([
      { number: 2, origin: { kind: 'reread' }, createdBy: 'Mina', rows: 3, tables: 1 },
    ])
    const second = await listVersions(ctx, { datasetId, limit: 1, cursor: first.nextCursor ?? '' })
    expect(second).toMatchObject({ items: [{ number: 1, origin: { kind: 'first' } }], nextCursor: null })
    const [newest, oldest] = [first.items[0]?.id ?? '', second.items[0]?.id ?? '']
    expect(await code(restoreVersion(ctx, { datasetId, versionId: newest }))).toBe('conflict')
    expect(await code(restoreVersion(ctx, { datasetId, versionId: 'v_none' }))).toBe('not_found')
    expect(await restoreVersion(ctx, { datasetId, versionId: oldest })).toMatchObject({ number: 3, isCurrent: true })
  })
})
