import { eq } from 'drizzle-orm'
import type { ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import { holdDashboard } from './dashboardRow.ts'
import { toListedOne } from './listedDashboard.ts'
import { recordChange } from './recordChange.ts'
import { dashboard } from './tables.ts'

/** Brings a deleted dashboard back. @throws DomainError not_found when it is not deleted, or purged already */
export async function restoreDashboard(
  ctx: Context,
  { dashboardId }: { dashboardId: string },
): Promise<ListedDashboard> {
  return ctx.transaction(async tx => {
    const { row: before, level } = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit', isDeleted: true })
    const row = { ...before, deletedAt: null }
    await tx.update(dashboard).set({ deletedAt: null }).where(eq(dashboard.id, dashboardId))
    await recordChange(ctx, tx, row, 'restored')
    return toListedOne(ctx, tx, { row, level })
  })
}
