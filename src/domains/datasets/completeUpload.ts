import { eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { upload } from './tables.ts'

interface Completed {
  uploadId: string
  datasetId: string
  kind: string
  rows: number
}

/** The history's line of an upload that was read. */
export async function completeUpload(
  ctx: Context,
  tx: Transaction,
  { uploadId, datasetId, kind, rows }: Completed,
): Promise<{ uploaderId: string | null }> {
  const end = { status: 'completed' as const, finishedAt: ctx.now(), stage: null, reason: null }
  const [sent] = await tx
    .update(upload)
    .set({ ...end, kind, datasetId, processedRows: rows, totalRows: rows })
    .where(eq(upload.id, uploadId))
    .returning({ uploaderId: upload.uploaderId })
  await notify(tx, ctx.workspaceId, 'upload', uploadId)
  return sent ?? { uploaderId: null }
}
