import { eq } from 'drizzle-orm'
import type { DatasetSummary } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { loadDataset } from './datasetRow.ts'
import { loadFolder } from './folderRow.ts'
import { seenSummary } from './seenSummary.ts'
import { dataset } from './tables.ts'

interface Input {
  datasetId: string
  name?: string | undefined
  description?: string | undefined
  notes?: string | undefined
  tags?: string[] | undefined
  folderId?: string | null | undefined
}

/** Changes what people say of a dataset and where it lies. @throws DomainError not_found */
export async function editDataset(ctx: Context, input: Input): Promise<DatasetSummary> {
  const { datasetId, name, description, notes, tags, folderId } = input
  requireRole(ctx, 'editor')
  const edited = await ctx.transaction(async tx => {
    const before = await loadDataset(ctx, tx, datasetId)
    if (folderId) await loadFolder(ctx, tx, folderId)
    const after = {
      name: name?.trim() || before.name,
      description: description ?? before.description,
      notes: notes ?? before.notes,
      tags: tags ? distinctTags(tags) : before.tags,
      folderId: folderId === undefined ? before.folderId : folderId,
      updatedAt: ctx.now(),
    }
    await tx.update(dataset).set(after).where(eq(dataset.id, datasetId))
    await record(ctx, tx, {
      action: 'dataset.edited',
      target: { kind: 'dataset', id: datasetId, name: after.name },
      detail: { nameBefore: before.name },
    })
    await notify(tx, ctx.workspaceId, 'dataset', datasetId)
    return { ...before, ...after }
  })
  return seenSummary(ctx, edited)
}

/** The first of those that differ in case only. */
function distinctTags(tags: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const tag of tags) if (!first.has(tag.toLowerCase())) first.set(tag.toLowerCase(), tag)
  return [...first.values()]
}
