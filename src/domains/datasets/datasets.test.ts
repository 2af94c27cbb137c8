import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { letLeaseRunOut } from '../../../test/factories/lease.ts'
import { quickReader } from '../../../test/factories/reading.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { UploadAccepted } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { Reader } from '../../ports/reader.ts'
import { claim } from '../jobs/lease.ts'
import { cancelUpload } from './cancelUpload.ts'
import { deleteDataset } from './deleteDataset.ts'
import { downloadOriginal } from './downloadOriginal.ts'
import { editDataset } from './editDataset.ts'
import { getDataset } from './getDataset.ts'
import { getUpload, loadUpload } from './getUpload.ts'
import { listDatasets } from './listDatasets.ts'
import { listUploads } from './listUploads.ts'
import { loadScan } from './loadScan.ts'
import { originalKey } from './originalKey.ts'
import { purgeDatasets } from './purgeDatasets.ts'
import { restoreDataset } from './restoreDataset.ts'
import { takeIn, upload } from './upload.ts'
import { watchUpload } from './watchUpload.ts'

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

const build = (given: Partial<Context> & { role?: Role } = {}) =>
  buildContext({ database, store, reader: quickReader, ...given })
const newest = { limit: 50, sort: 'created', direction: 'desc' } as const

/** Sends a file through a real request, as a browser would. */
async function drop(
  ctx: Context,
  { name = 'cities.csv', body = 'City\nOsaka\nBern\nLima\n' } = {},
): Promise<UploadAccepted> {
  let outcome: Promise<UploadAccepted> | undefined
  const server = createServer((incoming, response) => {
    outcome = upload(ctx, { incoming })
    void outcome.then(
      () => response.end(),
      () => response.end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const form = new FormData()
  form.set('file', new Blob([body]), name)
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, { method: 'POST', body: form }).catch(
    () => undefined,
  )
  server.close()
  if (!outcome) throw new Error('the request never arrived')
  return outcome
}

/** Runs the job of an upload, as a worker would. */
async function ingest(ctx: Context, reader: Reader = ctx.reader) {
  const woken: string[] = []
  const sent = await drop({ ...ctx, queue: { ...ctx.queue, wake: async id => void woken.push(id) } })
  await runUploads(workerOf({ ...ctx, reader }), woken)
  return getUpload(ctx, sent)
}

const workerOf = (ctx: Context) => ({
  database,
  contextFor: (_lease: unknown, signal: AbortSignal) => ({ ...ctx, signal }),
})

/** The history once it has an entry. */
async function pollUploads(ctx: Context) {
  const items = async () => (await listUploads(ctx, { limit: 10 })).items
  await expect.poll(async () => (await items()).length).toBeGreaterThan(0)
  return items()
}

async function made(ctx: Context): Promise<string> {
  const { datasetId } = await ingest(ctx)
  if (datasetId === null) throw new Error('no dataset was made')
  return datasetId
}

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  )

describe('an upload', () => {
  test('becomes a dataset whose name is the file name without its ending', async () => {
    const ctx = build()
    const done = await ingest(ctx)
    expect(done).toMatchObject({ status: 'completed', processedRows: 3, totalRows: 3, kind: 'csv', uploadedBy: 'Mina' })
    const found = await getDataset(ctx, { datasetId: done.datasetId ?? '' })
    expect(found).toMatchObject({ name: 'cities', rows: 3, columns: 1, tables: 1, version: { number: 1 } })
    expect(found.version.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('larger than allowed is refused, stays in the history with its reason, and leaves no bytes', async () => {
    const ctx = build({ limits: { maxUploadBytes: 10, queryTimeoutMs: 1000 } })
    expect(await code(drop(ctx))).toBe('too_large')
    const { items } = await listUploads(ctx, { limit: 10 })
    expect(items).toMatchObject([{ status: 'failed', sha256: null, reason: { params: { code: 'too_large' } } }])
  })

  test('that cannot be read fails with the reader’s reason', async () => {
    const ctx = build()
    const reader: Reader = { read: async () => Promise.reject(new DomainError('unreadable_file', 'It is a picture.')) }
    expect(await ingest(ctx, reader)).toMatchObject({
      status: 'failed',
      datasetId: null,
      reason: { params: { detail: 'It is a picture.' } },
    })
  })

  test('can be watched until it ends', async () => {
    const ctx = build()
    const { id } = await ingest(ctx)
    const seen = []
    for await (const state of watchUpload(ctx, { uploadId: id })) seen.push(state.status)
    expect(seen).toEqual(['completed'])
  })

  test('of the same bytes points to the dataset they made, in the same workspace only', async () => {
    const ctx = build()
    const first = await ingest(ctx)
    expect((await ingest(ctx)).sameAsDatasetId).toBe(first.datasetId)
    expect((await ingest(build())).sameAsDatasetId).toBeNull()
  })

  test('whose server died while the file arrived is ended by a worker, and says so', async () => {
    const ctx = build()
    let comeToLife = () => {}
    const arriving = takeIn(ctx, 'cities.csv', async () => {
      await new Promise<void>(resolve => {
        comeToLife = resolve
      })
      throw new Error('it was not dead after all')
    }).catch(fault => fault)
    const [sent] = await pollUploads(ctx)
    const jobId = await letLeaseRunOut(database, sent?.id ?? '')
    await runUploads(workerOf(ctx), [jobId])
    comeToLife()
    expect(String(await arriving)).toContain('not dead')
    const [ended] = (await listUploads(ctx, { limit: 10 })).items
    expect(ended).toMatchObject({ status: 'failed', reason: { params: { code: 'cancelled' } } })
    expect(ended?.finishedAt).not.toBeNull()
  })

  test('that still arrives cannot be cancelled, and is nobody’s to read', async () => {
    const ctx = build()
    let arrive = (_fault: Error) => {}
    const bytes = new Promise<never>((_resolve, reject) => {
      arrive = reject
    })
    const arriving = takeIn(ctx, 'cities.csv', () => bytes)
    const [sent] = await pollUploads(ctx)
    const row = await ctx.transaction(tx => loadUpload(ctx, tx, sent?.id ?? ''))
    expect(await code(cancelUpload(ctx, { uploadId: row.id }))).toBe('conflict')
    expect(await database.transaction('system', tx => claim(tx, row.jobId ?? ''))).toBeNull()
    arrive(new DomainError('cancelled', 'The sender went away.'))
    expect(await code(arriving)).toBe('cancelled')
    expect((await listUploads(ctx, { limit: 10 })).items).toMatchObject([{ status: 'cancelled' }])
  })

  test('refuses a viewer, and another workspace cannot see or cancel it', async () => {
    const ctx = build()
    expect(await code(drop(build({ role: 'viewer' })))).toBe('not_allowed')
    const { uploadId } = await drop(ctx)
    expect(await code(getUpload(build(), { uploadId }))).toBe('not_found')
    expect(await code(cancelUpload(build(), { uploadId }))).toBe('not_found')
    expect(await cancelUpload(ctx, { uploadId })).toMatchObject({ status: 'cancelled' })
    expect(await code(cancelUpload(ctx, { uploadId }))).toBe('conflict')
  })
})

describe('a dataset', () => {
  test('can be read by its workspace and by no other', async () => {
    const ctx = build()
    const datasetId = await made(ctx)
    const found = await getDataset(ctx, { datasetId })
    const tableId = found.tablesOfVersion[0]?.id ?? ''
    const { scan } = await loadScan(ctx, { datasetId, tableId })
    expect(scan).toMatchObject({ workspaceId: ctx.workspaceId, columns: [{ id: 'c1', name: 'City' }] })
    const other = build()
    expect(await code(getDataset(other, { datasetId }))).toBe('not_found')
    expect(await code(loadScan(other, { datasetId, tableId }))).toBe('not_found')
    expect(await code(downloadOriginal(other, { datasetId }))).toBe('not_found')
    expect((await listDatasets(other, newest)).total).toBe(0)
  })

  test('can be renamed by an editor of its workspace, not by a viewer', async () => {
    const ctx = build()
    const datasetId = await made(ctx)
    expect(await editDataset(ctx, { datasetId, name: 'Towns', description: 'All of them' })).toMatchObject({
      name: 'Towns',
    })
    expect(
      await code(
        editDataset({ ...ctx, actor: { kind: 'user', id: 'u', name: 'V', role: 'viewer' } }, { datasetId, name: 'x' }),
      ),
    ).toBe('not_allowed')
    expect(await code(editDataset(build(), { datasetId, name: 'x' }))).toBe('not_found')
    expect((await getDataset(ctx, { datasetId })).name).toBe('Towns')
  })

  test('that is deleted is out of sight, can be restored, and is purged after 30 days', async () => {
    const ctx = build()
    const datasetId = await made(ctx)
    await deleteDataset(ctx, { datasetId })
    expect(await code(getDataset(ctx, { datasetId }))).toBe('not_found')
    expect(await code(restoreDataset(build(), { datasetId }))).toBe('not_found')
    await restoreDataset(ctx, { datasetId })
    expect((await getDataset(ctx, { datasetId })).id).toBe(datasetId)
    await deleteDataset(ctx, { datasetId })
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await purgeDatasets({ database, store, now: () => new Date() })).toBe(0)
    expect(await purgeDatasets({ database, store, now: () => later })).toBe(1)
    expect(await code(restoreDataset(ctx, { datasetId }))).toBe('not_found')
  })

  test('that is purged leaves the bytes that were sent again and wait to be read', async () => {
    const reader: Reader = {
      read: async request => ({ ...(await quickReader.read(request)), file: await factsOf(request.path) }),
    }
    const ctx = build({ reader })
    const { datasetId, sha256 } = await ingest(ctx)
    await drop(ctx)
    await deleteDataset(ctx, { datasetId: datasetId ?? '' })
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect(await purgeDatasets({ database, store, now: () => later })).toBe(1)
    expect(await store.has(originalKey(ctx.workspaceId, sha256 ?? ''))).toBe(true)
  })

  test('gives its file back byte for byte', async () => {
    const ctx = build({
      reader: { read: async request => ({ ...(await quickReader.read(request)), file: await factsOf(request.path) }) },
    })
    const datasetId = await made(ctx)
    const { stream } = await downloadOriginal(ctx, { datasetId })
    expect(await text(stream)).toBe('City\nOsaka\nBern\nLima\n')
  })

  test('is found by its name, a page at a time, in the order asked for', async () => {
    const ctx = build()
    for (const name of ['Beta 100%', 'alpha', 'gamma']) await editDataset(ctx, { datasetId: await made(ctx), name })
    const names: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await listDatasets(ctx, { ...newest, limit: 1, ...(cursor ? { cursor } : {}) })
      expect(page.total).toBe(3)
      names.push(...page.items.map(d => d.name))
      cursor = page.nextCursor
    } while (cursor)
    expect(names).toEqual(['gamma', 'alpha', 'Beta 100%'])
    expect((await listDatasets(ctx, { ...newest, search: '0%' })).items.map(d => d.name)).toEqual(['Beta 100%'])
    expect(await code(listDatasets(ctx, { ...newest, cursor: 'mine' }))).toBe('invalid_request')
  })
})

async function factsOf(path: string) {
  const sha256 = path.split('/').at(-1) ?? ''
  return { name: 'cities.csv', bytes: 22, sha256, format: 'csv' as const, encoding: 'utf-8', dialect: null }
}
