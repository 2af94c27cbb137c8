import type { Context as Exchange } from 'hono'
import { Role } from '../../contract/access.ts'
import { scopeFor } from '../../contract/keyAccess.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Access, Route } from '../../contract/route.ts'
import { findApiKey } from '../../domains/access/findApiKey.ts'
import { choose, membershipsOf } from '../../domains/access/memberships.ts'
import { requireRole } from '../../domains/access/requireRole.ts'
import { findOpenLink, type ShownLink } from '../../domains/sharing/findOpenLink.ts'
import type { LinkVisit, MemberVisit, SignedInVisit, Visit } from '../../ports/visit.ts'
import { contextFor, type Parts } from '../context.ts'

interface Asking {
  visit: Visit
  route: Route
  signal: AbortSignal
  /** The API key that was sent; null without one. */
  secret: string | null
  /** What a link's route is asked with. */
  shown: ShownLink
}

/** Whether a route is for people who came by a link: its token is all they have, their cookies are nobody's business. */
export const isOfLinks = (access: Access): boolean => access === 'link' || access === 'lockedLink'

/** The token in the path, and the proof that its password was shown; a picture's address has no headers. */
export function shownLink(c: Exchange): ShownLink {
  return { token: c.req.param('token') ?? '', proof: c.req.header('link-proof') ?? c.req.query('proof') ?? null }
}

/**
 * The context a route's verb is given, when whoever asks may have it.
 * @throws DomainError not_signed_in, not_found for a workspace of others, not_allowed for a role or a key that is too weak;
 * for a key key_needed, too_many_requests; for a link not_found, gone, password_needed
 */
export async function authorise(
  parts: Parts,
  { visit, route, signal, shown, secret }: Asking,
): Promise<Visit | SignedInVisit | MemberVisit | LinkVisit> {
  if (secret !== null) return byKey(parts, { visit, route, signal, secret })
  const { access } = route
  if (access === 'public' || access === 'lockedLink') return visit
  if (access === 'link') {
    const { workspaceId, seenBy, ...link } = await findOpenLink(visit, shown)
    const ctx = contextFor(parts, { workspaceId, actor: { kind: 'link', id: link.id, seenBy }, signal })
    return { ...visit, ...ctx, link }
  }
  const { session } = visit
  if (!session) throw new DomainError('not_signed_in', 'Sign in first.')
  if (access === 'signedIn') return { ...visit, session }
  const workspaces = await visit.system(tx => membershipsOf(tx, session.account.id))
  const { id: workspaceId, role } = choose(workspaces, visit.wantedWorkspaceId)
  const { id, name } = session.account
  const ctx = contextFor(parts, { workspaceId, actor: { kind: 'user', id, name, role }, signal })
  requireRole(ctx, access)
  return { ...visit, ...ctx, account: session.account }
}

type KeyAsking = Omit<Asking, 'shown' | 'secret'> & { secret: string }

async function byKey(parts: Parts, { visit, route, signal, secret }: KeyAsking): Promise<MemberVisit> {
  const { workspaceId, actor, account, scope } = await findApiKey(visit, secret)
  const needed = scopeFor(route)
  // A route without a scope is none of members, or kept from keys.
  if (needed === null || !isRole(route.access)) throw new DomainError('not_allowed', 'No API key opens this.')
  if (visit.wantedWorkspaceId !== null && visit.wantedWorkspaceId !== workspaceId)
    throw new DomainError('not_found', 'This API key is of another workspace.')
  if (needed === 'write' && scope === 'read')
    throw new DomainError('not_allowed', 'This API key may only read. Make one that may write.')
  const ctx = contextFor(parts, { workspaceId, actor, signal, isReadOnly: scope === 'read' })
  requireRole(ctx, route.access)
  return { ...visit, ...ctx, account }
}

const isRole = (access: Access): access is Role => Role.safeParse(access).success

/** What is sent as `Authorization: Bearer`; null without it. */
export function bearerOf(c: Exchange): string | null {
  return /^bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null
}

/** The workspace a request names by header, or by query where headers cannot be set (event streams, downloads). */
export function wantedWorkspace(c: Exchange): string | null {
  return c.req.header('workspace-id') ?? c.req.query('workspace') ?? null
}
