import { eq } from 'drizzle-orm'
import type { JobStatus } from '../../contract/job.ts'
import type { Message } from '../../contract/message.ts'
import type { Transaction } from '../../ports/database.ts'
import { notify } from '../jobs/notify.ts'
import { tell } from '../notifications/tell.ts'
import { dataset, proposal } from './tables.ts'

interface End {
  status: Extract<JobStatus, 'failed' | 'cancelled'>
  reason: Message
  at: Date
}

/** What is written when a proposed change could not be prepared: one that was cancelled is discarded. */
export async function endProposal(tx: Transaction, proposalId: string, { status, reason, at }: End): Promise<void> {
  const state = status === 'cancelled' ? 'discarded' : 'failed'
  const [row] = await tx
    .update(proposal)
    .set({ status: state, reason, finishedAt: at, stage: null })
    .where(eq(proposal.id, proposalId))
    .returning()
  if (!row) return
  await notify(tx, row.workspaceId, 'proposal', proposalId)
  if (status === 'cancelled') return
  const [of] = await tx.select({ name: dataset.name }).from(dataset).where(eq(dataset.id, row.datasetId))
  await tell(tx, {
    id: `nt_${row.jobId ?? row.id}_failed`,
    workspaceId: row.workspaceId,
    userId: row.creatorId,
    message: { code: 'notification.changeFailed', params: { name: of?.name ?? row.fileName } },
    isBad: true,
    about: { kind: 'proposal', id: proposalId, datasetId: row.datasetId },
    at,
  })
}
