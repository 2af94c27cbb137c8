import { and, eq, isNull } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { record } from '../audit/record.ts'
import { requireRole } from './requireRole.ts'
import { invitation } from './tables.ts'

/** Withdraws an open invitation: its link no longer works. @throws DomainError not_found */
export async function withdrawInvitation(
  ctx: Context,
  { invitationId }: { invitationId: string },
): Promise<{ ok: true }> {
  requireRole(ctx, 'admin')
  await ctx.transaction(async tx => {
    const [gone] = await tx
      .delete(invitation)
      .where(
        and(
          eq(invitation.workspaceId, ctx.workspaceId),
          eq(invitation.id, invitationId),
          isNull(invitation.acceptedAt),
        ),
      )
      .returning()
    if (!gone) throw new DomainError('not_found', 'There is no such open invitation.')
    await record(ctx, tx, {
      action: 'invitation.withdrawn',
      target: { kind: 'invitation', id: gone.id, name: gone.email },
    })
  })
  return { ok: true }
}
