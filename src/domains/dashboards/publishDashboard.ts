import { eq } from 'drizzle-orm'
import type { Dashboard } from '../../contract/dashboard.ts'
import { DomainError } from '../../contract/problem.ts'
import { datasetsOf } from '../../core/dashboard/datasetsOf.ts'
import type { Context } from '../../ports/context.ts'
import { requireUnlimitedKey } from '../access/rowLimits.ts'
import { nameOf } from '../charts/writeRevision.ts'
import { holdDashboard, loadDashboard } from './dashboardRow.ts'
import { followCharts } from './followCharts.ts'
import { toOpened } from './openedDashboard.ts'
import { recordChange } from './recordChange.ts'
import { documentAt } from './revisions.ts'
import { dashboard } from './tables.ts'

interface Input {
  dashboardId: string
  revision: number
}

/**
 * Shows the draft, as it was at a revision, to everybody. What is published already stays as it is. Saved charts that
 * tiles follow are kept as they are now: links show them so, whatever somebody makes of them later.
 * @throws DomainError not_found, not_allowed, conflict for a revision that is not there yet
 */
export async function publishDashboard(ctx: Context, { dashboardId, revision }: Input): Promise<Dashboard> {
  await requireUnlimitedKey(ctx)
  const document = await ctx.transaction(async tx => {
    const { row } = await loadDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    return revision > row.revision ? null : documentAt(tx, row, revision)
  })
  const published = document && { ...document, tiles: await followCharts(ctx, document) }
  return ctx.transaction(async tx => {
    const reached = await holdDashboard(ctx, tx, { dashboardId, needed: 'edit' })
    if (!published || revision > reached.row.revision)
      throw new DomainError('conflict', `The newest revision of this dashboard is ${reached.row.revision}.`)
    if (revision === reached.row.publishedRevision) return toOpened(ctx, tx, reached)
    const told = {
      published,
      publishedRevision: revision,
      publishedDatasetIds: datasetsOf(published),
      publishedAt: ctx.now(),
      publishedBy: nameOf(ctx),
      publishedById: ctx.actor.id,
    }
    await tx.update(dashboard).set(told).where(eq(dashboard.id, dashboardId))
    const row = { ...reached.row, ...told }
    await recordChange(ctx, tx, row, 'published', { publishedRevision: revision })
    return toOpened(ctx, tx, { ...reached, row })
  })
}
