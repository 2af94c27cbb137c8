import type { Grant } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import { grantsOn } from '../access/grants.ts'
import { dashboardFor } from './dashboardFor.ts'

/** Who was let into a dashboard. @throws DomainError not_found, not_allowed */
export async function listGrants(ctx: Context, { dashboardId }: { dashboardId: string }): Promise<{ items: Grant[] }> {
  return ctx.transaction(async tx => {
    await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    return { items: await grantsOn(ctx, tx, { kind: 'dashboard', id: dashboardId }) }
  })
}
