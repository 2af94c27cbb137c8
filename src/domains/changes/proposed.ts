import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { getProposal } from '../datasets/getProposal.ts'

/**
 * The versions between which a proposed change lies: what it was made on, and what it would become, or has become.
 * @throws DomainError not_found, not_ready while it is prepared, conflict when nothing was made or it is discarded
 */
export async function proposed(
  ctx: Context,
  { proposalId }: { proposalId: string },
): Promise<{ datasetId: string; from: string; to: string }> {
  const { datasetId, status, baseVersionId, versionId, stage, processedRows, totalRows } = await getProposal(ctx, {
    proposalId,
  })
  if (status === 'preparing')
    throw new DomainError('not_ready', 'The change is still being prepared.', {
      progress: { stage: stage ?? 'waiting', processed: processedRows, total: totalRows },
    })
  if (versionId === null || status === 'failed' || status === 'discarded')
    throw new DomainError('conflict', `There is nothing to compare: this change is ${status}.`)
  return { datasetId, from: baseVersionId, to: versionId }
}
