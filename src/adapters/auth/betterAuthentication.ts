import { createHash, randomBytes } from 'node:crypto'
import { runWithAdapter } from '@better-auth/core/context'
import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { drizzle } from 'drizzle-orm/node-postgres'
import type { Pool } from 'pg'
import type { Account } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Authentication, NewAccount } from '../../ports/authentication.ts'
import type { Transaction } from '../../ports/database.ts'
import { hashPassword, verifyPassword } from './password.ts'

const SESSION_MS = 30 * 86_400_000
const PROLONG_AFTER_MS = 86_400_000
const RESET_MS = 3_600_000

interface Options {
  pool: Pool
  /** Drizzle tables user, session, account, verification. */
  tables: Record<string, unknown>
  now: () => Date
  newId: (prefix: string) => string
}

/**
 * Authentication by better-auth, of which only the account store is used: its HTTP endpoints are not mounted, the
 * contract's routes are the only door. Every call runs in the caller's transaction.
 */
export async function betterAuthentication({ pool, tables, now, newId }: Options): Promise<Authentication> {
  const config = { provider: 'pg', schema: tables } as const
  const options = authOptions(drizzleAdapter(drizzle(pool), config), newId)
  const { internalAdapter } = await betterAuth(options).$context
  const inside = async <T>(
    tx: Transaction,
    work: (store: ReturnType<ReturnType<typeof drizzleAdapter>>) => Promise<T>,
  ) => {
    const store = drizzleAdapter(tx, config)(options)
    return await runWithAdapter(store, () => work(store))
  }
  return {
    hashPassword,
    verifyPassword,
    createAccount: (tx, account) => inside(tx, () => createAccount(internalAdapter, account)),
    findByLogin: (tx, login) =>
      inside(tx, async store => {
        const field = login.includes('@') ? 'email' : 'username'
        const found = await store.findOne<StoredUser>({
          model: 'user',
          where: [{ field, value: login.trim().toLowerCase() }],
        })
        return found && toAccount(found)
      }),
    passwordHashOf: (tx, userId) =>
      inside(tx, async () => (await internalAdapter.findCredentialAccount(userId))?.password ?? null),
    setPassword: (tx, userId, hash) => inside(tx, () => internalAdapter.updatePassword(userId, hash)),
    startSession: (tx, userId, { address, userAgent }) =>
      inside(tx, async () => {
        const token = newToken()
        const expiresAt = new Date(now().getTime() + SESSION_MS)
        const facts = { token: hashOf(token), expiresAt, ipAddress: address, userAgent: userAgent.slice(0, 400) }
        await internalAdapter.createSession(userId, false, facts, true)
        return { token, expiresAt }
      }),
    findSession: (tx, token) =>
      inside(tx, async () => {
        const found = await internalAdapter.findSession(hashOf(token))
        if (!found || found.session.expiresAt <= now()) return null
        const endsAt = now().getTime() + SESSION_MS
        if (endsAt - found.session.expiresAt.getTime() > PROLONG_AFTER_MS)
          await internalAdapter.updateSession(hashOf(token), { expiresAt: new Date(endsAt), updatedAt: now() })
        // The user name is a field of ours that better-auth's types do not know.
        return toAccount(found.user as unknown as StoredUser)
      }),
    endSession: (tx, token) => inside(tx, () => internalAdapter.deleteSession(hashOf(token))),
    endSessions: (tx, userId, exceptToken) =>
      inside(tx, async () => {
        const kept = exceptToken === undefined ? null : hashOf(exceptToken)
        const tokens = (await internalAdapter.listSessions(userId)).map(({ token }) => token)
        await internalAdapter.deleteSessions(tokens.filter(token => token !== kept))
      }),
    createReset: (tx, userId) =>
      inside(tx, async () => {
        const token = newToken()
        const expiresAt = new Date(now().getTime() + RESET_MS)
        await internalAdapter.createVerificationValue({ identifier: `reset:${token}`, value: userId, expiresAt })
        return token
      }),
    useReset: (tx, token) =>
      inside(tx, async () => (await internalAdapter.consumeVerificationValue(`reset:${token}`))?.value ?? null),
  }
}

interface StoredUser {
  id: string
  name: string
  email: string
  username: string
}

function toAccount({ id, name, email, username }: StoredUser): Account {
  return { id, name, email, username }
}

function authOptions(database: ReturnType<typeof drizzleAdapter>, newId: (prefix: string) => string) {
  return {
    database,
    // Signs better-auth's own cookies, which are never sent: the session's cookie is ours, and random.
    secret: randomBytes(32).toString('base64url'),
    baseURL: 'http://localhost',
    emailAndPassword: { enabled: true, password: { hash: hashPassword } },
    user: { additionalFields: { username: { type: 'string', required: true, unique: true } } },
    session: { expiresIn: SESSION_MS / 1000 },
    verification: { storeIdentifier: 'hashed' },
    advanced: { database: { generateId: ({ model }: { model: string }) => newId(prefixes[model] ?? model) } },
    telemetry: { enabled: false },
    logger: { disabled: true },
  } as const
}

const prefixes: Record<string, string> = { user: 'u', session: 'se', account: 'ac', verification: 've' }

type Store = Awaited<ReturnType<typeof betterAuth>['$context']>['internalAdapter']

async function createAccount(store: Store, account: NewAccount): Promise<Account> {
  const { passwordHash, email, ...facts } = account
  try {
    const made = await store.createUser({ ...facts, email: email.toLowerCase() }, { method: 'email-password' })
    await store.linkAccount({
      userId: made.id,
      providerId: 'credential',
      accountId: made.id,
      password: passwordHash,
    })
    return { id: made.id, name: made.name, email: made.email, username: account.username }
  } catch (cause) {
    if (!isDuplicate(cause)) throw cause
    throw new DomainError('already_exists', 'There is an account of this e-mail or user name already.', { cause })
  }
}

const DUPLICATE_KEY = '23505'

function isDuplicate(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && error.code === DUPLICATE_KEY) || isDuplicate(error.cause)
}

function newToken(): string {
  return randomBytes(32).toString('base64url')
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
