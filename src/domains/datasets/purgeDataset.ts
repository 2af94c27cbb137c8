import { and, eq, isNotNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { purge } from './purgeDatasets.ts'
import { dataset } from './tables.ts'

/** Removes a dataset that lies in the trash for good, with its files. @throws DomainError not_found */
export async function purgeDataset(ctx: Context, { datasetId }: { datasetId: string }): Promise<{ ok: true }> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  await ctx.transaction(async tx => {
    const [row] = await tx
      .select({ name: dataset.name })
      .from(dataset)
      .where(and(eq(dataset.id, datasetId), eq(dataset.workspaceId, ctx.workspaceId), isNotNull(dataset.deletedAt)))
    if (!row) throw new DomainError('not_found', 'There is no such dataset in the trash.')
    await record(ctx, tx, { action: 'dataset.purged', target: { kind: 'dataset', id: datasetId, name: row.name } })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
  })
  await purge(ctx, { id: datasetId, workspaceId: ctx.workspaceId })
  return { ok: true }
}
