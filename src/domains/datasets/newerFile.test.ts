import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildDesk, narrowReader, refusing, sending } from '../../../test/factories/desk.ts'
import { letLeaseRunOut } from '../../../test/factories/lease.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Reader } from '../../ports/reader.ts'
import { listNotifications } from '../notifications/listNotifications.ts'
import { cancelProposal } from './cancelProposal.ts'
import { cancelUpload } from './cancelUpload.ts'
import { discardProposal } from './discardProposal.ts'
import { editProposal } from './editProposal.ts'
import { getProposal } from './getProposal.ts'
import { getUpload } from './getUpload.ts'
import { retryUpload } from './retryUpload.ts'
import { version } from './tables.ts'

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
      ...narrowReader,
      read: async request => {
        const jobId = await letLeaseRunOut(database, uploadId)
        await runUploads({ database, contextFor: (_, signal) => ({ ...ctx, signal }) }, [jobId])
        made = (await getProposal(ctx, { proposalId })).versionId
        return narrowReader.read(request)
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
