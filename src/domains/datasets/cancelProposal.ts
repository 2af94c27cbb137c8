import { DomainError } from '../../contract/problem.ts'
import type { Proposal } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { requestCancel } from '../jobs/requestCancel.ts'
import { endProposal } from './endProposal.ts'
import { endUpload } from './endUpload.ts'
import { loadProposal, requireProposal, toProposal } from './proposalRow.ts'

/** Stops preparing a proposed change. @throws DomainError not_found, conflict when it is not being prepared */
export async function cancelProposal(ctx: Context, { proposalId }: { proposalId: string }): Promise<Proposal> {
  requireRole(ctx, 'editor')
  await requireProposal(ctx, proposalId)
  return ctx.transaction(async tx => {
    const { row, of } = await loadProposal(ctx, tx, proposalId)
    const isPreparing = row.status === 'preparing' && row.jobId !== null
    const state = isPreparing && row.jobId !== null ? await requestCancel(ctx, tx, row.jobId) : 'over'
    if (state === 'over') throw new DomainError('conflict', `This change is not being prepared: it is ${row.status}.`)
    if (state === 'ended') {
      const end = { status: 'cancelled' as const, reason: { code: 'job.cancelled', params: {} }, at: ctx.now() }
      if (row.uploadId === null || row.incoming !== null) await endProposal(tx, proposalId, end)
      else await endUpload(tx, row.uploadId, end)
    }
    await record(ctx, tx, {
      action: 'proposal.cancelled',
      target: { kind: 'dataset', id: of.id, name: of.name },
      detail: { proposalId },
    })
    return toProposal((await loadProposal(ctx, tx, proposalId)).row, of.versionId)
  })
}
