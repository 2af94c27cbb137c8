import { eq } from 'drizzle-orm'
import { DomainError } from '../../contract/problem.ts'
import type { Context } from '../../ports/context.ts'
import { allows, roleOf } from '../access/policy.ts'
import { notify } from '../jobs/notify.ts'
import { loadComment } from './commentRow.ts'
import { dashboardFor } from './dashboardFor.ts'
import { dashboardComment } from './tables.ts'

/** Takes one's own remark back; admins take anybody's. Its words are gone for good. @throws DomainError not_found, not_allowed */
export async function deleteComment(ctx: Context, { commentId }: { commentId: string }): Promise<{ ok: true }> {
  return ctx.transaction(async tx => {
    const { dashboardId, byId } = await loadComment(ctx, tx, commentId)
    await dashboardFor(ctx, tx, { dashboardId, level: 'comment' })
    if (byId !== ctx.actor.id && !allows(roleOf(ctx.actor), 'admin'))
      throw new DomainError('not_allowed', 'Only who wrote a remark may take it back.')
    await tx
      .update(dashboardComment)
      .set({ text: '', mentions: [], deletedAt: ctx.now() })
      .where(eq(dashboardComment.id, commentId))
    await notify(tx, ctx.workspaceId, 'comment', dashboardId)
    return { ok: true }
  })
}
