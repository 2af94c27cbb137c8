import { eq, lt } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Database } from '../../ports/database.ts'
import type { ObjectStore } from '../../ports/store.ts'
import { forgetRules } from '../access/rowRules.ts'
import { originalKey } from './originalKey.ts'
import { dataset, ingestion, upload } from './tables.ts'
import { unusedOriginals } from './unusedOriginals.ts'

/** How long a deleted dataset can be restored. */
export const KEEP_DELETED_DAYS = 30

interface Deps {
  database: Database
  store: ObjectStore
  now: () => Date
}

/** Removes datasets deleted more than 30 days ago, with their files. Rows go first: a kill leaves files, never holes. */
export async function purgeDatasets({ database, store, now }: Deps): Promise<number> {
  const before = new Date(now().getTime() - KEEP_DELETED_DAYS * 86_400_000)
  const old = await database.transaction('system', tx =>
    tx
      .select({ id: dataset.id, workspaceId: dataset.workspaceId })
      .from(dataset)
      .where(lt(dataset.deletedAt, before))
      .limit(100),
  )
  for (const one of old)
    await purge({ store, transaction: work => database.transaction({ workspaceId: one.workspaceId }, work) }, one)
  return old.length
}

/** Removes a deleted dataset for good, with its files. */
export async function purge(
  { transaction, store }: Pick<Context, 'transaction' | 'store'>,
  { id, workspaceId }: { id: string; workspaceId: string },
): Promise<void> {
  const orphans = await transaction(async tx => {
    const files = await tx.select({ file: ingestion.file }).from(ingestion).where(eq(ingestion.datasetId, id))
    await tx.delete(dataset).where(eq(dataset.id, id))
    await forgetRules({ workspaceId }, tx, id)
    await tx.update(upload).set({ datasetId: null }).where(eq(upload.datasetId, id))
    const hashes = files.map(({ file }) => file.sha256)
    return unusedOriginals({ workspaceId }, tx, hashes)
  })
  await store.remove(`versions/${workspaceId}/${id}`)
  for (const sha256 of orphans) await store.remove(originalKey(workspaceId, sha256))
}
