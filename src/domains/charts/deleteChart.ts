import { eq } from 'drizzle-orm'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { holdChart, toSaved } from './chartRow.ts'
import { recordChange } from './recordChange.ts'
import { chart } from './tables.ts'

/** Puts a chart into the trash; it can be restored until it is purged. @throws DomainError not_found */
export async function deleteChart(ctx: Context, { chartId }: { chartId: string }): Promise<SavedChart> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const row = { ...(await holdChart(ctx, tx, chartId)), deletedAt: ctx.now() }
    await tx.update(chart).set({ deletedAt: row.deletedAt }).where(eq(chart.id, chartId))
    await recordChange(ctx, tx, row, 'deleted')
    return toSaved(ctx, tx, row)
  })
}
