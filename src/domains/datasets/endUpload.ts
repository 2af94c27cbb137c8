import { eq } from 'drizzle-orm'
import type { JobStatus } from '../../contract/job.ts'
import type { Message } from '../../contract/message.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { endProposal } from './endProposal.ts'
import { upload } from './tables.ts'
import type { UploadRow } from './uploadRow.ts'

interface End {
  status: Extract<JobStatus, 'failed' | 'cancelled'>
  reason: Message
  at: Date
}

/** What is written when an upload ends without success; the change it proposed ends with it. */
export async function endUpload(tx: Transaction, uploadId: string, end: End): Promise<UploadRow | null> {
  const { status, reason, at } = end
  const ended = { status, reason, finishedAt: at }
  const [row] = await tx.update(upload).set(ended).where(eq(upload.id, uploadId)).returning()
  if (!row) return null
  await notify(tx, row.workspaceId, 'upload', uploadId)
  if (row.proposalId !== null) await endProposal(tx, row.proposalId, end)
  return row
}
