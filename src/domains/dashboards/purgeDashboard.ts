import { eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { forgetGrantsOn } from '../access/grants.ts'
import { holdDashboard } from './dashboardRow.ts'
import { recordChange } from './recordChange.ts'
import { dashboard } from './tables.ts'

/** Removes a dashboard from the trash for good. @throws DomainError not_found when it is not deleted, not_allowed */
export async function purgeDashboard(ctx: Context, { dashboardId }: { dashboardId: string }): Promise<{ ok: true }> {
  return ctx.transaction(async tx => {
    const { row } = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit', isDeleted: true })
    await tx.delete(dashboard).where(eq(dashboard.id, dashboardId))
    await forgetGrantsOn(tx, 'dashboard', [dashboardId])
    await recordChange(ctx, tx, row, 'purged')
    return { ok: true }
  })
}
