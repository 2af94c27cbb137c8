import { eq } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadDataset, toSummary } from './datasetRow.ts'
import { dataset } from './tables.ts'

interface Input {
  datasetId: string
  name?: string | undefined
  description?: string | undefined
}

/** Changes the name or the description. @throws DomainError not_found */
export async function editDataset(ctx: Context, { datasetId, name, description }: Input): Promise<DatasetSummary> {
  requireRole(ctx, 'editor')
  return ctx.transaction(async tx => {
    const before = await loadDataset(ctx, tx, datasetId)
    const after = {
      name: name?.trim() || before.name,
      description: description ?? before.description,
      updatedAt: ctx.now(),
    }
    await tx.update(dataset).set(after).where(eq(dataset.id, datasetId))
    await record(ctx, tx, {
      action: 'dataset.edited',
      target: { kind: 'dataset', id: datasetId, name: after.name },
      detail: { nameBefore: before.name },
    })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return toSummary({ ...before, ...after })
  })
}
