import { and, eq, isNull } from 'drizzle-orm'
import type { Invitation, Role } from '../../contract/access.ts'
import { DomainError } from '../../contract/problem.ts'
import type { MemberVisit } from '../../ports/visit.ts'
import { record } from '../audit/record.ts'
import { toInvitation } from './invitations.ts'
import { limit } from './limit.ts'
import { selectMembers } from './members.ts'
import { mayManage, roleOf } from './policy.ts'
import { requireRole } from './requireRole.ts'
import { invitation, membership, user } from './tables.ts'
import { makeToken } from './token.ts'

const WEEK_MS = 7 * 86_400_000

/**
 * Invites somebody by mail, for seven days; an open invitation of the same address is replaced.
 * @throws DomainError not_allowed, already_exists when they are a member, too_many_requests
 */
export async function invite(ctx: MemberVisit, { email, role }: { email: string; role: Role }): Promise<Invitation> {
  requireRole(ctx, 'admin')
  if (!mayManage(roleOf(ctx.actor), role))
    throw new DomainError('not_allowed', 'Only an owner invites admins and owners.')
  await limit(ctx, 'invite', ctx.account.id)
  const { token, tokenHash } = makeToken()
  const made = await write(ctx, { email: email.toLowerCase(), role, tokenHash })
  await ctx.mailer.send({
    to: made.email,
    subject: `${made.invitedBy} invites you to DataInsight`,
    text: `Hello,

${made.invitedBy} invites you to work together in DataInsight. This link is for you alone, for seven days:

${ctx.site.publicUrl}/sign-up?invitation=${token}`,
  })
  return made
}

interface New {
  email: string
  role: Role
  tokenHash: string
}

function write(ctx: MemberVisit, { email, role, tokenHash }: New): Promise<Invitation> {
  const { workspaceId } = ctx
  return ctx.transaction(async tx => {
    const member = and(eq(membership.workspaceId, workspaceId), eq(user.email, email))
    if ((await selectMembers(tx).where(member)).length > 0)
      throw new DomainError('already_exists', 'This person is a member already.')
    const open = [eq(invitation.workspaceId, workspaceId), eq(invitation.email, email), isNull(invitation.acceptedAt)]
    await tx.delete(invitation).where(and(...open))
    const createdAt = ctx.now()
    const row = {
      id: ctx.newId('in'),
      workspaceId,
      email,
      role,
      tokenHash,
      invitedBy: ctx.account.name,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + WEEK_MS),
      acceptedAt: null,
    }
    await tx.insert(invitation).values(row)
    await record(ctx, tx, {
      action: 'member.invited',
      target: { kind: 'invitation', id: row.id, name: email },
      detail: { role },
    })
    return toInvitation(row)
  })
}
