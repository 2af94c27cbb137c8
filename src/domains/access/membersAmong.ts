import { and, eq, inArray } from 'drizzle-orm'
import type { Role } from '../../contract/access.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { selectMembers } from './members.ts'
import { membership, user } from './tables.ts'

export interface Known {
  userId: string
  name: string
  email: string
  role: Role
}

/** Those of some people who are members of the workspace. */
export async function membersAmong(
  ctx: Pick<Context, 'workspaceId'>,
  tx: Transaction,
  userIds: readonly string[],
): Promise<Known[]> {
  if (userIds.length === 0) return []
  const among = inArray(user.id, [...userIds])
  const rows = await selectMembers(tx).where(and(eq(membership.workspaceId, ctx.workspaceId), among))
  return rows.map(({ userId, name, email, role }) => ({ userId, name, email, role }))
}
