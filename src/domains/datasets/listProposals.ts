import { and, desc, eq, lt } from 'drizzle-orm'
import type { Proposal, ProposalStatus } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { seesAllRows } from '../access/rowLimits.ts'
import { loadDataset } from './datasetRow.ts'
import { toProposal } from './proposalRow.ts'
import { proposal } from './tables.ts'

interface Input {
  datasetId: string
  cursor?: string | undefined
  limit: number
  status?: ProposalStatus | undefined
}

/**
 * Proposed changes of a dataset, the newest first (ids sort by time); none to who sees only some of its rows, for they
 * are changes of all of them.
 * @throws DomainError not_found
 */
export async function listProposals(
  ctx: Context,
  { datasetId, cursor, limit, status }: Input,
): Promise<{ items: Proposal[]; nextCursor: string | null }> {
  const seesAll = await seesAllRows(ctx, datasetId)
  return ctx.transaction(async tx => {
    const { versionId } = await loadDataset(ctx, tx, datasetId)
    if (!seesAll) return { items: [], nextCursor: null }
    const rows = await tx
      .select()
      .from(proposal)
      .where(
        and(
          eq(proposal.workspaceId, ctx.workspaceId),
          eq(proposal.datasetId, datasetId),
          status && eq(proposal.status, status),
          cursor === undefined ? undefined : lt(proposal.id, cursor),
        ),
      )
      .orderBy(desc(proposal.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const nextCursor = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
    return { items: shown.map(row => toProposal(row, versionId)), nextCursor }
  })
}
