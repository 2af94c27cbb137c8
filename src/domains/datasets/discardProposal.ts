import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Proposal } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { originalKey } from './originalKey.ts'
import { holdProposal, type ProposalRow, requireProposal, toProposal } from './proposalRow.ts'
import { ingestion, proposal, version } from './tables.ts'
import { unusedOriginals } from './unusedOriginals.ts'

/**
 * Discards a proposed change with all that was written for it.
 * @throws DomainError not_found, conflict when it is merged, discarded already, or still prepared
 */
export async function discardProposal(ctx: Context, { proposalId }: { proposalId: string }): Promise<Proposal> {
  requireRole(ctx, 'editor')
  await requireProposal(ctx, proposalId)
  const { discarded, files, originals } = await ctx.transaction(async tx => {
    const { row, of } = await holdProposal(ctx, tx, proposalId)
    if (row.status !== 'open' && row.status !== 'failed')
      throw new DomainError(
        'conflict',
        `Only a change that is open or failed can be discarded: this one is ${row.status}.`,
      )
    const change = { status: 'discarded' as const, finishedAt: ctx.now(), incoming: null, versionId: null }
    await tx.update(proposal).set(change).where(eq(proposal.id, proposalId))
    const removed = await removeCandidate(ctx, tx, row)
    await record(ctx, tx, {
      action: 'proposal.discarded',
      target: { kind: 'dataset', id: of.id, name: of.name },
      detail: { proposalId, kind: row.kind },
    })
    await notify(tx, ctx.workspaceId, 'proposal', proposalId)
    return { discarded: toProposal({ ...row, ...change }, of.versionId), ...removed }
  })
  // Rows went first: a kill leaves files, which a sweep finds, never holes.
  for (const key of files) await ctx.store.remove(key)
  for (const sha256 of originals) await ctx.store.remove(originalKey(ctx.workspaceId, sha256))
  return discarded
}

/** Removes the rows of the version that was proposed; which files nothing speaks of any more. */
async function removeCandidate(ctx: Context, tx: Transaction, row: ProposalRow) {
  const folder = `versions/${ctx.workspaceId}/${row.datasetId}`
  const [candidate] =
    row.versionId === null
      ? []
      : await tx.delete(version).where(eq(version.id, row.versionId)).returning({ ingestionId: version.ingestionId })
  const ingestionId = row.ingestionId ?? (row.kind === 'reread' ? candidate?.ingestionId : undefined) ?? null
  const [read] =
    ingestionId === null
      ? []
      : await tx.delete(ingestion).where(eq(ingestion.id, ingestionId)).returning({ file: ingestion.file })
  const files = [row.versionId, read ? ingestionId : null].flatMap(id => (id === null ? [] : [`${folder}/${id}`]))
  return { files, originals: read ? await unusedOriginals(ctx, tx, [read.file.sha256]) : [] }
}
