import { asc, eq } from 'drizzle-orm'
import type { Account, Me } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Transaction } from '../../ports/database.ts'
import { membership, workspace } from './tables.ts'

/** The workspaces of a person, the one they joined first at first. Needs a transaction over all workspaces. */
export function membershipsOf(tx: Transaction, userId: string): Promise<Me['workspaces']> {
  return tx
    .select({ id: workspace.id, name: workspace.name, role: membership.role })
    .from(membership)
    .innerJoin(workspace, eq(workspace.id, membership.workspaceId))
    .where(eq(membership.userId, userId))
    .orderBy(asc(membership.joinedAt), asc(workspace.id))
}

/**
 * The workspace a request is about: the one it names, or the person's first.
 * @throws DomainError not_found when they are no member of it, not_allowed when they are member of none
 */
export function choose(workspaces: Me['workspaces'], wantedId: string | null): Me['workspace'] {
  const chosen = wantedId === null ? workspaces[0] : workspaces.find(({ id }) => id === wantedId)
  if (chosen) return chosen
  if (workspaces.length === 0)
    throw new DomainError('not_allowed', 'You belong to no workspace. Ask an admin to invite you.')
  throw new DomainError('not_found', 'There is no such workspace, or you are no member of it.')
}

/** The person, their workspaces and the one the request is about. */
export async function loadMe(tx: Transaction, account: Account, wantedId: string | null): Promise<Me> {
  const workspaces = await membershipsOf(tx, account.id)
  return { account, workspace: choose(workspaces, wantedId), workspaces }
}
