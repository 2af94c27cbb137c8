import { eq } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadDataset, toSummary } from './datasetRow.ts'
import { dataset } from './tables.ts'

/** Puts a dataset out of sight; it can be restored until it is purged. @throws DomainError not_found */
export async function deleteDataset(ctx: Context, { datasetId }: { datasetId: string }): Promise<DatasetSummary> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  return ctx.transaction(async tx => {
    const row = await loadDataset(ctx, tx, datasetId)
    const deletedAt = ctx.now()
    await tx.update(dataset).set({ deletedAt }).where(eq(dataset.id, datasetId))
    await record(ctx, tx, { action: 'dataset.deleted', target: { kind: 'dataset', id: datasetId, name: row.name } })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return toSummary({ ...row, deletedAt })
  })
}
