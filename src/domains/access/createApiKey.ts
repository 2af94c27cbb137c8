import { count } from 'drizzle-orm'
import type { KeyScope, MadeApiKey } from '../../contract/apiKey.ts'
import { DomainError } from '../../contract/problem.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { KEY_MARK, keysOf, toApiKey } from './apiKeys.ts'
import { requireRole } from './requireRole.ts'
import { apiKey } from './tables.ts'
import { makeToken } from './token.ts'

const KEYS_MAX = 50
const SHOWN_LETTERS = 6

interface Input {
  name: string
  scope: KeyScope
  expiresAt: string | null
}

/**
 * Makes a key by which a program acts as the member who asks; the secret is told here and nowhere else.
 * @throws DomainError invalid_request when it would have ended already, conflict when they have very many
 */
export async function createApiKey(ctx: MemberVisit, { name, scope, expiresAt }: Input): Promise<MadeApiKey> {
  requireRole(ctx, 'viewer')
  const createdAt = ctx.now()
  const end = expiresAt === null ? null : new Date(expiresAt)
  if (end !== null && end <= createdAt) {
    const detail = 'The end must lie in the future.'
    throw new DomainError('invalid_request', detail, { errors: [{ pointer: '/body/expiresAt', detail }] })
  }
  const { token, tokenHash } = makeToken(KEY_MARK)
  const { id: userId, name: ownerName } = ctx.account
  const row = {
    ...{ id: ctx.newId('ak'), workspaceId: ctx.workspaceId, userId, name, scope, tokenHash },
    prefix: token.slice(0, KEY_MARK.length + SHOWN_LETTERS),
    ...{ createdAt, expiresAt: end, lastUsedAt: null },
  }
  await ctx.transaction(async tx => {
    const [{ keys } = { keys: 0 }] = await tx.select({ keys: count() }).from(apiKey).where(keysOf(ctx, userId))
    if (keys >= KEYS_MAX) throw new DomainError('conflict', `You have ${KEYS_MAX} keys. Revoke one that is not used.`)
    await tx.insert(apiKey).values(row)
    await record(ctx, tx, {
      action: 'apiKey.made',
      target: { kind: 'apiKey', id: row.id, name },
      detail: { scope, expiresAt },
    })
  })
  return { key: toApiKey({ row, owner: { id: userId, name: ownerName } }), secret: token }
}
