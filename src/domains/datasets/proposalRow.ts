import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Proposal } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOfActor } from '../access/policy.ts'
import { requireAllRows, rowLimits } from '../access/rowLimits.ts'
import type { DatasetRow } from './datasetRow.ts'
import { dataset, proposal } from './tables.ts'

export type ProposalRow = typeof proposal.$inferSelect

/** A proposed change as the contract says it; `current` is the version its dataset has now. */
export function toProposal(row: ProposalRow, current: string): Proposal {
  const { id, datasetId, kind, status, baseVersionId, versionId, autoMerge, mode, keys, keyCandidates } = row
  const isPreparing = status === 'preparing'
  return {
    ...{ id, datasetId, kind, status, baseVersionId, versionId, autoMerge, mode, keys, keyCandidates },
    isStale: status === 'open' && baseVersionId !== current,
    fileName: row.fileName,
    what: row.what,
    stage: isPreparing ? row.stage : null,
    processedRows: row.processedRows,
    totalRows: row.totalRows,
    reason: row.reason,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

interface Found {
  row: ProposalRow
  of: DatasetRow
}

/** A proposed change within the workspace, of a dataset that is not deleted. @throws DomainError not_found */
export async function loadProposal(
  ctx: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  proposalId: string,
): Promise<Found> {
  const [found] = await tx
    .select({ row: proposal, of: dataset })
    .from(proposal)
    .innerJoin(dataset, eq(dataset.id, proposal.datasetId))
    .where(and(eq(proposal.id, proposalId), eq(proposal.workspaceId, ctx.workspaceId), isNull(dataset.deletedAt)))
  if (!found) throw new DomainError('not_found', 'There is no such proposed change.')
  return found
}

/** The same, with its dataset kept from moving on until the transaction ends. @throws DomainError not_found */
export async function holdProposal(ctx: Context, tx: Transaction, proposalId: string): Promise<Found> {
  const { row } = await loadProposal(ctx, tx, proposalId)
  await tx.select({ id: dataset.id }).from(dataset).where(eq(dataset.id, row.datasetId)).for('update')
  return loadProposal(ctx, tx, proposalId)
}

/**
 * Refuses the proposed changes of a dataset to who sees only some of its rows. Before any transaction: rules are loaded in
 * one of their own.
 * @throws DomainError not_found, not_allowed
 */
export async function requireProposal(ctx: Context, proposalId: string): Promise<void> {
  if ((await rowLimits(ctx)).size === 0) return
  const { of } = await ctx.transaction(tx => loadProposal(ctx, tx, proposalId))
  await requireAllRows(ctx, of.id)
}

type Asked = Pick<typeof proposal.$inferInsert, 'kind' | 'autoMerge' | 'fileName' | 'jobId'> &
  Partial<typeof proposal.$inferInsert>

/** Writes down that a change of a dataset is wanted. */
export async function insertProposal(
  ctx: Context,
  tx: Transaction,
  { of, ...asked }: Asked & { id: string; of: Pick<DatasetRow, 'id' | 'versionId'> },
): Promise<void> {
  const { actor, workspaceId } = ctx
  await tx.insert(proposal).values({
    ...{ workspaceId, datasetId: of.id, baseVersionId: of.versionId, createdAt: ctx.now() },
    ...{ createdBy: nameOfActor(actor), creatorId: actor.id },
    ...asked,
  })
}
