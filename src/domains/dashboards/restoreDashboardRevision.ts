import type { Dashboard } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { diffDocuments } from '../../core/dashboard/diffDocuments.ts'
import type { Context } from '../../ports/context.ts'
import { appendRevision } from './appendRevision.ts'
import { holdDashboard } from './dashboardRow.ts'
import { toOpened } from './openedDashboard.ts'
import { documentAt } from './revisions.ts'

interface Input {
  dashboardId: string
  revision: number
}

/**
 * Makes an earlier revision the newest: by a revision of operations like any other, so that it can be undone.
 * @throws DomainError not_found, not_allowed, conflict when nothing has changed since
 */
export async function restoreDashboardRevision(ctx: Context, { dashboardId, revision }: Input): Promise<Dashboard> {
  return ctx.transaction(async tx => {
    const reached = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const operations = diffDocuments(reached.row.document, await documentAt(tx, reached.row, revision))
    if (operations.length === 0) throw new DomainError('conflict', 'The dashboard stands like this already.')
    const what = [{ code: 'history.restored', params: { revision } }]
    const row = await appendRevision(ctx, tx, reached.row, { batchId: ctx.newId('bt'), operations, what })
    return toOpened(ctx, tx, { ...reached, row })
  })
}
