import { DomainError } from '../../contract/problem.ts'
import type { Visit } from '../../ports/visit.ts'
import { forget, limit } from '../access/limit.ts'
import { hashOf } from '../access/token.ts'
import { findLink } from './findLink.ts'
import { makeProof } from './linkProof.ts'

interface Input {
  token: string
  password: string
}

/**
 * Shows a link's password, for a proof of it. Attempts are counted for the link and for the address they come from.
 * @throws DomainError not_found, gone, wrong_password, too_many_requests
 */
export async function unlockLink(
  visit: Visit,
  { token, password }: Input,
): Promise<{ proof: string; expiresAt: string }> {
  const found = await findLink(visit, token).catch(async (fault: unknown) => {
    // A token that leads nowhere counts for the address, or tokens could be tried without end.
    await limit(visit, 'link', hashOf(token))
    throw fault
  })
  const { id, passwordHash } = found.row
  await limit(visit, 'link', id)
  const isRight = await visit.authentication.verifyPassword(passwordHash, password)
  if (!isRight || passwordHash === null) throw new DomainError('wrong_password', 'This password is not right.')
  await forget(visit, 'link', id)
  return makeProof(visit, { id, passwordHash })
}
