import type { Account, Me, Role } from '../../contract/access.ts'
import type { Transaction } from '../../ports/database.ts'
import type { Visit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { loadMe } from './memberships.ts'
import { membership, workspace } from './tables.ts'

export interface NewcomerFacts {
  name: string
  email: string
  username: string
  password: string
}

interface Joining {
  account: Account
  workspaceId: string
  role: Role
  action: string
}

/** Makes somebody a member, on the record. */
export async function join(
  visit: Visit,
  tx: Transaction,
  { account, workspaceId, role, action }: Joining,
): Promise<void> {
  await tx
    .insert(membership)
    .values({ workspaceId, userId: account.id, role, joinedAt: visit.now() })
    .onConflictDoNothing()
  await record(actingAs(visit, { account, workspaceId, role }), tx, {
    action,
    target: { kind: 'member', id: account.id, name: account.name },
    detail: { role },
  })
}

/** A new, empty workspace; its id. */
export async function makeWorkspace({ now, newId }: Visit, tx: Transaction, name: string): Promise<string> {
  const id = newId('ws')
  await tx.insert(workspace).values({ id, name, createdAt: now() })
  return id
}

/** Signs in an account that was just made or proven. */
export async function enter(visit: Visit, tx: Transaction, account: Account, workspaceId: string | null): Promise<Me> {
  visit.keepSession(await visit.authentication.startSession(tx, account.id, visit.visitor))
  return loadMe(tx, account, workspaceId)
}

/** What `record` needs of a context, before the person has one. */
export function actingAs(
  { now, newId }: Pick<Visit, 'now' | 'newId'>,
  { account, workspaceId, role }: Pick<Joining, 'account' | 'workspaceId' | 'role'>,
) {
  const { id, name } = account
  return { workspaceId, actor: { kind: 'user' as const, id, name, role }, now, newId }
}
