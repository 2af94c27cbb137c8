import { and, desc, eq, ne } from 'drizzle-orm'
import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { nameOfActor } from '../access/policy.ts'
import { rowLimits } from '../access/rowLimits.ts'
import { dataset, upload } from './tables.ts'

export type UploadRow = typeof upload.$inferSelect

/** A row of the history as the contract says it. */
export async function toUpload(ctx: Context, tx: Transaction, row: UploadRow): Promise<Upload> {
  return {
    id: row.id,
    fileName: row.fileName,
    sizeBytes: row.sizeBytes,
    sha256: row.sha256,
    kind: row.kind,
    status: row.status,
    stage: row.status === 'processing' ? row.stage : null,
    totalRows: row.totalRows,
    processedRows: row.processedRows,
    reason: row.reason,
    datasetId: row.datasetId,
    proposalId: row.proposalId,
    sameAsDatasetId: await sameBytes(ctx, tx, row),
    uploadedBy: row.uploadedBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}

/** Uploads without how many rows they brought to a dataset of which the actor sees only some, nor what was wrong in them. */
export async function seenUploads(ctx: Context, uploads: readonly Upload[]): Promise<Upload[]> {
  const limits = await rowLimits(ctx)
  return uploads.map(one =>
    one.datasetId !== null && limits.has(one.datasetId)
      ? { ...one, totalRows: null, processedRows: 0, reason: null, proposalId: null }
      : one,
  )
}

/** Bytes are compared within the workspace only: another workspace's files must not be guessable. */
async function sameBytes(ctx: Context, tx: Transaction, row: UploadRow): Promise<string | null> {
  if (row.sha256 === null) return null
  const [other] = await tx
    .select({ datasetId: upload.datasetId })
    .from(upload)
    .innerJoin(dataset, eq(dataset.id, upload.datasetId))
    .where(and(eq(upload.workspaceId, ctx.workspaceId), eq(upload.sha256, row.sha256), ne(upload.id, row.id)))
    .orderBy(desc(upload.id))
    .limit(1)
  return other?.datasetId ?? null
}

/** Who sends it, by name for people and by id for what is told to them. */
export function uploaderOf({ actor }: Context): { uploadedBy: string; uploaderId: string } {
  return { uploadedBy: nameOfActor(actor), uploaderId: actor.id }
}

/** Tells open pages of the workspace. */
export function announce(ctx: Context, kind: 'upload' | 'dataset' | 'proposal', id: string): Promise<void> {
  return ctx.events.publish(`workspace:${ctx.workspaceId}`, JSON.stringify({ kind, id }))
}
