import { and, eq } from 'drizzle-orm'
import type { Member } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import type { Transaction } from '../../ports/database.ts'
import { membership, user } from './tables.ts'

/** People of workspaces, to be narrowed to one. */
export function selectMembers(tx: Transaction) {
  return tx
    .select({
      userId: user.id,
      name: user.name,
      username: user.username,
      email: user.email,
      role: membership.role,
      joinedAt: membership.joinedAt,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
}

type MemberRow = Awaited<ReturnType<typeof selectMembers>>[number]

export function toMember(row: MemberRow): Member {
  return { ...row, joinedAt: row.joinedAt.toISOString() }
}

/** The row of one person in one workspace. */
export function memberAt(ctx: Pick<Context, 'workspaceId'>, userId: string) {
  return and(eq(membership.workspaceId, ctx.workspaceId), eq(membership.userId, userId))
}

/** One member, their row held until the transaction ends. @throws DomainError not_found */
export async function loadMember(ctx: Context, tx: Transaction, userId: string): Promise<Member> {
  const [row] = await selectMembers(tx).where(memberAt(ctx, userId)).for('update', { of: membership })
  if (!row) throw new DomainError('not_found', 'There is no such member.')
  return toMember(row)
}

/** Keeps a workspace from losing its last owner; two owners leaving at once wait for each other. */
export async function requireAnotherOwner(ctx: Context, tx: Transaction, userId: string): Promise<void> {
  const owners = await tx
    .select({ userId: membership.userId })
    .from(membership)
    .where(and(eq(membership.workspaceId, ctx.workspaceId), eq(membership.role, 'owner')))
    .orderBy(membership.userId)
    .for('update')
  if (!owners.some(owner => owner.userId !== userId))
    throw new DomainError('conflict', 'This is the last owner. Make somebody else an owner first.')
}
