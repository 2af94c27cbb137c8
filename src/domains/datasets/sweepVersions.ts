import { inArray } from 'drizzle-orm'
import type { Database } from '../../ports/database.ts'
import type { ObjectStore } from '../../ports/store.ts'
import { ingestion, version } from './tables.ts'

/** A reading that still runs writes its folder before its row: younger folders are left alone. */
const LEAST_AGE_MS = 86_400_000

interface Deps {
  database: Database
  store: ObjectStore
  now: () => Date
}

/** Removes the files of readings that were killed before their version was kept, and of what was discarded; how many. */
export async function sweepVersions({ database, store, now }: Deps): Promise<number> {
  let removed = 0
  for (const workspace of await store.foldersIn('versions'))
    for (const dataset of await store.foldersIn(workspace.key)) {
      const old = (await store.foldersIn(dataset.key)).filter(
        ({ changedAt }) => now().getTime() - changedAt.getTime() > LEAST_AGE_MS,
      )
      if (old.length === 0) continue
      const ids = old.map(({ key }) => key.slice(dataset.key.length + 1))
      const kept = await database.transaction('system', async tx => [
        ...(await tx.select({ id: ingestion.id }).from(ingestion).where(inArray(ingestion.id, ids))),
        ...(await tx.select({ id: version.id }).from(version).where(inArray(version.id, ids))),
      ])
      for (const { key } of old) {
        if (kept.some(({ id }) => key.endsWith(`/${id}`))) continue
        await store.remove(key)
        removed++
      }
    }
  return removed
}
