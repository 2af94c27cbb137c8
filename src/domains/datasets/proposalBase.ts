import { eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { DatasetRow } from './datasetRow.ts'
import { loadVersion } from './getDataset.ts'
import { loadProposal, type ProposalRow } from './proposalRow.ts'
import { ingestion, proposal, type version, type versionTable } from './tables.ts'
import { announce } from './uploadRow.ts'
import { tablesOf } from './versionRows.ts'

/** A version in full. */
export interface VersionState {
  version: typeof version.$inferSelect
  read: typeof ingestion.$inferSelect
  tables: (typeof versionTable.$inferSelect)[]
}

/** A proposed change and what it starts from. */
export interface Base extends VersionState {
  proposal: ProposalRow
  dataset: DatasetRow
  /** The newer file's entry in the log, when it was read before. */
  arrived: VersionState['read'] | null
}

/** Begins to prepare a proposed change: on the version its dataset has now, whatever it was when it was asked for. */
export async function beginProposal(ctx: Context, proposalId: string): Promise<Base> {
  const base = await ctx.transaction(async tx => {
    const { row, of } = await loadProposal(ctx, tx, proposalId)
    const start = { status: 'preparing', baseVersionId: of.versionId, stage: 'starting', processedRows: 0 } as const
    await tx.update(proposal).set(start).where(eq(proposal.id, proposalId))
    const [arrived = null] =
      row.ingestionId === null ? [] : await tx.select().from(ingestion).where(eq(ingestion.id, row.ingestionId))
    return { proposal: { ...row, ...start }, dataset: of, arrived, ...(await loadState(ctx, tx, of.versionId)) }
  })
  await announce(ctx, 'proposal', proposalId)
  return base
}

/** A version with its file and its tables. */
export async function loadState(
  ctx: Context,
  tx: Parameters<typeof tablesOf>[1],
  versionId: string,
): Promise<VersionState> {
  const { found, read } = await loadVersion(ctx, tx, versionId)
  return { version: found, read, tables: await tablesOf(ctx, tx, versionId) }
}
