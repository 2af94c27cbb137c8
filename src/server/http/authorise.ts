import type { Context as Exchange } from 'hono'
import { DomainError } from '../../contract/problem.ts'
import type { Access } from '../../contract/route.ts'
import { choose, membershipsOf } from '../../domains/access/memberships.ts'
import { requireRole } from '../../domains/access/requireRole.ts'
import { findOpenLink, type ShownLink } from '../../domains/sharing/findOpenLink.ts'
import type { LinkVisit, MemberVisit, SignedInVisit, Visit } from '../../ports/visit.ts'
import { contextFor, type Parts } from '../context.ts'

interface Asking {
  visit: Visit
  access: Access
  signal: AbortSignal
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
 * @throws DomainError not_signed_in, not_found for a workspace of others, not_allowed for a role that is too weak; for
 * a link not_found, gone, password_needed
 */
export async function authorise(
  parts: Parts,
  { visit, access, signal, shown }: Asking,
): Promise<Visit | SignedInVisit | MemberVisit | LinkVisit> {
  if (access === 'public' || access === 'lockedLink') return visit
  if (access === 'link') {
    const { workspaceId, ...link } = await findOpenLink(visit, shown)
    const ctx = contextFor(parts, { workspaceId, actor: { kind: 'link', id: link.id }, signal })
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
  return { ...visit, session, ...ctx }
}

/** The workspace a request names by header, or by query where headers cannot be set (event streams, downloads). */
export function wantedWorkspace(c: Exchange): string | null {
  return c.req.header('workspace-id') ?? c.req.query('workspace') ?? null
}
