import type { Me } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { joinBy, takeInvitation } from './invitations.ts'
import { limit } from './limit.ts'
import { enter, join, makeWorkspace, type NewcomerFacts } from './newcomer.ts'

type Input = NewcomerFacts & { invitation?: string | undefined }

/**
 * Makes an account: with an invitation into its workspace, without one (open sign-up) into a workspace of their own.
 * @throws DomainError not_allowed, gone, already_exists, too_many_requests
 */
export async function signUp(visit: Visit, { invitation, password, ...facts }: Input): Promise<Me> {
  const { authentication, system, site } = visit
  await limit(visit, 'signUp', facts.email)
  if (invitation === undefined && site.signUp !== 'open')
    throw new DomainError('not_allowed', 'Accounts are made by invitation here. Ask an admin for one.')
  const passwordHash = await authentication.hashPassword(password)
  const make = (tx: Transaction, emailVerified: boolean) =>
    authentication.createAccount(tx, { ...facts, passwordHash, emailVerified })
  return system(async tx => {
    if (invitation === undefined) {
      const account = await make(tx, false)
      const workspaceId = await makeWorkspace(visit, tx, `${account.name}'s workspace`)
      await join(visit, tx, { account, workspaceId, role: 'owner', action: 'account.made' })
      return enter(visit, tx, account, workspaceId)
    }
    const taken = await takeInvitation(visit, tx, { token: invitation, email: facts.email })
    const account = await make(tx, true)
    await joinBy(visit, tx, taken, account)
    return enter(visit, tx, account, taken.workspaceId)
  })
}
