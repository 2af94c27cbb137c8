import { DomainError } from '../../contract/problem.ts'
import type { Upload } from '../../contract/upload.ts'
import { say } from '../../core/words/say.ts'
import type { Context } from '../../ports/context.ts'
import { getUpload } from './getUpload.ts'

/**
 * The dataset that an upload became.
 * @throws DomainError not_found, not_ready with how far it is, unreadable_file when it failed, conflict when cancelled
 */
export async function datasetOf(ctx: Context, { uploadId }: { uploadId: string }): Promise<string> {
  const upload = await getUpload(ctx, { uploadId })
  if (upload.status === 'pending' || upload.status === 'processing') throw unfinished(upload)
  if (upload.status === 'cancelled') throw new DomainError('conflict', 'This upload was cancelled.')
  if (upload.status === 'failed')
    throw new DomainError('unreadable_file', upload.reason ? say(upload.reason, ctx.locale) : 'It could not be read.')
  if (upload.datasetId === null) throw new DomainError('not_found', 'What this upload brought was removed for good.')
  return upload.datasetId
}

function unfinished({ stage, processedRows, totalRows, status }: Upload): DomainError {
  const doing = stage ?? (status === 'pending' ? 'waiting' : 'starting')
  const of = totalRows === null ? '' : ` of about ${totalRows}`
  return new DomainError('not_ready', `The file is being read: ${doing}, ${processedRows}${of} rows so far.`, {
    progress: { stage: doing, processed: processedRows, total: totalRows },
  })
}
