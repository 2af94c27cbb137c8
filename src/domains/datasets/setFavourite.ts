import { and, eq } from 'drizzle-orm'
import type { ListedDataset } from '../../contract/dataset.ts'
import type { Context } from '../../ports/context.ts'
import { loadDataset } from './datasetRow.ts'
import { seenSummary } from './seenSummary.ts'
import { datasetFavourite } from './tables.ts'

/** Keeps a dataset among the actor's own favourites, or no more. @throws DomainError not_found */
export async function setFavourite(
  ctx: Context,
  { datasetId, isFavourite }: { datasetId: string; isFavourite: boolean },
): Promise<ListedDataset> {
  const row = await ctx.transaction(async tx => {
    const found = await loadDataset(ctx, tx, datasetId)
    const userId = ctx.actor.id
    if (isFavourite)
      await tx
        .insert(datasetFavourite)
        .values({ workspaceId: ctx.workspaceId, userId, datasetId })
        .onConflictDoNothing()
    else
      await tx
        .delete(datasetFavourite)
        .where(and(eq(datasetFavourite.userId, userId), eq(datasetFavourite.datasetId, datasetId)))
    return found
  })
  return { ...(await seenSummary(ctx, row)), isFavourite }
}
