import { and, count, isNotNull } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { grantsOfActor } from '../access/grants.ts'
import { dashboard } from './tables.ts'
import { mayEditIn, visibleDashboards } from './visibleDashboards.ts'

/** How many dashboards the asker sees in each folder; folders without any are left out. */
export async function dashboardFolders(ctx: Context): Promise<{ items: { folderId: string; dashboards: number }[] }> {
  const rows = await ctx.transaction(async tx => {
    const granted = await grantsOfActor(ctx, tx, 'dashboard')
    const seen = visibleDashboards(ctx, { mayEdit: mayEditIn(ctx, granted), granted })
    return tx
      .select({ folderId: dashboard.folderId, dashboards: count() })
      .from(dashboard)
      .where(and(seen, isNotNull(dashboard.folderId)))
      .groupBy(dashboard.folderId)
      .orderBy(dashboard.folderId)
  })
  return { items: rows.flatMap(({ folderId, dashboards }) => (folderId === null ? [] : [{ folderId, dashboards }])) }
}
