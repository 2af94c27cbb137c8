import { eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { record } from '../audit/record.ts'
import { notify } from '../jobs/notify.ts'
import { closeNewTables } from './closeNewTables.ts'
import type { DatasetRow } from './datasetRow.ts'
import { loadVersion } from './getDataset.ts'
import type { ProposalRow } from './proposalRow.ts'
import { proposal, version } from './tables.ts'
import { makeNewest, nextNumber, tablesOf } from './versionRows.ts'

interface Merging {
  row: ProposalRow
  /** Held by the caller, and still as the proposal found it. */
  of: DatasetRow
  sizeBytes: number
}

/** Makes the version of an open proposal the newest of its dataset. */
export async function mergeInto(ctx: Context, tx: Transaction, { row, of, sizeBytes }: Merging): Promise<ProposalRow> {
  const { versionId } = row
  if (versionId === null) throw new Error(`proposal ${row.id} is open without a version`)
  const number = await nextNumber(tx, of.id)
  await tx.update(version).set({ number, createdAt: ctx.now() }).where(eq(version.id, versionId))
  await closeNewTables(ctx, tx, of, versionId)
  const { read } = await loadVersion(ctx, tx, versionId)
  const tables = await tablesOf(ctx, tx, versionId)
  await makeNewest(ctx, tx, { datasetId: of.id, versionId, kind: read.file.format, sizeBytes, tables })
  const [merged] = await tx
    .update(proposal)
    // What was read for it is in the version now.
    .set({ status: 'merged', finishedAt: ctx.now(), incoming: null })
    .where(eq(proposal.id, row.id))
    .returning()
  await record(ctx, tx, {
    action: 'proposal.merged',
    target: { kind: 'dataset', id: of.id, name: of.name },
    detail: { proposalId: row.id, kind: row.kind, version: number, askedBy: row.createdBy },
  })
  await notify(tx, ctx.workspaceId, 'dataset', of.id)
  await notify(tx, ctx.workspaceId, 'proposal', row.id)
  if (!merged) throw new Error(`proposal ${row.id} went away while it was held`)
  return merged
}
