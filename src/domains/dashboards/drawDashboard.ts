import type { DashboardDocument, DrawRequest } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { dashboardAt } from './dashboardAt.ts'
import { type DrawnDashboard, drawDocument } from './drawDocument.ts'
import { getDashboard } from './getDashboard.ts'

interface Input extends DrawRequest {
  dashboardId: string
  revision?: number | undefined
}

/**
 * Tiles of a dashboard as they look now, under filters and selections; of what it was before when a revision is named.
 * @throws DomainError not_found, invalid_plan, not_allowed when an earlier revision is asked for without `edit`
 */
export async function drawDashboard(
  ctx: Context,
  { dashboardId, revision, ...request }: Input,
): Promise<DrawnDashboard> {
  const document = await documentOf(ctx, { dashboardId, revision, view: request.view })
  return drawDocument(ctx, { document, request, values: {} })
}

async function documentOf(
  ctx: Context,
  { dashboardId, revision, view }: Pick<Input, 'dashboardId' | 'revision' | 'view'>,
): Promise<DashboardDocument> {
  const found =
    revision === undefined
      ? await getDashboard(ctx, { dashboardId, view })
      : await dashboardAt(ctx, { dashboardId, revision })
  return found.document
}
