import type { Context as Exchange } from 'hono'
import { DomainError } from '../../contract/problem.ts'
import type { Access } from '../../contract/route.ts'
import { choose, membershipsOf } from '../../domains/access/memberships.ts'
import { requireRole } from '../../domains/access/requireRole.ts'
import type { MemberVisit, SignedInVisit, Visit } from '../../ports/visit.ts'
import { contextFor, type Parts } from '../context.ts'

/**
 * The context a route's verb is given, when whoever asks may have it.
 * @throws DomainError not_signed_in, not_found for a workspace of others, not_allowed for a role that is too weak
 */
export async function authorise(
  parts: Parts,
  { visit, access, signal }: { visit: Visit; access: Access; signal: AbortSignal },
): Promise<Visit | SignedInVisit | MemberVisit> {
  if (access === 'public') return visit
  if (access === 'link') throw new DomainError('not_found', 'There is no such link.')
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
