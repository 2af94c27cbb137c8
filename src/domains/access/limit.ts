import { eq, lt, sql } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { rateLimit } from './tables.ts'
import { hashOf } from './token.ts'

const QUARTER_HOUR_MS = 15 * 60_000

/** Attempts a quarter of an hour. An address may be an office of many people, so it may try more often. */
const allowed = {
  signIn: { account: 10, address: 60 },
  signUp: { account: 5, address: 20 },
  owner: { account: 10, address: 10 },
  reset: { account: 4, address: 20 },
  password: { account: 10, address: 60 },
  invite: { account: 60, address: 60 },
  /** The password of a link; the account is the link. */
  link: { account: 20, address: 60 },
  /** Tiles, values and rows asked for by a link; following a selection asks while the pointer moves. */
  linkDraw: { account: 30_000, address: 3_000 },
  linkBrush: { account: 60_000, address: 9_000 },
} as const
type Limited = keyof typeof allowed

type Who = Pick<Visit, 'system' | 'now' | 'visitor'>

/**
 * Counts an attempt for the account it is about and for the address it comes from, before the attempt is made.
 * @throws DomainError too_many_requests, telling how long to wait
 */
export async function limit(visit: Who, what: Limited, account: string): Promise<void> {
  const address = networkOf(visit.visitor.address)
  await count(visit, keyOf(what, 'address', address), allowed[what].address)
  await count(visit, keyOf(what, 'account', account), allowed[what].account)
}

/** A success forgets the account's failed attempts, never the address's. */
export async function forget(visit: Who, what: Limited, account: string): Promise<void> {
  await visit.system(tx => tx.delete(rateLimit).where(eq(rateLimit.key, keyOf(what, 'account', account))))
}

/** In a transaction of its own: the attempt counts whatever becomes of it. */
async function count({ system, now }: Who, key: string, max: number): Promise<void> {
  const at = now()
  const retryAfterS = await system(async tx => {
    await tx.delete(rateLimit).where(lt(rateLimit.resetAt, new Date(at.getTime() - 86_400_000)))
    return countIn(tx, { key, max, windowMs: QUARTER_HOUR_MS, at })
  })
  if (retryAfterS === null) return
  const minutes = Math.ceil(retryAfterS / 60)
  const detail = `Too many attempts. Try again in ${minutes} minute${minutes === 1 ? '' : 's'}.`
  throw new DomainError('too_many_requests', detail, { retryAfterS })
}

interface Window {
  key: string
  max: number
  windowMs: number
  at: Date
}

/** Counts within a window of time; null while there is room in it, else how many seconds to wait. Nothing is thrown: the count is to stay. */
export async function countIn(tx: Transaction, { key, max, windowMs, at }: Window): Promise<number | null> {
  const over = sql`${rateLimit.resetAt} <= ${at.toISOString()}::timestamptz`
  const [row] = await tx
    .insert(rateLimit)
    .values({ key, count: 1, resetAt: new Date(at.getTime() + windowMs) })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${over} then 1 else ${rateLimit.count} + 1 end`,
        resetAt: sql`case when ${over} then excluded.reset_at else ${rateLimit.resetAt} end`,
      },
    })
    .returning()
  if (!row || row.count <= max) return null
  return Math.max(1, Math.ceil((row.resetAt.getTime() - at.getTime()) / 1000))
}

/** Hashed: a login may be a password typed in the wrong field. */
function keyOf(what: Limited, by: 'account' | 'address', value: string): string {
  return `${what} ${by} ${hashOf(value.trim().toLowerCase())}`
}

/** A household has a whole /64 of IPv6 addresses. */
function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
