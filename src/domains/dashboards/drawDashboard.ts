import type { DrawRequest } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { type DrawnDashboard, drawDocument } from './drawDocument.ts'
import { getDashboard } from './getDashboard.ts'

/**
 * Tiles of a dashboard as they look now, under filters and selections.
 * @throws DomainError not_found, invalid_plan
 */
export async function drawDashboard(
  ctx: Context,
  { dashboardId, ...request }: DrawRequest & { dashboardId: string },
): Promise<DrawnDashboard> {
  const { document } = await getDashboard(ctx, { dashboardId, view: request.view })
  return drawDocument(ctx, { document, request, values: {} })
}
