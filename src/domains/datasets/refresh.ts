import type { IncomingMessage } from 'node:http'
import type { UploadAccepted } from '../../contract/upload.ts'
import type { RefreshMode } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { requireAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { passwordOf, takeIn } from './upload.ts'

interface Input {
  datasetId: string
  incoming: IncomingMessage
  mode?: RefreshMode | undefined
  autoMerge: boolean
}

/**
 * Takes in a newer file of a dataset and has the change prepared that it would be.
 * @throws DomainError not_found, too_large, disk_full, invalid_request, cancelled
 */
export async function refresh(
  ctx: Context,
  { datasetId, incoming, mode, autoMerge }: Input,
): Promise<UploadAccepted & { proposalId: string }> {
  requireRole(ctx, 'editor')
  await requireAllRows(ctx, datasetId)
  const of = await ctx.transaction(tx => loadDataset(ctx, tx, datasetId))
  const password = passwordOf(incoming)
  const file = await ctx.store.receive(incoming, { maxBytes: ctx.limits.maxUploadBytes, signal: ctx.signal })
  const proposalId = ctx.newId('pr')
  const refreshing = { of, proposalId, mode: mode ?? null, autoMerge }
  const accepted = await takeIn(ctx, file.fileName, () => file.save(), { password, refreshing })
  return { ...accepted, proposalId }
}
