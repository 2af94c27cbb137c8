import { DomainError } from '../../contract/problem.ts'
import type { Upload } from '../../contract/upload.ts'
import type { Context } from '../../ports/context.ts'
import { requireRole } from '../access/requireRole.ts'
import { record } from '../audit/record.ts'
import { requestCancel } from '../jobs/requestCancel.ts'
import { endUpload } from './endUpload.ts'
import { loadUpload } from './getUpload.ts'
import { requireUpload } from './requireUpload.ts'
import { announce, toUpload } from './uploadRow.ts'

/** Cancels an upload that is not finished. @throws DomainError not_found, conflict when it has ended or its bytes still arrive */
export async function cancelUpload(ctx: Context, { uploadId }: { uploadId: string }): Promise<Upload> {
  requireRole(ctx, 'editor')
  await requireUpload(ctx, uploadId)
  const cancelled = await ctx.transaction(async tx => {
    const row = await loadUpload(ctx, tx, uploadId)
    if (row.status === 'pending' && row.sha256 === null)
      throw new DomainError('conflict', 'The file is still arriving: cancel it where it is sent from.')
    const state = row.jobId === null ? 'over' : await requestCancel(ctx, tx, row.jobId)
    if (state === 'over') throw new DomainError('conflict', `This upload has ended already: it is ${row.status}.`)
    if (state === 'ended')
      await endUpload(tx, uploadId, {
        status: 'cancelled',
        reason: { code: 'job.cancelled', params: {} },
        at: ctx.now(),
      })
    await record(ctx, tx, { action: 'upload.cancelled', target: { kind: 'upload', id: uploadId, name: row.fileName } })
    return toUpload(ctx, tx, await loadUpload(ctx, tx, uploadId))
  })
  await announce(ctx, 'upload', uploadId)
  return cancelled
}
