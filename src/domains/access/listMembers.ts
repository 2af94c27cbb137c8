import { and, asc, eq, gt } from 'drizzle-orm'
import type { Member } from '../../contract/access.ts'
import type { Context } from '../../ports/context.ts'
import { selectMembers, toMember } from './members.ts'
import { membership } from './tables.ts'

/** People of the workspace, in the order of their ids. */
export async function listMembers(
  ctx: Context,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: Member[]; nextCursor: string | null }> {
  const rows = await ctx.transaction(tx =>
    selectMembers(tx)
      .where(and(eq(membership.workspaceId, ctx.workspaceId), cursor ? gt(membership.userId, cursor) : undefined))
      .orderBy(asc(membership.userId))
      .limit(limit + 1),
  )
  const items = rows.slice(0, limit).map(toMember)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.userId ?? null) : null }
}
