import type { Me } from '../../contract/access.ts'
import type { SignedInVisit } from '../../ports/visit.ts'
import { joinBy, takeInvitation } from './invitations.ts'
import { limit } from './limit.ts'
import { loadMe } from './memberships.ts'

/** Joins another workspace with the account that is signed in. @throws DomainError gone, not_allowed */
export async function acceptInvitation(visit: SignedInVisit, { token }: { token: string }): Promise<Me> {
  const { account } = visit.session
  await limit(visit, 'signUp', account.id)
  return visit.system(async tx => {
    const taken = await takeInvitation(visit, tx, { token, email: account.email })
    await joinBy(visit, tx, taken, account)
    return loadMe(tx, account, taken.workspaceId)
  })
}
