import type { Member, Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { record } from '../audit/record.ts'
import { loadMember, memberAt, requireAnotherOwner } from './members.ts'
import { mayManage, roleOf } from './policy.ts'
import { requireRole } from './requireRole.ts'
import { membership } from './tables.ts'

/** Gives a member another role. @throws DomainError not_found, not_allowed, conflict */
export async function changeRole(ctx: Context, { userId, role }: { userId: string; role: Role }): Promise<Member> {
  requireRole(ctx, 'admin')
  return ctx.transaction(async tx => {
    if (role !== 'owner') await requireAnotherOwner(ctx, tx, userId)
    const before = await loadMember(ctx, tx, userId)
    const own = roleOf(ctx.actor)
    if (!mayManage(own, before.role) || !mayManage(own, role))
      throw new DomainError('not_allowed', 'Only an owner makes, changes or removes admins and owners.')
    await tx.update(membership).set({ role }).where(memberAt(ctx, userId))
    await record(ctx, tx, {
      action: 'member.roleChanged',
      target: { kind: 'member', id: userId, name: before.name },
      detail: { before: before.role, after: role },
    })
    return { ...before, role }
  })
}
