import { and, eq } from 'drizzle-orm'
import type { Context } from '../../ports/context.ts'
import { type Conclusion, job, type Progress } from '../jobs/job.ts'
import type { Work } from './arrive.ts'
import { endProposal } from './endProposal.ts'
import { prepareProposal } from './prepareProposal.ts'
import { progressOf } from './progressOf.ts'
import { beginProposal } from './proposalBase.ts'
import { PROPOSE, ProposeInput } from './proposeInput.ts'
import { proposal } from './tables.ts'
import { announce } from './uploadRow.ts'

/** Prepares a proposed change: the kept file read again, other steps, or a newer file merged in another way. */
export const proposeJob = job({
  name: PROPOSE,
  input: ProposeInput,
  run(ctx, { proposalId, sealed }, report) {
    const password = sealed === undefined ? undefined : (ctx.secrets.unseal(sealed, proposalId) ?? undefined)
    return propose(ctx, proposalId, { password }, report)
  },
  ended: (tx, { proposalId }, end) => endProposal(tx, proposalId, end),
})

/** Prepares a proposed change, telling how far it is; folders it needed are removed. */
export async function propose(
  ctx: Context,
  proposalId: string,
  given: Omit<Work, 'folder' | 'onProgress'>,
  report: (progress: Progress) => void,
): Promise<Conclusion> {
  const base = await beginProposal(ctx, proposalId)
  const onProgress = progressOf(ctx, report, async standing => {
    // What is told late must not stand on a change that is ready.
    const isPreparing = and(eq(proposal.id, proposalId), eq(proposal.status, 'preparing'))
    await ctx.transaction(tx => tx.update(proposal).set(standing).where(isPreparing))
    await announce(ctx, 'proposal', proposalId)
  })
  const folders: string[] = []
  const folder = async () => {
    const path = await ctx.store.temporaryFolder()
    folders.push(path)
    return path
  }
  try {
    return await prepareProposal(ctx, base, { ...given, folder, onProgress })
  } finally {
    for (const path of folders) await ctx.store.removeTemporary(path)
  }
}
