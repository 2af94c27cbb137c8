import { and, eq, isNotNull } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { toSummary } from './datasetRow.ts'
import { dataset } from './tables.ts'

/** Brings a deleted dataset back. @throws DomainError not_found when it is not deleted, or purged already */
export async function restoreDataset(ctx: Context, { datasetId }: { datasetId: string }): Promise<DatasetSummary> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  return ctx.transaction(async tx => {
    const [row] = await tx
      .update(dataset)
      .set({ deletedAt: null })
      .where(and(eq(dataset.id, datasetId), eq(dataset.workspaceId, ctx.workspaceId), isNotNull(dataset.deletedAt)))
      .returning()
    if (!row) throw new DomainError('not_found', 'There is no such deleted dataset.')
    await record(ctx, tx, { action: 'dataset.restored', target: { kind: 'dataset', id: datasetId, name: row.name } })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return toSummary(row)
  })
}
