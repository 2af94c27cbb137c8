import { DomainError } from '../../contract/problem.ts'
import type { SignedInVisit } from '../../ports/visit.ts'
import { forget, limit } from './limit.ts'
import { recordEverywhere } from './recordEverywhere.ts'

/** Changes the password and ends the other sessions. @throws DomainError wrong_credentials, too_many_requests */
export async function changePassword(
  visit: SignedInVisit,
  { current, password }: { current: string; password: string },
): Promise<{ ok: true }> {
  const { authentication, system, session } = visit
  const { id } = session.account
  await limit(visit, 'password', id)
  const stored = await system(tx => authentication.passwordHashOf(tx, id))
  if (!(await authentication.verifyPassword(stored, current)))
    throw new DomainError('wrong_credentials', 'The current password is not right.')
  const hash = await authentication.hashPassword(password)
  await system(async tx => {
    await authentication.setPassword(tx, id, hash)
    await authentication.endSessions(tx, id, session.token)
    await recordEverywhere(visit, tx, id, 'password.changed')
  })
  await forget(visit, 'password', id)
  return { ok: true }
}
