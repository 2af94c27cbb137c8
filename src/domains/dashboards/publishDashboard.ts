import { eq } from 'drizzle-orm'
import type { Dashboard } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { datasetsOf } from '../../core/dashboard/datasetsOf.ts'
import type { Context } from '../../ports/context.ts'
import { nameOf } from '../charts/writeRevision.ts'
import { holdDashboard } from './dashboardRow.ts'
import { toOpened } from './openedDashboard.ts'
import { recordChange } from './recordChange.ts'
import { documentAt } from './revisions.ts'
import { dashboard } from './tables.ts'

interface Input {
  dashboardId: string
  revision: number
}

/**
 * Shows the draft, as it was at a revision, to everybody. What is published already stays as it is.
 * @throws DomainError not_found, not_allowed, conflict for a revision that is not there yet
 */
export async function publishDashboard(ctx: Context, { dashboardId, revision }: Input): Promise<Dashboard> {
  return ctx.transaction(async tx => {
    const reached = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    if (revision > reached.row.revision)
      throw new DomainError('conflict', `The newest revision of this dashboard is ${reached.row.revision}.`)
    if (revision === reached.row.publishedRevision) return toOpened(ctx, tx, reached)
    const published = await documentAt(tx, reached.row, revision)
    const told = {
      published,
      publishedRevision: revision,
      publishedDatasetIds: datasetsOf(published),
      publishedAt: ctx.now(),
      publishedBy: nameOf(ctx),
    }
    await tx.update(dashboard).set(told).where(eq(dashboard.id, dashboardId))
    const row = { ...reached.row, ...told }
    await recordChange(ctx, tx, row, 'published', { publishedRevision: revision })
    return toOpened(ctx, tx, { ...reached, row })
  })
}
