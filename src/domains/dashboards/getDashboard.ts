import type { Dashboard } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { toOpened } from './openedDashboard.ts'

interface Input {
  dashboardId: string
  view?: 'draft' | 'published' | undefined
}

/** One dashboard: its draft for those who may edit it, unless they ask for what is published. @throws DomainError not_found */
export async function getDashboard(ctx: Context, { dashboardId, view }: Input): Promise<Dashboard> {
  return ctx.transaction(async tx =>
    toOpened(ctx, tx, await loadDashboard(ctx, tx, { dashboardId, needed: 'view' }), view),
  )
}
