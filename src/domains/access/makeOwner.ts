import type { Me } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Visit } from '../../ports/visit.ts'
import { limit } from './limit.ts'
import { enter, join, makeWorkspace, type NewcomerFacts } from './newcomer.ts'
import { needsOwner, useOwnerLink } from './ownerLink.ts'

/** Makes the owner and their workspace with the one-time link. @throws DomainError gone, too_many_requests */
export async function makeOwner(
  visit: Visit,
  { token, password, ...facts }: NewcomerFacts & { token: string },
): Promise<Me> {
  const { authentication, system } = visit
  await limit(visit, 'owner', 'owner')
  const passwordHash = await authentication.hashPassword(password)
  return system(async tx => {
    if (!(await useOwnerLink(tx, token)) || !(await needsOwner(tx)))
      throw new DomainError('gone', 'This link was used or replaced. Start the server again to have a new one printed.')
    const account = await authentication.createAccount(tx, { ...facts, passwordHash, emailVerified: false })
    const workspaceId = await makeWorkspace(visit, tx, `${account.name}'s workspace`)
    await join(visit, tx, { account, workspaceId, role: 'owner', action: 'owner.made' })
    return enter(visit, tx, account, workspaceId)
  })
}
