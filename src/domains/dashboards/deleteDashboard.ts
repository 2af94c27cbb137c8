import { eq } from 'drizzle-orm'
import type { ListedDashboard } from '../../contract/listedDashboard.ts'
import type { Context } from '../../ports/context.ts'
import { holdDashboard } from './dashboardRow.ts'
import { toListedOne } from './listedDashboard.ts'
import { recordChange } from './recordChange.ts'
import { dashboard } from './tables.ts'

/** Puts a dashboard into the trash; it can be restored until it is purged. @throws DomainError not_found, not_allowed */
export async function deleteDashboard(
  ctx: Context,
  { dashboardId }: { dashboardId: string },
): Promise<ListedDashboard> {
  return ctx.transaction(async tx => {
    const { row: before, level } = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const row = { ...before, deletedAt: ctx.now() }
    await tx.update(dashboard).set({ deletedAt: row.deletedAt }).where(eq(dashboard.id, dashboardId))
    await recordChange(ctx, tx, row, 'deleted')
    return toListedOne(ctx, tx, { row, level })
  })
}
