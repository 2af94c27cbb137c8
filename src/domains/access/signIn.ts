import type { Me } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Visit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { joinBy, takeInvitation } from './invitations.ts'
import { forget, limit } from './limit.ts'
import { actingAs, enter } from './newcomer.ts'

interface Input {
  login: string
  password: string
  invitation?: string | undefined
}

/**
 * Signs in by e-mail or user name; with an invitation, into its workspace. A wrong name and a wrong password look and
 * last alike.
 * @throws DomainError wrong_credentials, too_many_requests; gone, not_allowed for the invitation
 */
export async function signIn(visit: Visit, { login, password, invitation }: Input): Promise<Me> {
  const { authentication, system } = visit
  await limit(visit, 'signIn', login)
  const found = await system(async tx => {
    const account = await authentication.findByLogin(tx, login)
    return { account, hash: await authentication.passwordHashOf(tx, account?.id ?? '') }
  })
  const isRight = await authentication.verifyPassword(found.hash, password)
  const { account } = found
  if (!account || !isRight) throw new DomainError('wrong_credentials', 'The e-mail or the password is not right.')
  const me = await system(async tx => {
    const taken = invitation && (await takeInvitation(visit, tx, { token: invitation, email: account.email }))
    if (taken) await joinBy(visit, tx, taken, account)
    const entered = await enter(visit, tx, account, taken ? taken.workspaceId : null)
    const { id: workspaceId, role } = entered.workspace
    await record(actingAs(visit, { account, workspaceId, role }), tx, {
      action: 'session.started',
      target: { kind: 'member', id: account.id, name: account.name },
      detail: { address: visit.visitor.address },
    })
    return entered
  })
  await forget(visit, 'signIn', login)
  return me
}
