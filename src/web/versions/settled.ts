import { versionRoutes } from '../../contract/routes/versions.ts'
import type { Proposal } from '../../contract/version.ts'
import { call } from '../api.ts'

const FIRST_MS = 150
const MOST_MS = 1500

/** The proposal once it is no longer being prepared. @throws Fault; the signal's reason when it is aborted */
export async function settled(proposalId: string, signal?: AbortSignal): Promise<Proposal> {
  for (let wait = FIRST_MS; ; wait = Math.min(MOST_MS, wait * 1.5)) {
    const proposal = await call(versionRoutes.getProposal, { params: { proposalId } }, signal)
    if (proposal.status !== 'preparing') return proposal
    await new Promise(resolve => setTimeout(resolve, wait))
    signal?.throwIfAborted()
  }
}
