import type { DashboardRevision } from '../../contract/dashboard.ts'
import type { Context } from '../../ports/context.ts'
import { loadDashboard } from './dashboardRow.ts'
import { revisionsBetween } from './revisions.ts'

/** More than this is got sooner as the whole document. */
const MOST = 300

interface Input {
  dashboardId: string
  since: number
}

/** What happened to a dashboard after a revision; null when it was too much. @throws DomainError not_found, not_allowed */
export async function dashboardChanges(
  ctx: Context,
  { dashboardId, since }: Input,
): Promise<{ revision: number; revisions: DashboardRevision[] | null }> {
  return ctx.transaction(async tx => {
    const { row } = await loadDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const { revision } = row
    if (revision - since > MOST) return { revision, revisions: null }
    return { revision, revisions: await revisionsBetween(tx, row, { after: since, to: revision }) }
  })
}
