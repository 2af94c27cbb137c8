import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { quickReader } from '../../../test/factories/reading.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { listNotifications } from '../notifications/listNotifications.ts'
import { readNotifications } from '../notifications/readNotifications.ts'
import { createFolder } from './createFolder.ts'
import { deleteDataset } from './deleteDataset.ts'
import { deleteFolder } from './deleteFolder.ts'
import { editDataset } from './editDataset.ts'
import { editFolder } from './editFolder.ts'
import { getDataset } from './getDataset.ts'
import { getUpload } from './getUpload.ts'
import { listDatasets } from './listDatasets.ts'
import { listFolders } from './listFolders.ts'
import { listTags } from './listTags.ts'
import { purgeDataset } from './purgeDataset.ts'
import { setFavourite } from './setFavourite.ts'
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

let workspaces = 0
const newest = { limit: 50, sort: 'created', direction: 'desc' } as const

/** Somebody in a workspace of their own (or of another's), and a maker of datasets there. */
function person(given: Partial<Context> = {}) {
  workspaces += 1
  const ctx = buildContext({ database, store, reader: quickReader, workspaceId: `organise${workspaces}`, ...given })
  return { ctx, ingest: (name?: string) => ingest(ctx, name) }
}

async function ingest(ctx: Context, name = 'sales.csv') {
  const woken: string[] = []
  const folder = await store.temporaryFolder()
  const path = join(folder, 'file')
  writeFileSync(path, 'City\nOsaka\nBern\n')
  const queue = { ...ctx.queue, wake: async (id: string) => void woken.push(id) }
  const { uploadId } = await takeIn({ ...ctx, queue }, name, () => store.receiveCopy(path))
  const worker = { database, contextFor: (_: unknown, signal: AbortSignal) => ({ ...ctx, signal }) }
  await runUploads({ ...worker, onFault: () => undefined }, woken)
  const { datasetId } = await getUpload(ctx, { uploadId })
  return { uploadId, datasetId: datasetId ?? '' }
}

const names = async (ctx: Context, query: object = {}) =>
  (await listDatasets(ctx, { ...newest, ...query })).items.map(d => d.name)

describe('folders', () => {
  test('hold datasets, stand in one another, and give what they hold to the one above when removed', async () => {
    const { ctx, ingest: drop } = person()
    const outer = await createFolder(ctx, { name: 'Shops', parentId: null })
    const inner = await createFolder(ctx, { name: 'Japan', parentId: outer.id })
    const { datasetId } = await drop()
    await editDataset(ctx, { datasetId, folderId: inner.id })
    expect(await names(ctx, { folderId: inner.id })).toEqual(['sales'])
    expect(await names(ctx, { folderId: 'none' })).toEqual([])
    expect((await listFolders(ctx)).items).toEqual([
      { id: inner.id, name: 'Japan', parentId: outer.id, datasets: 1 },
      { id: outer.id, name: 'Shops', parentId: null, datasets: 0 },
    ])
    await deleteFolder(ctx, { folderId: inner.id })
    expect((await getDataset(ctx, { datasetId })).folderId).toBe(outer.id)
  })

  test('refuse a namesake in the same place, a circle, and a folder of another workspace', async () => {
    const { ctx } = person()
    const one = await createFolder(ctx, { name: 'One', parentId: null })
    const two = await createFolder(ctx, { name: 'Two', parentId: one.id })
    await expect(createFolder(ctx, { name: 'ONE', parentId: null })).rejects.toMatchObject({ code: 'already_exists' })
    await expect(editFolder(ctx, { folderId: one.id, parentId: two.id })).rejects.toMatchObject({ code: 'conflict' })
    expect(await editFolder(ctx, { folderId: two.id, parentId: null, name: '2' })).toMatchObject({ name: '2' })
    const { ctx: stranger, ingest: drop } = person()
    const { datasetId } = await drop()
    const into = { datasetId, folderId: one.id }
    await expect(editDataset(stranger, into)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listFolders(stranger)).items).toEqual([])
  })
})

test('tags are one when they differ in case, and find their datasets', async () => {
  const { ctx, ingest: drop } = person()
  const first = await drop('a.csv')
  const second = await drop('b.csv')
  await editDataset(ctx, { ...first, tags: ['Monthly', 'monthly', 'EU'] })
  await editDataset(ctx, { ...second, tags: ['MONTHLY'] })
  expect((await listTags(ctx)).items).toEqual([
    { tag: 'Monthly', datasets: 2 },
    { tag: 'EU', datasets: 1 },
  ])
  expect(await names(ctx, { tag: 'monthly' })).toEqual(['b', 'a'])
  expect(await names(ctx, { search: 'eu' })).toEqual(['a'])
  await editDataset(ctx, { ...first, notes: 'Prices are net.' })
  expect(await getDataset(ctx, first)).toMatchObject({ notes: 'Prices are net.', tags: ['Monthly', 'EU'] })
})

test("favourites are a person's own", async () => {
  const { ctx, ingest: drop } = person()
  const { ctx: colleague } = person({ workspaceId: ctx.workspaceId })
  const { datasetId } = await drop()
  await drop('other.csv')
  await setFavourite(ctx, { datasetId, isFavourite: true })
  expect(await setFavourite(ctx, { datasetId, isFavourite: true })).toMatchObject({ isFavourite: true })
  expect(await names(ctx, { only: 'favourites' })).toEqual(['sales'])
  expect(await names(colleague, { only: 'favourites' })).toEqual([])
  expect(await setFavourite(ctx, { datasetId, isFavourite: false })).toMatchObject({ isFavourite: false })
  expect((await getDataset(ctx, { datasetId })).isFavourite).toBe(false)
})

test('the trash lists what was deleted, and is emptied for good one by one', async () => {
  const { ctx, ingest: drop } = person()
  const { datasetId } = await drop()
  await expect(purgeDataset(ctx, { datasetId })).rejects.toMatchObject({ code: 'not_found' })
  await deleteDataset(ctx, { datasetId })
  expect(await names(ctx)).toEqual([])
  expect(await names(ctx, { only: 'trash' })).toEqual(['sales'])
  expect(await purgeDataset(ctx, { datasetId })).toEqual({ ok: true })
  expect(await names(ctx, { only: 'trash' })).toEqual([])
  await expect(getDataset(ctx, { datasetId })).rejects.toMatchObject({ code: 'not_found' })
})

test('whoever dropped a file is told how it ended, once, and nobody else', async () => {
  const { ctx, ingest: drop } = person()
  const { datasetId } = await drop()
  const failing = { read: () => Promise.reject(new DomainError('unreadable_file', 'It is not a table.')) }
  const { uploadId } = await ingest({ ...ctx, reader: failing }, 'broken.csv')
  const { items, unread } = await listNotifications(ctx, { limit: 10 })
  expect(unread).toBe(2)
  expect(items).toMatchObject([
    { isBad: true, about: { kind: 'upload', id: uploadId }, message: { params: { file: 'broken.csv' } } },
    { isBad: false, about: { kind: 'dataset', id: datasetId }, readAt: null },
  ])
  const page = await listNotifications(ctx, { limit: 1 })
  const next = await listNotifications(ctx, { limit: 1, cursor: page.nextCursor ?? '' })
  expect([...page.items, ...next.items]).toEqual(items)
  expect(await readNotifications(ctx, { ids: [items[0]?.id ?? ''] })).toEqual({ unread: 1 })
  expect(await readNotifications(ctx, {})).toEqual({ unread: 0 })
  const { ctx: colleague } = person({ workspaceId: ctx.workspaceId })
  expect((await listNotifications(colleague, { limit: 10 })).items).toEqual([])
})
