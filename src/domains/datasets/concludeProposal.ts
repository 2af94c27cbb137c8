import { eq, max } from 'drizzle-orm'
import type { VersionOrigin } from '../../contract/version.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { tell } from '../notifications/tell.ts'
import type { Arrival } from './arrive.ts'
import { completeUpload } from './completeUpload.ts'
import type { Meeting } from './meet.ts'
import { mergeInto } from './mergeInto.ts'
import type { Base } from './proposalBase.ts'
import { holdProposal } from './proposalRow.ts'
import { ingestion, proposal, version, versionTable } from './tables.ts'
import type { NewTable } from './versionRows.ts'

/** A version in the making. */
export interface Candidate {
  versionId: string
  hash: string
  origin: VersionOrigin
  tables: Omit<NewTable, 'versionId'>[]
  sizeBytes: number
  /** What was read for it; null when only steps changed. */
  file: { arrival: Arrival; meeting: Meeting } | null
}

/** Writes the version that a proposed change would become; it is merged at once where that was asked for and can be. */
export async function concludeProposal(ctx: Context, tx: Transaction, base: Base, made: Candidate): Promise<void> {
  const { row, of } = await holdProposal(ctx, tx, base.proposal.id)
  // What it was before, when it is prepared again.
  if (row.versionId !== null) await tx.delete(version).where(eq(version.id, row.versionId))
  const ingestionId = await writeIngestion(ctx, tx, base, made)
  const { versionId, hash, origin, tables, file } = made
  const scope = { workspaceId: ctx.workspaceId, datasetId: of.id, createdAt: ctx.now() }
  await tx
    .insert(version)
    .values({ ...scope, id: versionId, number: null, hash, origin, ingestionId, createdBy: row.createdBy })
  if (tables.length > 0) await tx.insert(versionTable).values(tables.map(table => ({ ...table, versionId })))
  const rows = tables.reduce((sum, t) => sum + t.rowCount, 0)
  const { mode = null, keys = [], keyCandidates = [] } = row.kind === 'refresh' && file ? file.meeting : {}
  const [ready] = await tx
    .update(proposal)
    .set({
      ...{ status: 'open', versionId, mode, keys, keyCandidates, reason: null, stage: null },
      ...{ processedRows: rows, totalRows: rows, finishedAt: ctx.now() },
      ...(row.kind === 'refresh' && file && { ingestionId, incoming: file.arrival.tables }),
    })
    .where(eq(proposal.id, row.id))
    .returning()
  if (row.uploadId !== null && file?.arrival.read)
    await completeUpload(ctx, tx, { uploadId: row.uploadId, datasetId: of.id, kind: file.arrival.file.format, rows })
  if (!ready) throw new Error(`proposal ${row.id} went away while it was held`)
  const isMerged = row.autoMerge && of.versionId === base.version.id
  if (isMerged) await mergeInto(ctx, tx, { row: ready, of, sizeBytes: made.sizeBytes })
  await tell(tx, {
    id: `nt_${versionId}_ready`,
    workspaceId: ctx.workspaceId,
    userId: row.creatorId,
    message: {
      code: isMerged ? 'notification.changeMerged' : 'notification.changeReady',
      params: { name: of.name, rows },
    },
    isBad: false,
    about: isMerged ? { kind: 'dataset', id: of.id } : { kind: 'proposal', id: row.id, datasetId: of.id },
    at: ctx.now(),
  })
  await notify(tx, ctx.workspaceId, 'proposal', row.id)
}

/** The entry of the log: a new one, or the one of an earlier preparation, or the base's where no file was read. */
async function writeIngestion(ctx: Context, tx: Transaction, base: Base, { file }: Candidate): Promise<string> {
  if (file === null) return base.read.id
  const { arrival, meeting } = file
  const meets = { mode: meeting.mode, keys: meeting.keys, ontoVersionId: meeting.onto?.version.id ?? null }
  if (arrival.read === null) {
    await tx.update(ingestion).set(meets).where(eq(ingestion.id, arrival.ingestionId))
    return arrival.ingestionId
  }
  const datasetId = base.dataset.id
  const [row] = await tx
    .select({ last: max(ingestion.number) })
    .from(ingestion)
    .where(eq(ingestion.datasetId, datasetId))
  await tx.insert(ingestion).values({
    ...{ id: arrival.ingestionId, workspaceId: ctx.workspaceId, datasetId, createdAt: ctx.now() },
    ...{ number: (row?.last ?? 0) + 1, file: arrival.file, settings: arrival.settings, sheets: arrival.sheets },
    ...arrival.read,
    ...meets,
  })
  return arrival.ingestionId
}
