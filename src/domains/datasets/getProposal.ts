import type { Proposal } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { loadProposal, requireProposal, toProposal } from './proposalRow.ts'

/** One proposed change. @throws DomainError not_found */
export async function getProposal(ctx: Context, { proposalId }: { proposalId: string }): Promise<Proposal> {
  await requireProposal(ctx, proposalId)
  return ctx.transaction(async tx => {
    const { row, of } = await loadProposal(ctx, tx, proposalId)
    return toProposal(row, of.versionId)
  })
}
