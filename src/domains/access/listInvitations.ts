import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Invitation } from '../../contract/access.ts'
import type { Context } from '../../ports/context.ts'
import { toInvitation } from './invitations.ts'
import { requireRole } from './requireRole.ts'
import { invitation } from './tables.ts'

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Invitation[]; nextCursor: string | null }> {
  requireRole(ctx, 'admin')
  const open = and(
    eq(invitation.workspaceId, ctx.workspaceId),
    isNull(invitation.acceptedAt),
    gt(invitation.expiresAt, ctx.now()),
    cursor ? lt(invitation.id, cursor) : undefined,
  )
  const rows = await ctx.transaction(tx =>
    tx
      .select()
      .from(invitation)
      .where(open)
      .orderBy(desc(invitation.id))
      .limit(limit + 1),
  )
  const items = rows.slice(0, limit).map(toInvitation)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
