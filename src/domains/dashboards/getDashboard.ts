import type { Dashboard } from '../../contract/dashboard.ts'
import { datasetsOf } from '../../core/dashboard/datasetsOf.ts'
import type { Context } from '../../ports/context.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { loadDashboard } from './dashboardRow.ts'
import { toOpened } from './openedDashboard.ts'

interface Input {
  dashboardId: string
  view?: 'draft' | 'published' | undefined
}

/** One dashboard: its draft for those who may edit it, unless they ask for what is published. @throws DomainError not_found */
export async function getDashboard(ctx: Context, { dashboardId, view }: Input): Promise<Dashboard> {
  const limits = await rowLimits(ctx)
  const opened = await ctx.transaction(async tx =>
    toOpened(ctx, tx, await loadDashboard(ctx, tx, { dashboardId, needed: 'view' }), view),
  )
  const isRuled = datasetsOf(opened.document).some(id => limits.has(id))
  return isRuled ? { ...opened, isRuled } : opened
}
