import { DomainError } from '../../contract/problem.ts'
import type { Proposal } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { mergeInto } from './mergeInto.ts'
import { holdProposal, loadProposal, requireProposal, toProposal } from './proposalRow.ts'
import { sizeOf, tablesOf } from './versionRows.ts'

/**
 * Makes a proposed change the newest version.
 * @throws DomainError not_found, conflict when it is not open, or its dataset has moved on since it was prepared
 */
export async function mergeProposal(ctx: Context, { proposalId }: { proposalId: string }): Promise<Proposal> {
  requireRole(ctx, 'editor')
  await requireProposal(ctx, proposalId)
  const tables = await ctx.transaction(async tx => {
    const { row } = await loadProposal(ctx, tx, proposalId)
    return row.versionId === null ? [] : tablesOf(ctx, tx, row.versionId)
  })
  const sizeBytes = await sizeOf(ctx, tables)
  return ctx.transaction(async tx => {
    const { row, of } = await holdProposal(ctx, tx, proposalId)
    if (row.status !== 'open')
      throw new DomainError('conflict', `Only an open change can be merged: this one is ${row.status}.`)
    if (row.baseVersionId !== of.versionId)
      throw new DomainError('conflict', 'The dataset has a newer version. Prepare the change again, then merge it.')
    const merged = await mergeInto(ctx, tx, { row, of, sizeBytes })
    return toProposal(merged, merged.versionId ?? of.versionId)
  })
}
