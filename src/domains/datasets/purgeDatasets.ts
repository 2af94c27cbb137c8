import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Database } from '../../ports/database.ts'
import type { ObjectStore } from '../../ports/store.ts'
import { originalKey } from './originalKey.ts'
import { dataset, ingestion, upload } from './tables.ts'

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
    await tx.update(upload).set({ datasetId: null }).where(eq(upload.datasetId, id))
    const unused: string[] = []
    for (const { file } of files) {
      const [other] = await tx
        .select({ id: ingestion.id })
        .from(ingestion)
        .where(and(eq(ingestion.workspaceId, workspaceId), sameFile(file.sha256)))
        .limit(1)
      // The same bytes may have been sent again and wait to be read.
      const [waiting] = await tx
        .select({ id: upload.id })
        .from(upload)
        .where(and(eq(upload.workspaceId, workspaceId), eq(upload.sha256, file.sha256), isOpen))
        .limit(1)
      if (!other && !waiting) unused.push(file.sha256)
    }
    return unused
  })
  await store.remove(`versions/${workspaceId}/${id}`)
  for (const sha256 of orphans) await store.remove(originalKey(workspaceId, sha256))
}

const isOpen = inArray(upload.status, ['pending', 'processing'])
const sameFile = (sha256: string) => sql`${ingestion.file} ->> 'sha256' = ${sha256}`
