import { and, eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { hashOf } from '../access/token.ts'
import { type EmbedPayload, isSigned, partsOfToken, payloadOf } from './embedToken.ts'
import { shareLink } from './tables.ts'

export type LinkRow = typeof shareLink.$inferSelect

interface FoundLink {
  row: LinkRow
  /** What an embed's token says; null of a public link. */
  payload: EmbedPayload | null
}

/** One answer for every token that leads nowhere: it tells nothing about the links there are. */
export const noSuchLink = () => new DomainError('not_found', 'There is no such link.')
const ended = () => new DomainError('gone', 'This link has ended. Ask whoever sent it for a new one.')

/**
 * The link that a token opens, alive. Which workspace it is in is found by it, so all of them are looked through.
 * @throws DomainError not_found for what is no token of ours, gone for one that has ended
 */
export async function findLink(visit: Pick<Visit, 'system' | 'secrets' | 'now'>, token: string): Promise<FoundLink> {
  const found = token.includes('.') ? await findEmbed(visit, token) : await findPublic(visit, token)
  const { row, payload } = found
  const now = visit.now().getTime()
  const ends = Math.min(row.expiresAt?.getTime() ?? Infinity, (payload?.exp ?? Infinity) * 1000)
  if (row.revokedAt !== null || ends <= now) throw ended()
  return found
}

async function findPublic({ system }: Pick<Visit, 'system'>, token: string): Promise<FoundLink> {
  const row = await system(tx => oneLink(tx, eq(shareLink.tokenHash, hashOf(token)), 'public'))
  if (!row) throw noSuchLink()
  return { row, payload: null }
}

const YEAR_S = 366 * 86_400

async function findEmbed({ system, secrets, now }: Pick<Visit, 'system' | 'secrets' | 'now'>, token: string) {
  const parts = partsOfToken(token)
  if (!parts) throw noSuchLink()
  const row = await system(tx => oneLink(tx, eq(shareLink.id, parts.linkId), 'embed'))
  const secret = row?.sealedSecret ? secrets.unseal(row.sealedSecret, row.id) : null
  // Without a link the same is computed, so that the time does not tell which links there are.
  const isRight = isSigned(parts, secret ?? 'no secret')
  const payload = payloadOf(parts)
  const isKept = payload !== null && payload.exp * 1000 <= now().getTime() + YEAR_S * 1000
  if (!row || secret === null || !isRight || !isKept) throw noSuchLink()
  return { row, payload }
}

async function oneLink(tx: Transaction, is: ReturnType<typeof eq>, kind: LinkRow['kind']): Promise<LinkRow | null> {
  const [row] = await tx
    .select()
    .from(shareLink)
    .where(and(is, eq(shareLink.kind, kind)))
  return row ?? null
}
