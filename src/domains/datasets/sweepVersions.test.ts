import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildDataset } from '../../../test/factories/buildDataset.ts'
import { buildContext } from '../../../test/factories/context.ts'
import { buildStore } from '../../../test/factories/store.ts'
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { sweepVersions } from './sweepVersions.ts'
import { ingestion } from './tables.ts'

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

const now = new Date()

/** A folder as a reading writes it, that many hours ago. */
function write(folder: string, hoursAgo: number): string {
  const path = join(store.folder, folder)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 't0.parquet'), 'x')
  const at = new Date(now.getTime() - hoursAgo * 3_600_000)
  utimesSync(path, at, at)
  return `${folder}/t0.parquet`
}

test('files of a reading that was killed go after a day; kept versions and readings that still run stay', async () => {
  const ctx = buildContext({ database, store })
  const datasetId = await buildDataset(ctx, database, { columns: [] })
  const rows = await ctx.transaction(tx => tx.select({ id: ingestion.id }).from(ingestion))
  const folder = `versions/${ctx.workspaceId}/${datasetId}`
  const kept = write(`${folder}/${rows[0]?.id}`, 48)
  const killed = write(`${folder}/ing_killed`, 48)
  const running = write(`${folder}/ing_running`, 2)
  expect(await sweepVersions({ database, store, now: () => now })).toBe(1)
  expect(await store.has(kept)).toBe(true)
  expect(await store.has(killed)).toBe(false)
  expect(await store.has(running)).toBe(true)
  expect(await sweepVersions({ database, store, now: () => now })).toBe(0)
})
