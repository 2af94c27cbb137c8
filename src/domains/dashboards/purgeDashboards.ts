import { inArray, lt } from 'drizzle-orm'
import type { Database } from '../../ports/database.ts'
import { forgetGrantsOn } from '../access/grants.ts'
import { KEEP_DELETED_DAYS } from '../datasets/purgeDatasets.ts'
import { dashboard } from './tables.ts'

const BATCH = 500

/** Removes dashboards deleted more than 30 days ago, with their history, links, remarks and grants. */
export async function purgeDashboards({ database, now }: { database: Database; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - KEEP_DELETED_DAYS * 86_400_000)
  return database.transaction('system', async tx => {
    const old = await tx
      .select({ id: dashboard.id })
      .from(dashboard)
      .where(lt(dashboard.deletedAt, before))
      .limit(BATCH)
    const ids = old.map(({ id }) => id)
    if (ids.length > 0) await tx.delete(dashboard).where(inArray(dashboard.id, ids))
    await forgetGrantsOn(tx, 'dashboard', ids)
    return ids.length
  })
}
