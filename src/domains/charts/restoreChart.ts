import { and, eq, isNotNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { SavedChart } from '../../contract/savedChart.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { toSaved } from './chartRow.ts'
import { recordChange } from './recordChange.ts'
import { chart } from './tables.ts'

/** Brings a deleted chart back. @throws DomainError not_found when it is not deleted, or purged already */
export async function restoreChart(ctx: Context, { chartId }: { chartId: string }): Promise<SavedChart> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const [row] = await tx
      .update(chart)
      .set({ deletedAt: null })
      .where(and(eq(chart.id, chartId), eq(chart.workspaceId, ctx.workspaceId), isNotNull(chart.deletedAt)))
      .returning()
    if (!row) throw new DomainError('not_found', 'There is no such deleted chart.')
    await recordChange(ctx, tx, row, 'restored')
    return toSaved(ctx, tx, row)
  })
}
