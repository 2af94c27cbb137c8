import type { Me } from '../../contract/access.ts'
import type { SignedInVisit } from '../../ports/visit.ts'
import { loadMe } from './memberships.ts'

/** Who is signed in, and where. */
export function me({ system, session, wantedWorkspaceId }: SignedInVisit): Promise<Me> {
  return system(tx => loadMe(tx, session.account, wantedWorkspaceId))
}
