import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { record } from '../audit/record.ts'
import { endKeysOf } from './apiKeys.ts'
import { forgetGrantsOf } from './grants.ts'
import { loadMember, memberAt, requireAnotherOwner } from './members.ts'
import { mayManage, roleOf } from './policy.ts'
import { requireRole } from './requireRole.ts'
import { membership } from './tables.ts'

/** Removes a member; their next request is refused. @throws DomainError not_found, not_allowed, conflict */
export async function removeMember(ctx: Context, { userId }: { userId: string }): Promise<{ ok: true }> {
  requireRole(ctx, 'admin')
  await ctx.transaction(async tx => {
    await requireAnotherOwner(ctx, tx, userId)
    const member = await loadMember(ctx, tx, userId)
    if (!mayManage(roleOf(ctx.actor), member.role))
      throw new DomainError('not_allowed', 'Only an owner makes, changes or removes admins and owners.')
    await tx.delete(membership).where(memberAt(ctx, userId))
    await forgetGrantsOf(ctx, tx, userId)
    await endKeysOf(ctx, tx, userId)
    await record(ctx, tx, {
      action: 'member.removed',
      target: { kind: 'member', id: userId, name: member.name },
      detail: { role: member.role },
    })
  })
  return { ok: true }
}
