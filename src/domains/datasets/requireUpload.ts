import type { Context } from '../../ports/context.ts'
import { requireAllRows, rowLimits } from '../access/rowLimits.ts'
import { loadUpload } from './getUpload.ts'

/**
 * Refuses the newer file of a dataset to who sees only some of its rows.
 * @throws DomainError not_found, not_allowed
 */
export async function requireUpload(ctx: Context, uploadId: string): Promise<void> {
  if ((await rowLimits(ctx)).size === 0) return
  const { datasetId } = await ctx.transaction(tx => loadUpload(ctx, tx, uploadId))
  if (datasetId !== null) await requireAllRows(ctx, datasetId)
}
