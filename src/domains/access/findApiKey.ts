import { and, eq } from 'drizzle-orm'
import type { Account, Actor, Role } from '../../contract/access.ts'
import type { KeyScope } from '../../contract/apiKey.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { KEY_MARK } from './apiKeys.ts'
import { countIn } from './limit.ts'
import { apiKey, membership, user } from './tables.ts'
import { hashOf } from './token.ts'

const MINUTE_MS = 60_000
/** Requests a minute and key. */
const REQUESTS_MAX = 600

/** Whom a key acts as, where, and how far. */
export interface OpenKey {
  workspaceId: string
  actor: Extract<Actor, { kind: 'apiKey' }>
  account: Account
  scope: KeyScope
}

interface Found extends OpenKey {
  retryAfterS: number | null
}

/**
 * The key that was sent, with the role that its maker has now: whoever is a member no more has no key. Counts the request.
 * @throws DomainError key_needed when there is no such key or it has ended, too_many_requests
 */
export async function findApiKey(visit: Pick<Visit, 'system' | 'now'>, secret: string): Promise<OpenKey> {
  const at = visit.now()
  const found = secret.startsWith(KEY_MARK) ? await visit.system(tx => findIn(tx, secret, at)) : null
  if (!found) throw new DomainError('key_needed', 'This API key is unknown, was revoked or has ended. Make a new one.')
  const { retryAfterS, ...open } = found
  if (retryAfterS === null) return open
  const detail = `An API key may ask ${REQUESTS_MAX} times a minute. Try again in ${retryAfterS} seconds.`
  throw new DomainError('too_many_requests', detail, { retryAfterS })
}

async function findIn(tx: Transaction, secret: string, at: Date): Promise<Found | null> {
  const [row] = await tx
    .select({ key: apiKey, account: accountColumns, role: membership.role })
    .from(apiKey)
    .innerJoin(user, eq(user.id, apiKey.userId))
    .innerJoin(membership, and(eq(membership.workspaceId, apiKey.workspaceId), eq(membership.userId, apiKey.userId)))
    .where(eq(apiKey.tokenHash, hashOf(secret)))
  if (!row || hasEnded(row.key, at)) return null
  const { key, account, role } = row
  const retryAfterS = await countIn(tx, { key: `api-key ${key.id}`, max: REQUESTS_MAX, windowMs: MINUTE_MS, at })
  if (isStale(key.lastUsedAt, at)) await tx.update(apiKey).set({ lastUsedAt: at }).where(eq(apiKey.id, key.id))
  return { workspaceId: key.workspaceId, actor: actorOf(key, account, role), account, scope: key.scope, retryAfterS }
}

const accountColumns = { id: user.id, name: user.name, username: user.username, email: user.email }

const hasEnded = ({ expiresAt }: { expiresAt: Date | null }, at: Date) => expiresAt !== null && expiresAt <= at

/** Written once a minute: a key that is asked by all day is not written to disk all day. */
const isStale = (last: Date | null, at: Date) => last === null || at.getTime() - last.getTime() >= MINUTE_MS

function actorOf(key: { id: string; name: string }, { id, name }: Account, role: Role): OpenKey['actor'] {
  return { kind: 'apiKey', id, name: `${name} (${key.name})`, role, keyId: key.id }
}
