import { eq } from 'drizzle-orm'
import type { Dashboard } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { diffDocuments } from '../../core/dashboard/diffDocuments.ts'
import type { Context } from '../../ports/context.ts'
import { appendRevision } from './appendRevision.ts'
import { holdDashboard } from './dashboardRow.ts'
import { toOpened } from './openedDashboard.ts'
import { dashboard } from './tables.ts'

/**
 * Makes the draft what is published, by a revision that can be undone: from now on that is the published one.
 * @throws DomainError not_found, not_allowed, conflict when nothing is published, or there is nothing to discard
 */
export async function discardDraft(ctx: Context, { dashboardId }: { dashboardId: string }): Promise<Dashboard> {
  return ctx.transaction(async tx => {
    const reached = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    const { published } = reached.row
    if (!published) throw new DomainError('conflict', 'Nothing of this dashboard is published yet.')
    const operations = diffDocuments(reached.row.document, published)
    if (operations.length === 0) throw new DomainError('conflict', 'The draft is what is published.')
    const what = [{ code: 'board.discarded', params: {} }]
    const row = await appendRevision(ctx, tx, reached.row, { batchId: ctx.newId('bt'), operations, what })
    const publishedRevision = row.revision
    await tx.update(dashboard).set({ publishedRevision }).where(eq(dashboard.id, dashboardId))
    return toOpened(ctx, tx, { ...reached, row: { ...row, publishedRevision } })
  })
}
