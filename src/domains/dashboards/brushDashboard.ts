import type { DrawRequest } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { type BrushedDashboard, brushDocument } from './brushDocument.ts'
import { getDashboard } from './getDashboard.ts'

/**
 * The tiles that follow a selection being drawn.
 * @throws DomainError not_found, invalid_plan
 */
export async function brushDashboard(
  ctx: Context,
  { dashboardId, ...request }: DrawRequest & { dashboardId: string },
): Promise<BrushedDashboard> {
  const { document } = await getDashboard(ctx, { dashboardId, view: request.view })
  return brushDocument(ctx, { document, request, values: {} })
}
