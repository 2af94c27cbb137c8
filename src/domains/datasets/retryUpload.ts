import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { inputOf } from '../jobs/inputOf.ts'
import { loadUpload } from './getUpload.ts'
import { INGEST, IngestInput, ingestInput } from './ingestInput.ts'
import { originalKey } from './originalKey.ts'
import { requireUpload } from './requireUpload.ts'
import { proposal, upload } from './tables.ts'
import { announce, toUpload, type UploadRow } from './uploadRow.ts'

interface Retry {
  uploadId: string
  password?: string | undefined
  sheets?: string[] | undefined
}

/**
 * Reads the kept original of a failed upload again, with a password or other sheets.
 * @throws DomainError not_found, conflict when it has not failed or never arrived, gone when its file is no longer kept
 */
export async function retryUpload(ctx: Context, { uploadId, password, sheets }: Retry): Promise<Upload> {
  requireRole(ctx, 'editor')
  await requireUpload(ctx, uploadId)
  await requireOriginal(ctx, uploadId)
  const { jobId, again } = await ctx.transaction(async tx => {
    // Two people may press the button at once: the second finds it waiting already.
    await tx.select({ id: upload.id }).from(upload).where(eq(upload.id, uploadId)).for('update')
    const row = failed(await loadUpload(ctx, tx, uploadId))
    // Sheets that were chosen stay chosen: a password may be all that was missing.
    const before = IngestInput.safeParse(row.jobId && (await inputOf(tx, row.jobId)))
    const input = ingestInput(ctx, { uploadId, password, sheets: sheets ?? before.data?.sheets })
    const jobId = await enqueue(ctx, tx, { name: INGEST, input })
    await restart(tx, uploadId, jobId)
    await record(ctx, tx, { action: 'upload.retried', target: { kind: 'upload', id: uploadId, name: row.fileName } })
    return { jobId, again: await toUpload(ctx, tx, await loadUpload(ctx, tx, uploadId)) }
  })
  await announce(ctx, 'upload', uploadId)
  await ctx.queue.wake(jobId)
  return again
}

async function requireOriginal(ctx: Context, uploadId: string): Promise<void> {
  const { sha256 } = await ctx.transaction(async tx => failed(await loadUpload(ctx, tx, uploadId)))
  if (sha256 === null) throw new DomainError('conflict', 'The file never arrived whole. Send it again.')
  if (!(await ctx.store.has(originalKey(ctx.workspaceId, sha256))))
    throw new DomainError('gone', 'The file is no longer kept. Send it again.')
}

function failed(row: UploadRow): UploadRow {
  if (row.status === 'failed') return row
  throw new DomainError('conflict', `Only an upload that failed can be read again: this one is ${row.status}.`)
}

async function restart(tx: Transaction, uploadId: string, jobId: string): Promise<void> {
  await tx
    .update(upload)
    .set({ status: 'pending', stage: null, processedRows: 0, totalRows: null, reason: null, finishedAt: null, jobId })
    .where(eq(upload.id, uploadId))
  const again = { status: 'preparing' as const, stage: null, reason: null, finishedAt: null, jobId }
  await tx.update(proposal).set(again).where(eq(proposal.uploadId, uploadId))
}
