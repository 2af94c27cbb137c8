import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildContext } from '../../../test/factories/context.ts'
import { quickReader } from '../../../test/factories/reading.ts'
import { runUploads } from '../../../test/factories/runUploads.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import type { Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Reader, ReadRequest } from '../../ports/reader.ts'
import { getUpload } from './getUpload.ts'
import { originalKey } from './originalKey.ts'
import { retryUpload } from './retryUpload.ts'
import { takeIn, upload } from './upload.ts'

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

const PASSWORD = 'Sésame, ouvre-toi'

/** A reader of files that one password opens; it keeps what it was asked. */
function lockedReader(): Reader & { asked: ReadRequest[] } {
  const asked: ReadRequest[] = []
  return {
    asked,
    async read(request) {
      asked.push(request)
      if (request.password === undefined) throw new DomainError('password_needed', 'It is protected.')
      if (request.password !== PASSWORD) throw new DomainError('wrong_password', 'It does not open.')
      return quickReader.read(request)
    },
  }
}

function build(given: Partial<Context> & { role?: Role } = {}) {
  const woken: string[] = []
  const reader = lockedReader()
  const queue = {
    start: async () => undefined,
    wake: async (id: string) => void woken.push(id),
    stop: async () => undefined,
  }
  const ctx = buildContext({ database, store, reader, queue, ...given })
  const work = () => runUploads({ database, contextFor: (_, signal) => ({ ...ctx, signal }) }, woken.splice(0))
  return { ctx, reader, work }
}

async function failedUpload({ ctx, work }: ReturnType<typeof build>): Promise<string> {
  const path = join(store.folder, `sent-${randomBytes(6).toString('hex')}`)
  await writeFile(path, `City\nOsaka\n${path}\n`)
  const { uploadId } = await takeIn(ctx, 'secret.xlsx', () => store.receiveCopy(path))
  await work()
  return uploadId
}

const jobs = async () => JSON.stringify((await database.transaction('system', tx => tx.execute(sql`table job`))).rows)
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no fault',
    fault => (fault instanceof DomainError ? fault.code : String(fault)),
  )

describe('a failed upload', () => {
  test('is read again with a password, from the file that was kept', async () => {
    const place = build()
    const { ctx, reader, work } = place
    const uploadId = await failedUpload(place)
    expect(await getUpload(ctx, { uploadId })).toMatchObject({
      status: 'failed',
      reason: { params: { code: 'password_needed' } },
    })
    expect(await retryUpload(ctx, { uploadId, password: 'wrong' })).toMatchObject({ status: 'pending', reason: null })
    await work()
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ reason: { params: { code: 'wrong_password' } } })
    await retryUpload(ctx, { uploadId, sheets: ['Hidden'] })
    await work()
    // Sheets that were chosen stay chosen when all that was missing is the password.
    await retryUpload(ctx, { uploadId, password: PASSWORD })
    await work()
    expect(await getUpload(ctx, { uploadId })).toMatchObject({ status: 'completed', reason: null })
    expect(reader.asked.at(-1)).toMatchObject({ password: PASSWORD, sheets: ['Hidden'] })
  })

  test('leaves no password in the database: sealed while it waits, forgotten when it ends', async () => {
    const place = build()
    const uploadId = await failedUpload(place)
    await retryUpload(place.ctx, { uploadId, password: PASSWORD })
    expect(await jobs()).toContain('"sealed"')
    expect(await jobs()).not.toContain('ouvre')
    await place.work()
    expect(await jobs()).not.toContain('"sealed"')
  })

  test('is read again once, though two ask at the same time', async () => {
    const place = build()
    const uploadId = await failedUpload(place)
    const ask = () => code(retryUpload(place.ctx, { uploadId, password: PASSWORD }))
    expect((await Promise.all([ask(), ask()])).sort()).toEqual(['conflict', 'no fault'])
  })

  test('whose file is gone, or that did not fail, cannot be read again', async () => {
    const place = build()
    const uploadId = await failedUpload(place)
    const { sha256 } = await getUpload(place.ctx, { uploadId })
    await store.remove(originalKey(place.ctx.workspaceId, sha256 ?? ''))
    expect(await code(retryUpload(place.ctx, { uploadId }))).toBe('gone')
    const other = await failedUpload(place)
    await retryUpload(place.ctx, { uploadId: other, password: PASSWORD })
    await place.work()
    expect(await code(retryUpload(place.ctx, { uploadId: other }))).toBe('conflict')
  })

  test('refuses a viewer, and another workspace cannot see it', async () => {
    const place = build()
    const uploadId = await failedUpload(place)
    const { workspaceId } = place.ctx
    expect(await code(retryUpload(build({ workspaceId, role: 'viewer' }).ctx, { uploadId }))).toBe('not_allowed')
    expect(await code(retryUpload(build().ctx, { uploadId }))).toBe('not_found')
  })
})

test('an upload brings its password along in a header', async () => {
  const { ctx, reader, work } = build()
  const outcomes: Promise<unknown>[] = []
  const server = createServer((incoming, response) => {
    const outcome = upload(ctx, { incoming })
    outcomes.push(outcome)
    void outcome.catch(() => undefined).finally(() => response.end())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const send = async (password: string) => {
    const body = new FormData()
    body.set('file', new Blob(['City\nBern\n']), 'secret.xlsx')
    const headers = { 'file-password': password }
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await fetch(url, { method: 'POST', body, headers }).catch(() => undefined)
  }
  await send(encodeURIComponent(PASSWORD))
  await work()
  expect(reader.asked.map(({ password }) => password)).toEqual([PASSWORD])
  await send('%E9')
  await expect(outcomes[1]).rejects.toMatchObject({ code: 'invalid_request' })
  server.closeAllConnections()
  server.close()
})
