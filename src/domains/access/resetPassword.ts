import { DomainError } from '../../contract/problem.ts'
import type { Visit } from '../../ports/visit.ts'
import { limit } from './limit.ts'
import { recordEverywhere } from './recordEverywhere.ts'

/** Sets a new password with a mailed link, and ends all sessions. @throws DomainError gone, too_many_requests */
export async function resetPassword(
  visit: Visit,
  { token, password }: { token: string; password: string },
): Promise<{ ok: true }> {
  const { authentication, system } = visit
  await limit(visit, 'reset', token)
  const hash = await authentication.hashPassword(password)
  await system(async tx => {
    const userId = await authentication.useReset(tx, token)
    if (userId === null) throw new DomainError('gone', 'This link was used or has ended. Ask for a new one.')
    await authentication.setPassword(tx, userId, hash)
    await authentication.endSessions(tx, userId)
    await recordEverywhere(visit, tx, userId, 'password.reset')
  })
  visit.keepSession(null)
  return { ok: true }
}
