import type { IncomingMessage } from 'node:http'
import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { UploadAccepted } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import type { ReceivedFile } from '../../ports/store.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { INGEST } from './ingestInput.ts'
import { originalKey } from './originalKey.ts'
import { upload as uploads } from './tables.ts'
import { announce } from './uploadRow.ts'

/**
 * Takes one file in: streams it to disk, notes it in the history from its first byte, and has it read by a job.
 * @throws DomainError too_large, disk_full, invalid_request, cancelled; the history keeps the reason
 */
export async function upload(ctx: Context, { incoming }: { incoming: IncomingMessage }): Promise<UploadAccepted> {
  requireRole(ctx, 'editor')
  const file = await ctx.store.receive(incoming, { maxBytes: ctx.limits.maxUploadBytes, signal: ctx.signal })
  return takeIn(ctx, file.fileName, () => file.save())
}

/** The history's row, the bytes, the job, in this order; a fault on the way ends in the history. */
export async function takeIn(
  ctx: Context,
  fileName: string,
  save: () => Promise<ReceivedFile>,
): Promise<UploadAccepted> {
  const uploadId = ctx.newId('up')
  await ctx.transaction(tx =>
    tx
      .insert(uploads)
      .values({ id: uploadId, workspaceId: ctx.workspaceId, fileName, uploadedBy: who(ctx), createdAt: ctx.now() }),
  )
  await announce(ctx, 'upload', uploadId)
  try {
    await ctx.queue.wake(await store(ctx, uploadId, fileName, await save()))
  } catch (fault) {
    await giveUp(ctx, uploadId, fault)
    throw fault
  }
  return { uploadId, status: 'pending' }
}

async function store(ctx: Context, uploadId: string, fileName: string, received: ReceivedFile): Promise<string> {
  await ctx.store.putFile(originalKey(ctx.workspaceId, received.sha256), received.path)
  return ctx.transaction(async tx => {
    const jobId = await enqueue(ctx, tx, { name: INGEST, input: { uploadId } })
    await tx
      .update(uploads)
      .set({ sha256: received.sha256, sizeBytes: received.sizeBytes, jobId })
      .where(eq(uploads.id, uploadId))
    await record(ctx, tx, {
      action: 'file.uploaded',
      target: { kind: 'upload', id: uploadId, name: fileName },
      detail: { bytes: received.sizeBytes, sha256: received.sha256 },
    })
    return jobId
  })
}

async function giveUp(ctx: Context, uploadId: string, fault: unknown): Promise<void> {
  const cancelled = fault instanceof DomainError && fault.code === 'cancelled'
  const reason =
    fault instanceof DomainError
      ? { code: 'problem', params: { code: fault.code, detail: fault.message } }
      : { code: 'upload.failed', params: {} }
  await ctx.transaction(tx =>
    tx
      .update(uploads)
      .set({ status: cancelled ? 'cancelled' : 'failed', reason, finishedAt: ctx.now() })
      .where(eq(uploads.id, uploadId)),
  )
  await announce(ctx, 'upload', uploadId)
}

const who = (ctx: Context) => (ctx.actor.kind === 'user' ? ctx.actor.name : ctx.actor.id)
