import { inArray, lt } from 'drizzle-orm'
import type { Database } from '../../ports/database.ts'
import { KEEP_DELETED_DAYS } from '../datasets/purgeDatasets.ts'
import { chart } from './tables.ts'

const BATCH = 500

/** Removes charts deleted more than 30 days ago, with their history. */
export async function purgeCharts({ database, now }: { database: Database; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - KEEP_DELETED_DAYS * 86_400_000)
  return database.transaction('system', async tx => {
    const old = await tx.select({ id: chart.id }).from(chart).where(lt(chart.deletedAt, before)).limit(BATCH)
    if (old.length > 0)
      await tx.delete(chart).where(
        inArray(
          chart.id,
          old.map(({ id }) => id),
        ),
      )
    return old.length
  })
}
