import type { DashboardDocument } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { documentAt } from './revisions.ts'

interface Input {
  dashboardId: string
  revision: number
}

/** What a dashboard was at a revision. @throws DomainError not_found, not_allowed */
export async function dashboardAt(
  ctx: Context,
  { dashboardId, revision }: Input,
): Promise<{ revision: number; document: DashboardDocument }> {
  return ctx.transaction(async tx => {
    const { row } = await loadDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    return { revision, document: await documentAt(tx, row, revision) }
  })
}
