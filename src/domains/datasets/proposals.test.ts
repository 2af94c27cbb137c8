import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { letLeaseRunOut } from '../../../test/factories/lease.ts'
import { post } from '../../../test/factories/post.ts'
import { hashingReader } from '../../../test/factories/reading.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Reader } from '../../ports/reader.ts'
import { listAudit } from '../audit/listAudit.ts'
import { listNotifications } from '../notifications/listNotifications.ts'
import { cancelProposal } from './cancelProposal.ts'
import { cancelUpload } from './cancelUpload.ts'
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
import { refresh } from './refresh.ts'
import { reread } from './reread.ts'
import { restoreVersion } from './restoreVersion.ts'
import { retryUpload } from './retryUpload.ts'
import { version } from './tables.ts'
import { takeIn } from './upload.ts'

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

interface Desk {
  ctx: Context
  datasetId: string
  /** Does what waits, as a worker would. */
  work(reader?: Reader): Promise<void>
}

/** Somebody with a dataset of one column, and a worker that works when told. */
async function build(): Promise<Desk> {
  const woken: string[] = []
  const queue = {
    start: async () => undefined,
    stop: async () => undefined,
    wake: async (id: string) => void woken.push(id),
  }
  const ctx = buildContext({ database, store, queue, reader })
  const work = (reads = reader) =>
    runUploads({ database, contextFor: (_, signal) => ({ ...ctx, reader: reads, signal }) }, woken.splice(0))
  const file = new File(['City\nOsaka\n'], 'cities.csv')
  const { uploadId } = await post([file], async incoming => {
    const sent = await ctx.store.receive(incoming, { maxBytes: 1000, signal: ctx.signal })
    return takeIn(ctx, 'cities.csv', () => sent.save())
  })
  await work()
  const { datasetId } = await getUpload(ctx, { uploadId })
  return { ctx, datasetId: datasetId ?? '', work }
}

/** Its only column is a measure, so that no engine is asked what tells the rows apart. */
const reader: Reader = {
  ...hashingReader,
  read: async request => {
    const found = await hashingReader.read(request)
    const tables = found.tables.map(t => ({ ...t, columns: t.columns.map(c => ({ ...c, role: 'measure' as const })) }))
    return { ...found, tables }
  },
}
const refusing: Reader = {
  ...reader,
  read: async () => {
    throw new DomainError('unreadable_file', 'Broken.')
  },
}

async function reading({ ctx, datasetId }: Desk, autoMerge = false): Promise<string> {
  const change = { tables: [] }
  return (await reread(ctx, { datasetId, change, what: [], autoMerge })).proposalId
}

function sending({ ctx, datasetId }: Desk, text = 'City\nBern\n') {
  return post([new File([text], 'newer.csv')], incoming =>
    refresh(ctx, { datasetId, incoming, mode: 'replace', autoMerge: false }),
  )
}

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

describe('a newer file', () => {
  test('stands in the history of uploads, with the change it proposes', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const { uploadId, proposalId } = await sending(desk)
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ status: 'pending', proposalId, datasetId })
    await desk.work()
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ status: 'completed', proposalId, datasetId })
    expect(await getProposal(ctx, { proposalId })).toMatchObject({
      status: 'open',
      fileName: 'newer.csv',
      mode: 'replace',
    })
    const { items } = await listNotifications(ctx, { limit: 1 })
    expect(items[0]).toMatchObject({ isBad: false, message: { code: 'notification.changeReady' } })
  })

  test('that cannot be read fails with its change, and both go on when it is read again', async () => {
    const desk = await build()
    const { ctx } = desk
    const { uploadId, proposalId } = await sending(desk)
    await desk.work(refusing)
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ status: 'failed' })
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'failed' })
    expect(await code(editProposal(ctx, { proposalId }))).toBe('conflict')
    await retryUpload(ctx, { uploadId })
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'preparing', reason: null })
    await desk.work()
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'open' })
  })

  test('that is cancelled on its way takes its change along', async () => {
    const desk = await build()
    const { ctx } = desk
    const { uploadId, proposalId } = await sending(desk)
    await cancelUpload(ctx, { uploadId })
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'discarded' })
    const other = await sending(desk)
    await cancelProposal(ctx, other)
    expect(await getUpload(ctx, other)).toMatchObject({ status: 'cancelled' })
  })

  test('whose worker fell silent is prepared by another, and what the first one makes is not kept', async () => {
    const desk = await build()
    const { ctx, datasetId } = desk
    const { uploadId, proposalId } = await sending(desk)
    let made: string | null = null
    const overtaken: Reader = {
      ...reader,
      read: async request => {
        const jobId = await letLeaseRunOut(database, uploadId)
        await runUploads({ database, contextFor: (_, signal) => ({ ...ctx, signal }) }, [jobId])
        made = (await getProposal(ctx, { proposalId })).versionId
        return reader.read(request)
      },
    }
    await desk.work(overtaken)
    expect(made).not.toBeNull()
    expect(await getProposal(ctx, { proposalId })).toMatchObject({ status: 'open', versionId: made })
    const rows = await ctx.transaction(tx => tx.select().from(version).where(eq(version.datasetId, datasetId)))
    expect(rows.map(({ id, number }) => [id, number])).toEqual(expect.arrayContaining([[made, null]]))
    expect(rows).toHaveLength(2)
  })

  test('may be discarded once it failed', async () => {
    const desk = await build()
    const { proposalId } = await sending(desk)
    await desk.work(refusing)
    expect(await discardProposal(desk.ctx, { proposalId })).toMatchObject({ status: 'discarded' })
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
