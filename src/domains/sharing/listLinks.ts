import type { ShareLink } from '../../contract/sharing.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { dashboardFor } from './dashboardFor.ts'
import { linksOf, toShareLink } from './linkRow.ts'

/** Links of a dashboard, those that ended too. @throws DomainError not_found, not_allowed */
export async function listLinks(
  ctx: Context,
  { dashboardId }: { dashboardId: string },
): Promise<{ items: ShareLink[] }> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    await dashboardFor(ctx, tx, { dashboardId, level: 'edit' })
    return { items: (await linksOf(ctx, tx, dashboardId)).map(toShareLink) }
  })
}
